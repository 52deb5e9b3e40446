package postrider.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import postrider.config.ConfigFile;
import postrider.config.ConfigSources;
import postrider.config.Settings;

/** A home with some files in public/, and ways to ask its server. */
final class WebHome {
    static final String URL = "https://news.example.org";

    private final Path folder;
    private final HttpClient client = HttpClient.newHttpClient();

    WebHome(Path folder) {
        this.folder = folder;
    }

    Settings settings(String... overrides) {
        List<String> all = new ArrayList<>(List.of(
                "site.url=" + URL,
                "site.title=Our News",
                "site.languages=[en, ru, kk]",
                "digest.reply_to=editors@news.example.org",
                "web.listen=127.0.0.1:0",
                "web.admin_listen=127.0.0.1:0"));
        all.addAll(List.of(overrides));
        return ConfigFile.read(new ConfigSources(folder, Optional.empty(), Map.of(), all))
                .value()
                .orElseThrow();
    }

    Path file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** In public/, put in its place in one step. */
    Path file(String path, byte[] octets) {
        try {
            Path file = folder.resolve("public").resolve(path);
            Files.createDirectories(file.getParent());
            Path beside = Files.write(file.resolveSibling("." + file.getFileName() + ".new"), octets);
            return Files.move(beside, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** @param headers names and values in turn */
    HttpResponse<String> get(WebServer server, String path, String... headers) {
        return ask(server, "GET", path, null, headers);
    }

    HttpResponse<String> ask(
            WebServer server,
            String method,
            String path,
            @org.jspecify.annotations.Nullable String body,
            String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(server.url()).resolve(path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

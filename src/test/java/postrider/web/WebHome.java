package postrider.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import postrider.config.ConfigFile;
import postrider.config.ConfigSources;
import postrider.config.Settings;
import postrider.database.Database;
import postrider.edition.Showcase;
import postrider.job.Correspondence;
import postrider.job.Erasing;
import postrider.job.FrontDesk;
import postrider.job.Status;
import postrider.mail.OutboxFolder;
import postrider.subscriber.Joining;
import postrider.subscriber.LinkSigner;
import postrider.subscriber.Offer;
import postrider.subscriber.Offers;
import postrider.subscriber.SecretKey;
import postrider.template.Templates;

/** A home with some files in public/, and ways to ask its servers. Closed, it ends what was served. */
final class WebHome implements AutoCloseable {
    static final String URL = "https://news.example.org";

    static final SecretKey KEY = SecretKey.of("5".repeat(64));

    private final Path folder;
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private @Nullable Database database;
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private final HttpClient client = HttpClient.newHttpClient();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

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

    /** A server of the files and of the pages, at a moment that stands still. */
    WebServer serve(String... overrides) {
        return serve(WebServer.Patience.USUAL, overrides);
    }

    WebServer serve(WebServer.Patience patience, String... overrides) {
        return opened(WebServer.open(
                settings(overrides), new Templates(folder.resolve("templates")), desk(overrides), said::add, patience));
    }

    /** A server for who runs the program; programs are told how many things need a person. */
    WebServer admin(BooleanSupplier ready, Supplier<Status> status, String... overrides) {
        Settings settings = settings(overrides);
        return opened(WebServer.openAdmin(
                settings.web().adminListen().orElseThrow(),
                settings,
                new Templates(folder.resolve("templates")),
                ready,
                status,
                told -> "{\"needsPerson\": " + told.needsPerson().size() + "}"));
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }

    @Override
    public void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    private FrontDesk desk(String... overrides) {
        Settings settings = settings(overrides);
        database = opened(Database.open(folder.resolve("var/postrider.db"), () -> now));
        Offers offers = offers(overrides);
        return new FrontDesk(
                database,
                KEY,
                offers,
                new Correspondence(
                        new Joining(KEY, offers),
                        new Showcase("en"),
                        settings.newsletters(),
                        "news.example.org",
                        Optional.empty()),
                new Erasing(new OutboxFolder(settings.mail().outbox())),
                new FrontDesk.Home(settings.site().zone(), settings.web().evidence()),
                () -> now);
    }

    Offers offers(String... overrides) {
        Settings settings = settings(overrides);
        return new Offers(
                settings.newsletters().stream()
                        .map(one -> new Offer(
                                one.name(),
                                one.digest().frequencies(),
                                one.digest().defaultFrequency()))
                        .toList(),
                "en",
                settings.site().zone());
    }

    void wait(Duration length) {
        now = now.plus(length);
    }

    Instant now() {
        return now;
    }

    /** What the server told who runs it. */
    List<String> said() {
        return List.copyOf(said);
    }

    Database database() {
        return java.util.Objects.requireNonNull(database);
    }

    /** The first column of all rows, as text. */
    List<String> rows(String sql) {
        return database().read(tx -> tx.list(sql, row -> String.valueOf(row.textOrNull("it"))));
    }

    LinkSigner links() {
        return new LinkSigner(KEY);
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
            throw new UncheckedIOException(e);
        }
    }

    /** @param headers names and values in turn */
    HttpResponse<String> get(WebServer server, String path, String... headers) {
        return ask(server, "GET", path, null, headers);
    }

    HttpResponse<String> ask(WebServer server, String method, String path, @Nullable String body, String... headers) {
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

    /** All that comes back until the server closes the connection. @param request as it goes over the wire, each character an octet */
    String raw(WebServer server, String request) {
        try (Socket socket = connect(server)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Socket connect(WebServer server) throws IOException {
        URI where = URI.create(server.url());
        Socket socket = new Socket(where.getHost(), where.getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }
}

package postrider.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code web}. */
record WebReader(Values values) {
    private static final Kind<WebSettings.Listen> ADDRESS =
            new Kind<>("address to listen on", WebReader::listen, "Write a host and a port, like 127.0.0.1:8080");
    private static final Kind<Network> NETWORK =
            new Kind<>("network", Network::parse, "Write an address like 127.0.0.1, or a network like 10.0.0.0/8");
    private static final Kind<URI> URL =
            new Kind<>("web address", WebReader::url, "Write one like https://news.example.org");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    WebSettings read() {
        Optional<URI> url = values.findFilled("url", URL);
        url.filter(found -> found.getScheme().equals("http") && !LOOPBACK.contains(found.getHost()))
                .flatMap(found -> values.given("url"))
                .ifPresent(given -> values.findings()
                        .warning(
                                given.at(),
                                "web.url begins with http, so whoever is on the way could read people's links",
                                "Write https; http is for trying it on this machine, at localhost"));
        boolean isOff = values.section().find("admin_listen").isPresent() && values.isBlank("admin_listen");
        return new WebSettings(
                values.get("listen", ADDRESS, new WebSettings.Listen("127.0.0.1", 8080)),
                isOff
                        ? Optional.empty()
                        : Optional.of(values.get("admin_listen", ADDRESS, new WebSettings.Listen("127.0.0.1", 8081))),
                url,
                values.list("trusted_proxies", NETWORK, List.of()),
                values.get(
                        "evidence",
                        Kind.choice(Map.of(
                                "none", WebSettings.Evidence.NONE,
                                "short", WebSettings.Evidence.SHORT,
                                "whole", WebSettings.Evidence.WHOLE)),
                        WebSettings.Evidence.SHORT));
    }

    private static Optional<WebSettings.Listen> listen(String text) {
        Matcher parts = Pattern.compile("(?:(\\[[0-9A-Fa-f:.]+]|[^\\s:\\[\\]]+):)?(\\d{1,5})")
                .matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > 65_535) {
            return Optional.empty();
        }
        String host = parts.group(1) == null ? "127.0.0.1" : parts.group(1).replaceAll("[\\[\\]]", "");
        return Optional.of(new WebSettings.Listen(host, Integer.parseInt(parts.group(2))));
    }

    private static Optional<URI> url(String text) {
        try {
            URI url = new URI(text.replaceAll("/+$", "")).parseServerAuthority();
            boolean isWeb = url.getHost() != null
                    && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null;
            return isWeb ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}

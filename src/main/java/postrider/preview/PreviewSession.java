package postrider.preview;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import postrider.job.Preview;
import postrider.job.PreviewRequest;
import postrider.letter.EmbeddedPicture;
import postrider.post.MediaType;
import postrider.source.Bytes;
import postrider.template.Templates;

/** Serves the page on this machine alone, until it is closed. */
public final class PreviewSession implements AutoCloseable {
    private static final String HTML = "text/html; charset=utf-8";
    private static final String TEXT = "text/plain; charset=utf-8";

    private final HttpServer server;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "preview");
        thread.setDaemon(true);
        return thread;
    });
    private final Shown shown;
    private final PreviewPage page;

    private PreviewSession(HttpServer server, Shown shown, PreviewPage page) {
        this.server = server;
        this.shown = shown;
        this.page = page;
    }

    /**
     * Begins to serve.
     *
     * @param port 0: any that is free
     * @param watched folders and files that are looked at anew when something in them is saved
     * @param previews asked again after each change
     * @throws UncheckedIOException where the port is taken
     */
    public static PreviewSession open(
            int port, List<Path> watched, Templates templates, Function<PreviewRequest, Preview> previews) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            PreviewSession session = new PreviewSession(
                    server, new Shown(new WatchedFolder(watched), previews), new PreviewPage(templates));
            server.createContext("/", session::answer);
            server.setExecutor(session.worker);
            server.start();
            return session;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "port " + port + " can't be served (" + e.getMessage() + "); name another one: --port 0", e);
        }
    }

    /** Where it is, such as {@code http://127.0.0.1:8082/}. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
        worker.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            // A page elsewhere could reach this port by a name of its own (DNS rebinding), and read drafts.
            String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                    .orElse("");
            if (!host.matches("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?")
                    || !exchange.getRequestMethod().matches("GET|HEAD")) {
                send(exchange, 403, TEXT, Bytes.utf8("This page is for this machine alone.\n"));
                return;
            }
            Query query = Query.of(exchange.getRequestURI());
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/")) {
                send(exchange, 200, HTML, Bytes.utf8(page.render(query, shown.look(query.request()))));
            } else if (path.equals("/stamp")) {
                send(exchange, 200, TEXT, Bytes.utf8(shown.stamp()));
            } else {
                Optional<Preview> last = shown.last(query.request());
                send(exchange, path, query, last);
            }
        }
    }

    private static void send(HttpExchange exchange, String path, Query query, Optional<Preview> last)
            throws IOException {
        Optional<Answer> answer = last.flatMap(preview -> answer(path, query, preview));
        if (answer.isPresent()) {
            send(exchange, 200, answer.get().type(), answer.get().octets());
        } else {
            send(exchange, 404, TEXT, Bytes.utf8("There is no such thing here.\n"));
        }
    }

    private record Answer(String type, Bytes octets) {}

    private static Optional<Answer> answer(String path, Query query, Preview preview) {
        return switch (path) {
            case "/letter.html" ->
                Optional.of(new Answer(HTML, Bytes.utf8(query.view().of(preview))));
            case "/letter.txt" ->
                Optional.of(new Answer(TEXT, Bytes.utf8(preview.letter().text())));
            case "/letter.eml" -> Optional.of(new Answer(TEXT, preview.message().octets()));
            default -> file(path, preview);
        };
    }

    private static Optional<Answer> file(String path, Preview preview) {
        if (path.startsWith("/along/")) {
            String id = path.substring("/along/".length());
            return preview.letter().pictures().stream()
                    .filter(picture -> picture.id().equals(id))
                    .findFirst()
                    .map((EmbeddedPicture picture) -> new Answer(picture.type(), picture.octets()));
        }
        if (!path.startsWith("/site/")) {
            return Optional.empty();
        }
        String below = path.substring("/site/".length());
        String file = below.isEmpty() || below.endsWith("/") ? below + "index.html" : below;
        return preview.site().apply(file).map(octets -> new Answer(type(file), here(file, octets, preview)));
    }

    private static String type(String file) {
        String type = MediaType.of(file);
        return type.startsWith("text/") ? type + "; charset=utf-8" : type;
    }

    /** The site's pages, with links that stay here. */
    private static Bytes here(String file, Bytes octets, Preview preview) {
        return file.endsWith(".html") ? Bytes.utf8(octets.text().replace(preview.siteUrl() + "/", "/site/")) : octets;
    }

    private static void send(HttpExchange exchange, int status, String type, Bytes octets) throws IOException {
        byte[] body = octets.toArray();
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("X-Frame-Options", "SAMEORIGIN");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : body.length == 0 ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }
}

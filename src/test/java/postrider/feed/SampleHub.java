package postrider.feed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** A hub on the loopback that notes what it is told. */
public final class SampleHub implements AutoCloseable {
    private final HttpServer server;
    private final List<List<String>> requests = Collections.synchronizedList(new ArrayList<>());
    private volatile int status = 204;

    public SampleHub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/publish?a=b";
    }

    public void answersWith(int code) {
        status = code;
    }

    /** Of each request the topics, as far as it was a well-made one. */
    public List<List<String>> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        List<String> fields = Stream.of(form.split("&"))
                .map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
                .toList();
        boolean isPublish = exchange.getRequestMethod().equals("POST")
                && exchange.getRequestURI().toString().equals("/publish?a=b")
                && "application/x-www-form-urlencoded"
                        .equals(exchange.getRequestHeaders().getFirst("Content-Type"))
                && fields.get(0).equals("hub.mode=publish");
        requests.add(fields.stream()
                .skip(1)
                .map(field -> isPublish && field.startsWith("hub.url=") ? field.substring(8) : "bad: " + form)
                .toList());
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

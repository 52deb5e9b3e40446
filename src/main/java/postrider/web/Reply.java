package postrider.web;

import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Sends what was made for one request, and for nobody else: no cache keeps it, no script runs in it, and no frame shows it but {@link #framed}. */
final class Reply {
    private static final String POLICY = "Content-Security-Policy";
    private static final String OWN =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; ";
    private static final HttpFields PRIVATE = HttpFields.build()
            .add(new PreEncodedHttpField(POLICY, OWN + "frame-ancestors 'none'"))
            .add(new PreEncodedHttpField("X-Content-Type-Options", "nosniff"))
            .add(new PreEncodedHttpField("Referrer-Policy", "no-referrer"))
            .add(new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store"))
            .add(new PreEncodedHttpField("X-Robots-Tag", "noindex"))
            .add(new PreEncodedHttpField("Cross-Origin-Opener-Policy", "same-origin"))
            .asImmutable();

    private static final HttpField FOR_FRAMES = new PreEncodedHttpField(POLICY, OWN + "frame-ancestors *");

    private Reply() {}

    static void html(Request request, Response response, Callback callback, int status, String html) {
        send(request, response, callback, status, "text/html; charset=utf-8", html);
    }

    /** An error as programs read it. */
    static void json(Request request, Response response, Callback callback, int status, String message) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeName("error");
            json.writeStartObject();
            json.writeNumberProperty("status", status);
            json.writeStringProperty("message", message);
            json.writeEndObject();
            json.writeEndObject();
        }
        send(request, response, callback, status, "application/json", text + "\n");
    }

    static void plain(Request request, Response response, Callback callback, int status, String text) {
        send(request, response, callback, status, "text/plain; charset=utf-8", text + "\n");
    }

    /** A page that any site may show in a frame: nothing can come of it without a mail to who reads that address's. */
    static void framed(Request request, Response response, Callback callback, int status, String html) {
        send(request, response, callback, status, "text/html; charset=utf-8", html, FOR_FRAMES);
    }

    static void send(Request request, Response response, Callback callback, int status, String type, String text) {
        send(request, response, callback, status, type, text, null);
    }

    /** @param instead of the field of that name that all have */
    private static void send(
            Request request,
            Response response,
            Callback callback,
            int status,
            String type,
            String text,
            @Nullable HttpField instead) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        PRIVATE.forEach(field -> response.getHeaders().put(field));
        if (instead != null) {
            response.getHeaders().put(instead);
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, octets.length);
        boolean hasBody = !HttpMethod.HEAD.is(request.getMethod()) && status != HttpStatus.NO_CONTENT_204;
        response.write(true, hasBody ? ByteBuffer.wrap(octets) : null, callback);
    }

    /** Whether it is a person's program that asks, and shows pages. */
    static boolean isBrowser(Request request) {
        String accepted = request.getHeaders().get(HttpHeader.ACCEPT);
        return accepted != null && accepted.contains("text/html");
    }

    /** Whether it is a program that asks, and wants JSON. */
    static boolean wantsJson(Request request) {
        String accepted = request.getHeaders().get(HttpHeader.ACCEPT);
        return accepted != null && accepted.contains("json") && !isBrowser(request);
    }
}

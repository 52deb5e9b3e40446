package postrider.web;

import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What is no file: the style sheet of the pages, and the pages themselves. Works on a thread of its own, for it may wait for the database. */
final class PageHandler extends Handler.Abstract.NonBlocking {
    private final Supplier<byte[]> style;

    PageHandler(Supplier<byte[]> style) {
        this.style = style;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        request.getComponents().getExecutor().execute(() -> {
            try {
                answer(request, response, callback);
            } catch (RuntimeException e) {
                Response.writeError(request, response, callback, HttpStatus.INTERNAL_SERVER_ERROR_500);
            }
        });
        return true;
    }

    private void answer(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getCanonicalPath();
        if (path != null && path.endsWith("/web.css")) {
            style(request, response, callback);
        } else {
            Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
        }
    }

    private void style(Request request, Response response, Callback callback) {
        byte[] octets = style.get();
        String etag = Pages.etag(octets);
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(new PreEncodedHttpField(HttpHeader.ETAG, etag));
        headers.put(HttpHeader.CACHE_CONTROL, "public, max-age=300");
        if (Preconditions.of(request.getHeaders(), etag, Long.MAX_VALUE) == Preconditions.Verdict.NOT_MODIFIED) {
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            response.write(true, null, callback);
            return;
        }
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put(HttpHeader.CONTENT_TYPE, "text/css; charset=utf-8");
        headers.put(HttpHeader.CONTENT_LENGTH, octets.length);
        response.write(true, request.getMethod().equals("HEAD") ? null : java.nio.ByteBuffer.wrap(octets), callback);
    }
}

package postrider.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import postrider.template.Words;

/** What went wrong, as a page, or as JSON for programs. Never says more of the inside than its status. */
final class ErrorPages extends ErrorHandler {
    private final Pages pages;
    private final Supplier<Optional<ServedFile>> missing;

    /** @param missing the site's own page for what isn't there */
    ErrorPages(Pages pages, Supplier<Optional<ServedFile>> missing) {
        this.pages = pages;
        this.missing = missing;
    }

    @Override
    public boolean errorPageForMethod(@Nullable String method) {
        return true;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        if (Reply.wantsJson(request)) {
            Reply.json(request, response, callback, status, HttpStatus.getMessage(status));
            return true;
        }
        ServedFile.@Nullable Variant page = status == HttpStatus.NOT_FOUND_404
                ? missing.get().map(ServedFile::plain).orElse(null)
                : null;
        if (page != null && page.octets() != null) {
            java.nio.ByteBuffer octets = page.octets().slice();
            Reply.html(
                    request,
                    response,
                    callback,
                    status,
                    java.nio.charset.StandardCharsets.UTF_8.decode(octets).toString());
            return true;
        }
        Pages.Frame frame = pages.frame(pages.language(request, Optional.empty()), "");
        Words words = frame.words();
        Reply.html(
                request,
                response,
                callback,
                status,
                pages.message(frame, heading(words, status), texts(words, status), "", List.of(), ""));
        return true;
    }

    private static String heading(Words words, int status) {
        return switch (status) {
            case HttpStatus.NOT_FOUND_404 -> words.text("site.missing");
            case HttpStatus.TOO_MANY_REQUESTS_429 -> words.text("web.busy");
            default -> status >= HttpStatus.INTERNAL_SERVER_ERROR_500 ? words.text("web.fault") : words.text("web.bad");
        };
    }

    private List<String> texts(Words words, int status) {
        List<String> texts = new ArrayList<>();
        switch (status) {
            case HttpStatus.NOT_FOUND_404 -> texts.add(words.text("site.missing.why"));
            case HttpStatus.TOO_MANY_REQUESTS_429 -> texts.add(words.text("web.busy.text"));
            default -> {
                boolean ours = status >= HttpStatus.INTERNAL_SERVER_ERROR_500;
                texts.add(words.text(ours ? "web.fault.text" : "web.bad.text"));
                String contact = pages.place().contact();
                if (ours && contact != null) {
                    texts.add(words.text("web.fault.write", "email", contact));
                }
            }
        }
        return texts;
    }
}

package postrider.web;

import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import postrider.job.Status;

/** What those ask who run the program, and their programs. Nothing here is for the public. */
final class AdminHandler extends Handler.Abstract {
    /** Nobody can have an address in digits lead elsewhere. */
    private static final Pattern DIGITS = Pattern.compile("[0-9.]+|\\[[0-9a-f:.]+]");

    private final String own;
    private final BooleanSupplier ready;
    private final Supplier<Status> status;
    private final Function<Status, String> json;
    private final StatusPage page;

    /**
     * @param own name of the host that it listens at; @param ready whether a run has been through
     * @param json what programs are told; @param page what browsers are
     */
    AdminHandler(
            String own,
            BooleanSupplier ready,
            Supplier<Status> status,
            Function<Status, String> json,
            StatusPage page) {
        this.own = own.toLowerCase(Locale.ROOT);
        this.ready = ready;
        this.status = status;
        this.json = json;
        this.page = page;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String host = request.getHeaders().get(HttpHeader.HOST);
        if (host != null && !isOurs(Gate.name(host))) {
            Reply.plain(request, response, callback, HttpStatus.MISDIRECTED_REQUEST_421, "ask by address or localhost");
            return true;
        }
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            Reply.plain(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, "only GET and HEAD");
            return true;
        }
        switch (String.valueOf(request.getHttpURI().getCanonicalPath())) {
            case "/healthz" -> Reply.plain(request, response, callback, HttpStatus.OK_200, "ok");
            case "/readyz" -> {
                boolean is = ready.getAsBoolean();
                int code = is ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503;
                Reply.plain(request, response, callback, code, is ? "ready" : "the first run is not through yet");
            }
            case "/status" -> {
                if (Reply.isBrowser(request)) {
                    Reply.html(request, response, callback, HttpStatus.OK_200, page.html(status.get()));
                } else {
                    String text = json.apply(status.get());
                    Reply.send(request, response, callback, HttpStatus.OK_200, "application/json", text);
                }
            }
            case "/status.css" ->
                Reply.send(request, response, callback, HttpStatus.OK_200, "text/css; charset=utf-8", page.style());
            case "/" -> Response.sendRedirect(request, response, callback, "/status");
            default ->
                Reply.plain(
                        request,
                        response,
                        callback,
                        HttpStatus.NOT_FOUND_404,
                        "there are /status, /healthz and /readyz");
        }
        return true;
    }

    /** What a page of somebody else's asks, whose name was made to lead here (DNS rebinding), is not. */
    private boolean isOurs(String name) {
        return name.equals("localhost")
                || name.equals(own)
                || DIGITS.matcher(name).matches();
    }
}

package postrider.web;

import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Lets in who asks by an address in digits or by its own name: a page of somebody else's can have no other lead here (DNS rebinding). */
final class AdminGate extends Handler.Wrapper {
    private static final Pattern DIGITS = Pattern.compile("[0-9.]+|\\[[0-9a-f:.]+]");

    private final String own;

    /** @param own name of the host that it listens at */
    AdminGate(String own, Handler next) {
        super(next);
        this.own = own.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String host = request.getHeaders().get(HttpHeader.HOST);
        if (host != null && !isOurs(Gate.name(host))) {
            Reply.plain(request, response, callback, HttpStatus.MISDIRECTED_REQUEST_421, "ask by address or localhost");
            return true;
        }
        return super.handle(request, response, callback);
    }

    private boolean isOurs(String name) {
        return name.equals("localhost")
                || name.equals(own)
                || DIGITS.matcher(name).matches();
    }
}

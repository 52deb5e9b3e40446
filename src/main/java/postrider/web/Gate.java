package postrider.web;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What each request must pass: it is meant for us, and its answer says to come by https next time where it came by https. */
final class Gate extends Handler.Wrapper {
    private static final PreEncodedHttpField HSTS =
            new PreEncodedHttpField("Strict-Transport-Security", "max-age=31536000");

    private final Set<String> names;
    private final Clients clients;

    /** @param names hosts by which people come here, in lower case, without ports */
    Gate(List<String> names, Clients clients, Handler next) {
        super(next);
        this.names = new HashSet<>(names);
        this.clients = clients;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String host = request.getHeaders().get(HttpHeader.HOST);
        if (host != null && !names.contains(host) && !names.contains(name(host))) {
            // A page of somebody else's that had its name lead to this machine (DNS rebinding) gets nothing from here.
            Response.writeError(request, response, callback, HttpStatus.MISDIRECTED_REQUEST_421);
            return true;
        }
        if (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_0
                && request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
            // That version knows no chunks: who stands between may see another request's head where we see the body
            // (RFC 9112, section 6.1).
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            Response.writeError(request, response, callback, HttpStatus.BAD_REQUEST_400);
            return true;
        }
        if (clients.isSecure(request)) {
            response.getHeaders().add(HSTS);
        }
        return super.handle(request, response, callback);
    }

    /** Of a {@code Host} header: in lower case, without port and closing dot. */
    static String name(String host) {
        int colon = host.lastIndexOf(':');
        boolean hasPort = colon >= 0 && host.indexOf(']', colon) < 0;
        String name = (hasPort ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}

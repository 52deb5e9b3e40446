package postrider.web;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import postrider.config.Network;

/** Who asks. What is said of a client is believed of the proxies in the settings alone. */
final class Clients {
    private final List<Network> proxies;

    Clients(List<Network> proxies) {
        this.proxies = List.copyOf(proxies);
    }

    /** The client's address in digits: the last one named that is no proxy of ours. */
    String address(Request request) {
        String peer = peer(request);
        if (!isProxy(peer)) {
            return peer;
        }
        List<String> way = new ArrayList<>(request.getHeaders().getCSV(HttpHeader.X_FORWARDED_FOR, false));
        Collections.reverse(way);
        String nearest = peer;
        for (String one : way) {
            nearest = digits(one.strip());
            if (!isProxy(nearest)) {
                return nearest;
            }
        }
        return nearest;
    }

    /** Whether the request came by https, as far as the client's side goes. */
    boolean isSecure(Request request) {
        if (request.isSecure()) {
            return true;
        }
        return !proxies.isEmpty()
                && "https".equals(request.getHeaders().get(HttpHeader.X_FORWARDED_PROTO))
                && isProxy(peer(request));
    }

    private boolean isProxy(String address) {
        return proxies.stream().anyMatch(network -> network.contains(address));
    }

    /** Without brackets and port. */
    private static String digits(String named) {
        int bracket = named.indexOf(']');
        if (named.startsWith("[") && bracket > 0) {
            return named.substring(1, bracket);
        }
        int colon = named.indexOf(':');
        return colon > 0 && colon == named.lastIndexOf(':') ? named.substring(0, colon) : named;
    }

    private static String peer(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress address
                        && address.getAddress() != null
                ? address.getAddress().getHostAddress()
                : "";
    }
}

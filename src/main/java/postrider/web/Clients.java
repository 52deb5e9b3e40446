package postrider.web;

import java.net.InetSocketAddress;
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

    /** The client's address in digits: the last one named that is no proxy of ours. What is no address ends the way. */
    String address(Request request) {
        String[] way = String.join(",", request.getHeaders().getValuesList(HttpHeader.X_FORWARDED_FOR))
                .split(",");
        String nearest = peer(request);
        for (int i = way.length - 1; i >= 0 && isProxy(nearest); i--) {
            String named = digits(way[i].strip());
            if (!Network.isAddress(named)) {
                return nearest;
            }
            nearest = named;
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

package postrider.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where {@code serve} listens, and where people find it. The package {@code web} stands above this one, so its settings are here.
 *
 * @param listen for everybody; @param adminListen for who runs it, empty where nothing is to listen
 * @param url what links in letters begin with, without a trailing slash; empty where no letter leads here
 * @param trustedProxies whose word on a client's address is believed
 * @param evidence how much of a client's address is kept with what it agreed to
 */
public record WebSettings(
        Listen listen,
        Optional<Listen> adminListen,
        Optional<URI> url,
        List<Network> trustedProxies,
        Evidence evidence) {
    public WebSettings {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /** @param host a name or an address; @param port 0: any free one */
    public record Listen(String host, int port) {
        @Override
        public String toString() {
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /** What is kept of an address that a consent came from. */
    public enum Evidence {
        NONE,
        /** Its neighbourhood: {@link Network#around}. */
        SHORT,
        WHOLE;

        /** @return empty where nothing is to be kept */
        public String of(String address) {
            return switch (this) {
                case NONE -> "";
                case SHORT -> Network.around(address).orElse("");
                case WHOLE -> address;
            };
        }
    }
}

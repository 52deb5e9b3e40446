package postrider.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/** As {@link NoDelaySockets}, for TLS from the first octet and for STARTTLS. Trusts what the system trusts. */
final class NoDelayTlsSockets extends SSLSocketFactory {
    private final SSLSocketFactory system;

    NoDelayTlsSockets(SSLSocketFactory system) {
        this.system = system;
    }

    @Override
    public Socket createSocket() throws IOException {
        return NoDelaySockets.prompt(system.createSocket());
    }

    @Override
    public Socket createSocket(Socket below, String host, int port, boolean closeBelow) throws IOException {
        return NoDelaySockets.prompt(system.createSocket(below, host, port, closeBelow));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return NoDelaySockets.prompt(system.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return NoDelaySockets.prompt(system.createSocket(host, port, from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return NoDelaySockets.prompt(system.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return NoDelaySockets.prompt(system.createSocket(host, port, from, fromPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return system.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return system.getSupportedCipherSuites();
    }
}

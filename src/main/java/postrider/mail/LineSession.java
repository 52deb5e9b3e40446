package postrider.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import postrider.source.Bytes;

/** One open connection, seen as answers to read and octets to write. Nothing on it lasts longer than it was given. */
final class LineSession implements AutoCloseable {
    private static final int MOST_OCTETS = 4096; // RFC 5321 allows 512; many write more
    private static final int MOST_LINES = 128;

    /** Most messages go in one write. */
    private static final int GATHERED = 64 * 1024;

    private final Socket wire;
    private final Watchdog watchdog;
    private final byte[] buffer = new byte[8192];
    private InputStream in;
    private OutputStream out;
    private int next;
    private int end;
    private long limit;

    private LineSession(Socket wire, Watchdog watchdog) throws IOException {
        this.wire = wire;
        this.in = wire.getInputStream();
        this.out = gathered(wire);
        this.watchdog = watchdog;
    }

    /** @param stopAsked whether the program is to end: then little is waited for until {@link #insist} */
    static LineSession connect(InetSocketAddress server, Duration patience, BooleanSupplier stopAsked)
            throws IOException {
        Socket socket = new Socket();
        // The plain socket: one with TLS would wait for a write that hangs.
        Watchdog watchdog = new Watchdog(socket, stopAsked);
        try {
            watchdog.until(System.nanoTime() + patience.toNanos());
            // Else the end of a text, a small segment of its own, waits 40 ms for the other side's delayed
            // acknowledgement.
            socket.setTcpNoDelay(true);
            socket.connect(server);
            return new LineSession(socket, watchdog);
        } catch (IOException e) {
            watchdog.close();
            socket.close();
            throw watchdog.hasBitten() ? tooLong() : e;
        }
    }

    private static OutputStream gathered(Socket socket) throws IOException {
        return new BufferedOutputStream(socket.getOutputStream(), GATHERED);
    }

    /** From here on all is done before that moment. @param end of {@link System#nanoTime} */
    void begin(long end) {
        limit = end;
        watchdog.bePatient(false);
    }

    /** What is awaited from here on is waited for, also by a program that is asked to end. */
    void insist() {
        watchdog.bePatient(true);
    }

    /** The next reads and writes take no longer than that. */
    void allow(Duration step) {
        long now = System.nanoTime();
        watchdog.until(now + Math.min(step.toNanos(), limit - now));
    }

    /** Nothing is awaited until the next {@link #allow}. */
    void rest() {
        watchdog.rest();
    }

    /** @throws ProtocolException where the server said more than it was asked: whoever sits between could have put words in */
    void secure(TlsSockets tls, String host) throws IOException {
        if (next < end) {
            throw new ProtocolException("the server went on in plaintext after STARTTLS");
        }
        try {
            Socket secured = tls.over(wire, host);
            in = secured.getInputStream();
            out = gathered(secured);
        } catch (IOException e) {
            throw inTime(e);
        }
    }

    void write(byte[] octets) throws IOException {
        try {
            out.write(octets);
            out.flush();
        } catch (IOException e) {
            throw inTime(e);
        }
    }

    /** All at once, one after the other. */
    void write(List<Bytes> pieces) throws IOException {
        try {
            for (Bytes piece : pieces) {
                piece.writeTo(out);
            }
            out.flush();
        } catch (IOException e) {
            throw inTime(e);
        }
    }

    /** The next answer, whole. @throws ProtocolException for what is none */
    SmtpAnswer answer() throws IOException {
        List<String> lines = new ArrayList<>(1);
        String line;
        do {
            line = line();
            boolean fits = SmtpAnswer.isLine(line)
                    && (lines.isEmpty() || line.startsWith(lines.get(0).substring(0, 3)))
                    && lines.size() < MOST_LINES;
            if (!fits) {
                throw new ProtocolException("the server said what is no SMTP: \""
                        + line.replaceAll("[^ -~]", "?").substring(0, Math.min(80, line.length())) + "\"");
            }
            lines.add(line);
        } while (!SmtpAnswer.isLast(line));
        return new SmtpAnswer(Integer.parseInt(line.substring(0, 3)), lines);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            int from = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            line.append(new String(buffer, from, next - from, ISO_8859_1));
            if (line.length() > MOST_OCTETS) {
                throw new ProtocolException("the server's line has no end");
            }
            if (next < end) {
                next++;
                int last = line.length() - 1;
                if (last >= 0 && line.charAt(last) == '\r') {
                    line.setLength(last);
                }
                return line.toString();
            }
            fill();
        }
    }

    private void fill() throws IOException {
        try {
            end = Math.max(0, in.read(buffer));
            next = 0;
        } catch (IOException e) {
            throw inTime(e);
        }
        if (end == 0) {
            throw watchdog.hasBitten() ? tooLong() : new EOFException("the server hung up");
        }
    }

    private IOException inTime(IOException e) {
        return watchdog.hasBitten() ? tooLong() : e;
    }

    private static SocketTimeoutException tooLong() {
        return new SocketTimeoutException("the server took too long");
    }

    @Override
    public void close() {
        watchdog.close();
        try {
            wire.close();
        } catch (IOException e) {
            // Nothing is left to be said.
        }
    }
}

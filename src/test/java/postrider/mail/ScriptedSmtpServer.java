package postrider.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** A mail server on this machine that does as it is told: takes all, or answers, hangs up or falls silent at one step. */
public final class ScriptedSmtpServer implements AutoCloseable {
    /** Where in the dialogue. */
    public enum Step {
        BANNER,
        EHLO,
        STARTTLS,
        AUTH,
        MAIL,
        RCPT,
        /** DATA, or BDAT once its octets are there. */
        DATA,
        /** While the text comes in. */
        TEXT,
        /** Any other line. */
        LINE,
        /** After the final dot, or the last octet of a chunk. */
        DOT
    }

    /** In place of an answer: hangs up. */
    public static final String DROP = "(drop)";

    /** In place of an answer: nothing, ever. */
    public static final String SILENCE = "(silence)";

    /** In place of a chunk's reading: takes it for commands, after it has been refused. */
    public static final String SPILL = "(spill)";

    /** In place of a text's reading: none. */
    public static final String DEAF = "(deaf)";

    /** In place of an answer: an octet now and then. */
    public static final String DRIP = "(drip)";

    /** What it took, as it came: dots unstuffed, CRLF. */
    public record Taken(String from, String to, String text) {
        public String messageId() {
            return text.lines()
                    .filter(line -> line.startsWith("Message-ID:"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private final ServerSocket socket;
    private final Map<Step, Deque<String>> once = new EnumMap<>(Step.class);
    private final Map<Step, String> always = new EnumMap<>(Step.class);
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<String> extensions = new CopyOnWriteArrayList<>();
    private volatile @Nullable SSLSocketFactory tls;
    private volatile boolean tlsAtOnce;
    private volatile Duration delay = Duration.ZERO;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();

    public ScriptedSmtpServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::listen);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** @param reply lines without their ends, {@link #DROP} or {@link #SILENCE} */
    public synchronized ScriptedSmtpServer always(Step step, String reply) {
        always.put(step, reply);
        return this;
    }

    /** From here on as usual. */
    public synchronized void forget(Step step) {
        once.remove(step);
        always.remove(step);
    }

    public synchronized ScriptedSmtpServer once(Step step, String reply) {
        once.computeIfAbsent(step, s -> new ArrayDeque<>()).add(reply);
        return this;
    }

    /** @param lines of the EHLO answer, such as {@code AUTH PLAIN} */
    public ScriptedSmtpServer offering(String lines) {
        extensions.addAll(lines.lines().toList());
        return this;
    }

    /** With a key and certificate to secure connections with, at STARTTLS or at once. */
    public ScriptedSmtpServer securing(SSLSocketFactory with, boolean atOnce) {
        tls = with;
        tlsAtOnce = atOnce;
        return this;
    }

    /** How long it thinks about each message. */
    public ScriptedSmtpServer thinking(Duration time) {
        delay = time;
        return this;
    }

    /** How many connections were open at the same time at most. */
    public int mostConnections() {
        return mostOpen.get();
    }

    public List<String> commands() {
        return commands;
    }

    public List<Taken> taken() {
        return taken;
    }

    public int connectionCount() {
        return connections.size();
    }

    private synchronized @Nullable String scripted(Step step) {
        Deque<String> first = once.get(step);
        return first != null && !first.isEmpty() ? first.remove() : always.get(step);
    }

    private void listen() {
        try {
            while (true) {
                Socket client = socket.accept();
                connections.add(client);
                start(() -> talk(client));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void talk(Socket plain) {
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
        try (plain) {
            talkOver(tlsAtOnce ? secured(plain) : plain);
        } catch (IOException e) {
            // The client hung up.
        } finally {
            open.decrementAndGet();
        }
    }

    private Socket secured(Socket plain) throws IOException {
        SSLSocketFactory factory = tls;
        if (factory == null) {
            throw new IllegalStateException("no certificate");
        }
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, null, plain.getPort(), false);
        socket.setUseClientMode(false);
        socket.startHandshake();
        return socket;
    }

    private void talkOver(Socket socket) throws IOException {
        Socket client = socket;
        InputStream in = new BufferedInputStream(client.getInputStream());
        if (!answer(client, Step.BANNER, "220 scripted.test ESMTP")) {
            return;
        }
        String from = "";
        String to = "";
        boolean known = false;
        for (String line = line(in); line != null; line = line(in)) {
            commands.add(line);
            String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            boolean goesOn = true;
            switch (verb) {
                case "EHLO", "HELO" -> goesOn = answer(client, Step.EHLO, ehlo());
                case "STARTTLS" -> {
                    goesOn = answer(client, Step.STARTTLS, "220 go ahead");
                    if (goesOn && tls != null) {
                        client = secured(client);
                        in = new BufferedInputStream(client.getInputStream());
                    }
                }
                case "AUTH" -> goesOn = answer(client, Step.AUTH, "235 2.7.0 welcome");
                case "MAIL" -> {
                    from = address(line);
                    goesOn = answer(client, Step.MAIL, "250 2.1.0 ok");
                }
                case "RCPT" -> {
                    to = address(line);
                    String scripted = scripted(Step.RCPT);
                    String reply = scripted == null ? "250 2.1.5 ok" : scripted;
                    known = reply.startsWith("2");
                    goesOn = give(client, reply);
                }
                case "DATA" -> goesOn = data(client, in, from, known ? to : "");
                case "BDAT" -> goesOn = chunk(client, in, line, from, known ? to : "");
                case "QUIT" -> {
                    write(client, "221 bye");
                    goesOn = false;
                }
                case "NOOP", "RSET" -> goesOn = answer(client, Step.LINE, "250 ok");
                default -> goesOn = answer(client, Step.LINE, "500 5.5.2 what");
            }
            if (!goesOn) {
                return;
            }
        }
    }

    private String ehlo() {
        StringBuilder answer = new StringBuilder();
        extensions.forEach(extension -> answer.append("250-").append(extension).append("\r\n"));
        return "250-scripted.test\r\n" + answer + "250 HELP";
    }

    private boolean data(Socket client, InputStream in, String from, String to) throws IOException {
        String scripted = scripted(Step.DATA);
        if (scripted == null && to.isEmpty()) {
            return give(client, "503 5.5.1 no recipient");
        }
        if (!give(client, scripted == null ? "354 go on" : scripted)) {
            return false;
        }
        if (scripted != null && !scripted.startsWith("354")) {
            return true;
        }
        StringBuilder text = new StringBuilder();
        String early = scripted(Step.TEXT);
        if (DEAF.equals(early)) {
            LockSupport.parkNanos(Duration.ofSeconds(30).toNanos());
            return false;
        }
        for (String line = line(in); !".".equals(line); line = line(in)) {
            if (line == null) {
                return false; // cut off before its end: nothing was taken
            }
            if (early != null) {
                return give(client, early);
            }
            text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return end(client, from, to, text.toString());
    }

    private boolean chunk(Socket client, InputStream in, String command, String from, String to) throws IOException {
        String[] words = command.split(" ");
        String early = scripted(Step.TEXT);
        if (DEAF.equals(early)) {
            LockSupport.parkNanos(Duration.ofSeconds(30).toNanos());
            return false;
        }
        if (SPILL.equals(early)) {
            return give(client, "502 5.5.1 not now");
        }
        byte[] text = in.readNBytes(Integer.parseInt(words[1]));
        if (text.length < Integer.parseInt(words[1]) || words.length < 3) {
            return false; // cut off before its end: nothing was taken
        }
        String scripted = early == null ? scripted(Step.DATA) : early;
        return scripted == null ? end(client, from, to, new String(text, ISO_8859_1)) : give(client, scripted);
    }

    private boolean end(Socket client, String from, String to, String text) throws IOException {
        LockSupport.parkNanos(delay.toNanos());
        if (to.isEmpty()) {
            return give(client, "554 5.5.1 no recipient");
        }
        String end = scripted(Step.DOT);
        if (end == null || end.startsWith("250") || end.equals(DROP)) {
            taken.add(new Taken(from, to, text));
        }
        return give(client, end == null ? "250 2.0.0 taken" : end);
    }

    private boolean answer(Socket client, Step step, String usual) throws IOException {
        String scripted = scripted(step);
        return give(client, scripted == null ? usual : scripted);
    }

    /** @return whether the dialogue goes on */
    private static boolean give(Socket client, String reply) throws IOException {
        if (reply.equals(DROP)) {
            return false;
        }
        if (reply.equals(DRIP)) {
            for (String octet : "250-so slow".repeat(1000).split("")) {
                client.getOutputStream().write(octet.getBytes(ISO_8859_1));
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            return false;
        }
        if (reply.equals(SILENCE)) {
            client.getInputStream().transferTo(new ByteArrayOutputStream());
            return false;
        }
        write(client, reply);
        return !reply.startsWith("421");
    }

    private static void write(Socket client, String reply) throws IOException {
        client.getOutputStream().write((reply + "\r\n").getBytes(ISO_8859_1));
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            if (octet == '\n') {
                return line.toString(ISO_8859_1).replaceFirst("\r$", "");
            }
            line.write(octet);
        }
        return null;
    }

    private static String address(String line) {
        return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}

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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A mail server on this machine that does as it is told: takes all, or answers, hangs up or falls silent at one step. */
public final class ScriptedSmtpServer implements AutoCloseable {
    /** Where in the dialogue. */
    public enum Step {
        BANNER,
        EHLO,
        AUTH,
        MAIL,
        RCPT,
        DATA,
        /** While the text comes in. */
        TEXT,
        /** After the final dot. */
        DOT
    }

    /** In place of an answer: hangs up. */
    public static final String DROP = "(drop)";

    /** In place of an answer: nothing, ever. */
    public static final String SILENCE = "(silence)";

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
    private volatile String extensions = "";

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

    public synchronized ScriptedSmtpServer once(Step step, String reply) {
        once.computeIfAbsent(step, s -> new ArrayDeque<>()).add(reply);
        return this;
    }

    /** @param lines of the EHLO answer, such as {@code AUTH PLAIN} */
    public ScriptedSmtpServer offering(String lines) {
        extensions = lines;
        return this;
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

    private void talk(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            if (!answer(client, Step.BANNER, "220 scripted.test ESMTP")) {
                return;
            }
            String from = "";
            String to = "";
            for (String line = line(in); line != null; line = line(in)) {
                commands.add(line);
                String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
                boolean goesOn = true;
                switch (verb) {
                    case "EHLO", "HELO" -> goesOn = answer(client, Step.EHLO, ehlo());
                    case "AUTH" -> goesOn = answer(client, Step.AUTH, "235 2.7.0 welcome");
                    case "MAIL" -> {
                        from = address(line);
                        goesOn = answer(client, Step.MAIL, "250 2.1.0 ok");
                    }
                    case "RCPT" -> {
                        to = address(line);
                        goesOn = answer(client, Step.RCPT, "250 2.1.5 ok");
                    }
                    case "DATA" -> goesOn = data(client, in, from, to);
                    case "QUIT" -> {
                        write(client, "221 bye");
                        goesOn = false;
                    }
                    default -> write(client, "250 ok");
                }
                if (!goesOn) {
                    return;
                }
            }
        } catch (IOException e) {
            // The client hung up.
        }
    }

    private String ehlo() {
        return extensions.isEmpty() ? "250 scripted.test" : "250-scripted.test\r\n250 " + extensions;
    }

    private boolean data(Socket client, InputStream in, String from, String to) throws IOException {
        String scripted = scripted(Step.DATA);
        if (!give(client, scripted == null ? "354 go on" : scripted)) {
            return false;
        }
        if (scripted != null && !scripted.startsWith("354")) {
            return true;
        }
        StringBuilder text = new StringBuilder();
        String early = scripted(Step.TEXT);
        for (String line = line(in); line != null && !line.equals("."); line = line(in)) {
            if (early != null) {
                return give(client, early);
            }
            text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        String end = scripted(Step.DOT);
        if (end == null || end.startsWith("250") || end.equals(DROP)) {
            taken.add(new Taken(from, to, text.toString()));
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

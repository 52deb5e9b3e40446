package postrider.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a server that has a hundredth of its usual patience. */
final class SlowClientsTest {
    private static final WebServer.Patience SHORT =
            new WebServer.Patience(Duration.ofMillis(400), Duration.ofMillis(50));

    /** A client that would go on for ever gives up here, and the test fails. */
    private static final int MOST = 1_000;

    private static final String FORM_HEAD =
            "POST /subscribe HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    + "Content-Length: 9999\r\n\r\n";

    @AutoClose
    private WebHome home;

    private WebServer server;

    @BeforeEach
    void serve(@TempDir Path folder) {
        home = new WebHome(folder);
        home.file("rss.xml", "<rss/>");
        server = home.serve(SHORT);
    }

    /** Sends one octet after another, ten milliseconds between them. @return how many went before the server closed the connection */
    private static int trickle(Socket socket, String octets) throws IOException {
        socket.setSoTimeout(10);
        for (int i = 0; i < MOST; i++) {
            try {
                socket.getOutputStream().write(octets.charAt(i % octets.length()));
                if (isClosed(socket)) {
                    return i;
                }
            } catch (SocketException closed) {
                return i;
            }
        }
        return MOST;
    }

    /** Looks for as long as the socket waits. */
    private static boolean isClosed(Socket socket) throws IOException {
        try {
            while (socket.getInputStream().read() >= 0) {
                // What the server said before it closed.
            }
            return true;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void whoNeverComesToTheEndOfTheHeadIsCutOff() throws IOException {
        try (Socket socket = home.connect(server)) {
            say(socket, "GET /rss.xml HTTP/1.1\r\nHost: localhost\r\n");

            assertThat(trickle(socket, "X: y\r\n")).isLessThan(MOST);
        }
    }

    @Test
    void whoNeverComesToTheEndOfTheFormIsCutOff() throws IOException {
        try (Socket socket = home.connect(server)) {
            say(socket, FORM_HEAD);

            assertThat(trickle(socket, "email=a")).isLessThan(MOST);
        }
        assertThat(home.rows("select address as it from subscriber")).isEmpty();
    }

    @Test
    void aSecondRequestIsWatchedAsTheFirst() throws IOException {
        try (Socket socket = home.connect(server)) {
            say(socket, "GET /rss.xml HTTP/1.1\r\nHost: localhost\r\n\r\nGET /rss.xml HTTP/1.1\r\n");

            assertThat(trickle(socket, "X: y\r\n")).isLessThan(MOST);
        }
    }

    @Test
    void whoSaysNothingIsCutOff() throws IOException {
        try (Socket socket = home.connect(server)) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void whoTakesNothingOfTheAnswerIsCutOff() throws IOException {
        home.file("film.mp4", new byte[64 << 20]);
        try (Socket socket = home.connect(server)) {
            socket.setReceiveBufferSize(4096);
            say(socket, "GET /film.mp4 HTTP/1.1\r\nHost: localhost\r\n\r\n");
            // A connection that the server gave up takes no more, and says so, while its answer is still unread.
            int written = 0;
            try {
                while (written < MOST) {
                    say(socket, "X");
                    written++;
                    assertThat(home.get(server, "/rss.xml").statusCode()).isEqualTo(200);
                }
            } catch (SocketException closed) {
                assertThat(closed).isNotNull();
            }

            assertThat(written).isLessThan(MOST);
        }
    }

    @Test
    void manySlowOnesKeepNobodyElseFromTheFilesNorFromTheForms() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                Socket socket = home.connect(server);
                slow.add(socket);
                say(socket, i % 2 == 0 ? "GET /rss.xml HTTP/1.1\r\nX" : FORM_HEAD + "email");
            }

            assertThat(home.get(server, "/rss.xml").statusCode()).isEqualTo(200);
            assertThat(home.ask(
                                    server,
                                    "POST",
                                    "/subscribe",
                                    "email=ann@example.com",
                                    "Content-Type",
                                    "application/x-www-form-urlencoded")
                            .statusCode())
                    .isEqualTo(200);
            for (Socket socket : slow) {
                socket.setSoTimeout(10_000);
                assertThat(isClosed(socket)).isTrue();
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void whoTakesALongAnswerSlowlyGetsAllOfIt() throws IOException {
        int size = 8 << 20;
        home.file("film.mp4", new byte[size]);
        server = home.serve(new WebServer.Patience(Duration.ofSeconds(30), SHORT.look()));
        try (Socket socket = home.connect(server)) {
            socket.setReceiveBufferSize(64 << 10);
            say(socket, "GET /film.mp4 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
            // The head's end comes a look later, so that the request has grown once.
            socket.setSoTimeout(120);
            assertThat(isClosed(socket)).isFalse();
            say(socket, "\r\n");
            socket.setSoTimeout(10_000);
            long came = 0;
            byte[] some = new byte[256 << 10];
            for (int read = socket.getInputStream().read(some);
                    read >= 0;
                    read = socket.getInputStream().read(some)) {
                came += read;
                // Another client's whole request: about as slow as a telephone.
                home.get(server, "/rss.xml");
            }

            assertThat(came).isGreaterThan(size);
        }
    }
}

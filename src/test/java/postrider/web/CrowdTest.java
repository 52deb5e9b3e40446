package postrider.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many people at once. */
final class CrowdTest {
    private static final int PEOPLE = 10_000;
    private static final int READERS = 1_000;
    private static final int HANDS = 8;
    private static final Pattern ETAG = Pattern.compile("ETag: (\\S+)");
    private static final Pattern LENGTH = Pattern.compile("Content-Length: (\\d+)");

    @AutoClose
    private WebHome home;

    private WebServer server;

    @BeforeEach
    void serve(@TempDir Path folder) {
        home = new WebHome(folder);
        home.file("rss.xml", "<rss>one post</rss>");
        server = home.serve("web.trusted_proxies=[127.0.0.1]");
    }

    /** One reader's connection, which stays open. */
    private record Line(Socket socket, InputStream in) implements AutoCloseable {
        static Line to(WebHome home, WebServer server) throws IOException {
            Socket socket = home.connect(server);
            socket.setSoTimeout(30_000);
            socket.setTcpNoDelay(true);
            return new Line(socket, new BufferedInputStream(socket.getInputStream()));
        }

        void ask(String request) throws IOException {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        }

        /** Head and body of the next answer. */
        String answer() throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                int octet = in.read();
                assertThat(octet).as("the server closed the connection").isNotNegative();
                head.write(octet);
            }
            String text = head.toString(StandardCharsets.ISO_8859_1);
            Matcher length = LENGTH.matcher(text);
            int rest = length.find() && !text.startsWith("HTTP/1.1 304") ? Integer.parseInt(length.group(1)) : 0;
            return text + new String(in.readNBytes(rest), StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** Each of them asks by what it knows; they all wait for their answers at the same time. @return how many got which status */
    private static Map<String, Integer> poll(List<Line> readers, String[] known) throws IOException {
        for (int i = 0; i < readers.size(); i++) {
            readers.get(i)
                    .ask("GET /rss.xml HTTP/1.1\r\nHost: localhost\r\n"
                            + (known[i] == null ? "" : "If-None-Match: " + known[i] + "\r\n") + "\r\n");
        }
        Map<String, Integer> statuses = new HashMap<>();
        for (int i = 0; i < readers.size(); i++) {
            String answer = readers.get(i).answer();
            Matcher etag = ETAG.matcher(answer);
            assertThat(etag.find()).isTrue();
            known[i] = etag.group(1);
            statuses.merge(answer.substring(9, 12), 1, Integer::sum);
        }
        return statuses;
    }

    @Test
    void aThousandReadersGetEachPublicationOnce() throws IOException {
        List<Line> readers = new ArrayList<>();
        try {
            for (int i = 0; i < READERS; i++) {
                readers.add(Line.to(home, server));
            }
            String[] known = new String[READERS];
            assertThat(poll(readers, known)).containsExactly(Map.entry("200", READERS));
            for (int i = 0; i < 3; i++) {
                assertThat(poll(readers, known)).containsExactly(Map.entry("304", READERS));
            }

            home.file("rss.xml", "<rss>two posts</rss>");
            untilSeen("two posts");

            assertThat(poll(readers, known)).containsExactly(Map.entry("200", READERS));
            assertThat(new HashSet<>(List.of(known))).hasSize(1);
            assertThat(poll(readers, known)).containsExactly(Map.entry("304", READERS));
        } finally {
            for (Line reader : readers) {
                reader.close();
            }
        }
    }

    private void untilSeen(String words) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!home.get(server, "/rss.xml").body().contains(words) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Test
    void tenThousandPeopleJoinAndAreEachAskedAndTakenInOnce() throws InterruptedException, ExecutionException {
        byHands(CrowdTest::join);

        assertThat(home.rows("select count(*) || ' ' || state as it from subscription group by state"))
                .containsExactly(PEOPLE + " pending");
        assertThat(home.rows("select count(*) || ' ' || kind as it from delivery group by kind"))
                .containsExactly(PEOPLE + " confirm");
        Map<Integer, String> links = links();
        assertThat(links).hasSize(PEOPLE);

        // Half of them press the button twice.
        byHands((line, person) -> {
            for (int i = 0; i <= person % 2; i++) {
                confirm(line, person, links.getOrDefault(person, ""));
            }
        });

        assertThat(home.rows("select count(*) || ' ' || state as it from subscription group by state"))
                .containsExactly(PEOPLE + " active");
        assertThat(
                        home.rows(
                                "select count(*) || ' ' || count(distinct subscriber_id) || ' ' || kind as it from delivery group by kind order by kind"))
                .containsExactly(PEOPLE + " " + PEOPLE + " confirm", PEOPLE + " " + PEOPLE + " welcome");
        assertThat(home.rows("select count(distinct address) || '' as it from subscriber"))
                .containsExactly("" + PEOPLE);
        assertThat(home.rows(
                        "select count(*) || ' ' || state as it from subscription_change group by state order by state"))
                .containsExactly(PEOPLE + " active", PEOPLE + " pending");
    }

    private interface Journey {
        void go(Line line, int person) throws IOException;
    }

    /** Each person's journey once, several at the same time. */
    private void byHands(Journey journey) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(HANDS);
        try {
            List<Future<?>> hands = new ArrayList<>();
            for (int hand = 0; hand < HANDS; hand++) {
                int first = hand;
                hands.add(pool.submit(() -> {
                    try (Line line = Line.to(home, server)) {
                        for (int person = first; person < PEOPLE; person += HANDS) {
                            journey.go(line, person);
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
            }
            for (Future<?> hand : hands) {
                hand.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static void join(Line line, int person) throws IOException {
        post(line, person, "/subscribe", "email=reader" + person + "@example" + person % 500 + ".org");
        assertThat(line.answer()).startsWith("HTTP/1.1 200 ").contains("Check your inbox.");
    }

    private static void confirm(Line line, int person, String link) throws IOException {
        post(line, person, link, "act=confirm");
        assertThat(line.answer()).startsWith("HTTP/1.1 200 ").contains("ubscribed");
    }

    /** Comes from an address of the person's own, as the proxy says. */
    private static void post(Line line, int person, String path, String form) throws IOException {
        line.ask("POST " + path + " HTTP/1.1\r\nHost: news.example.org\r\nX-Forwarded-For: 198." + (18 + person / 65536)
                + "."
                + person / 256 % 256 + "." + person % 256
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length() + "\r\n\r\n"
                + form);
    }

    /** As each person's mail has it. */
    private Map<Integer, String> links() {
        Map<Integer, String> links = new HashMap<>();
        Set<String> asked = new HashSet<>(
                home.rows(
                        "select r.id || ' ' || r.until_at || ' ' || s.address as it from request r join subscriber s on s.id = r.subscriber_id"));
        for (String row : asked) {
            String[] parts = row.split(" ", 3);
            int person = Integer.parseInt(parts[2].substring("reader".length(), parts[2].indexOf('@')));
            Instant until = Instant.ofEpochMilli(Long.parseLong(parts[1]));
            links.put(person, "/confirm/" + home.links().confirmation(Long.parseLong(parts[0]), until));
        }
        return links;
    }
}

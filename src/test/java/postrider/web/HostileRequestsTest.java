package postrider.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.subscriber.LinkSigner;
import postrider.subscriber.SubscriberId;

/** What no browser sends. */
final class HostileRequestsTest {
    private static final String HOST = "Host: localhost\r\n";
    private static final String LAST = "Connection: close\r\n\r\n";
    private static final String FORM = HOST + "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");
    private static final List<String> INSIDE =
            List.of("Exception", "\tat ", "jetty", "Jetty", "postrider.web", "java.");

    @AutoClose
    private WebHome home;

    private WebServer server;

    @BeforeEach
    void serve(@TempDir Path folder) {
        home = new WebHome(folder);
        home.file("rss.xml", "<rss>all posts</rss>");
        home.file("index.html", "<!doctype html><title>Our News</title>");
        server = home.serve("web.trusted_proxies=[127.0.0.1]");
    }

    /** All that comes back, which tells nothing of the inside. */
    private String raw(String request) {
        String answer = home.raw(server, request);
        assertThat(answer).doesNotContain(INSIDE);
        return answer;
    }

    private static List<String> statuses(String answer) {
        return STATUS.matcher(answer).results().map(found -> found.group(1)).toList();
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\r\nTransfer-Encoding: chunked",
                "Content-Length: 4\r\nContent-Length: 40",
                "Content-Length: 4, 4",
                "Content-Length: +4",
                "Content-Length: -4",
                "Content-Length: 99999999999999999999",
                "Content-Length : 4",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: \u000bchunked"
            })
    void aBodyWhoseEndCanBeReadInTwoWaysHidesNoSecondRequest(String framing) {
        String answer = raw("POST /subscribe HTTP/1.1\r\n" + FORM + framing
                + "\r\n\r\n0\r\n\r\nGET /rss.xml HTTP/1.1\r\n" + HOST + LAST);

        assertThat(statuses(answer)).containsExactly("400");
        assertThat(answer).doesNotContain("all posts").contains("Connection: close");
    }

    @Test
    void theOldVersionKnowsNoChunks() {
        String answer = raw("POST /subscribe HTTP/1.0\r\n" + FORM
                + "Connection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /rss.xml HTTP/1.0\r\n"
                + HOST + LAST);

        assertThat(statuses(answer)).containsExactly("400");
        assertThat(answer).doesNotContain("all posts");
    }

    @ParameterizedTest
    @CsvSource({"zz, 400", "ffffffffffffffff, 400", "5, 400"})
    void brokenChunksAreTheClientsFault(String size, String status) {
        String answer = raw("POST /subscribe HTTP/1.1\r\n" + FORM + "Transfer-Encoding: chunked\r\n" + LAST + size
                + "\r\nabc\r\n0\r\n\r\n");

        assertThat(statuses(answer)).containsExactly(status);
    }

    @Test
    void aBodyThatIsTooLongIsNotRead() {
        String part = "1000\r\n" + "a".repeat(4096) + "\r\n";

        assertThat(statuses(raw(
                        "POST /subscribe HTTP/1.1\r\n" + FORM + "Content-Length: 1000000\r\n\r\n" + "a".repeat(1000))))
                .containsExactly("413");
        assertThat(statuses(raw("POST /subscribe HTTP/1.1\r\n" + FORM + "Transfer-Encoding: chunked\r\n" + LAST
                        + part.repeat(5) + "0\r\n\r\n")))
                .containsExactly("413");
    }

    @Test
    void theBodyOfARequestThatWantsNoneIsNoRequest() {
        String answer = raw("GET /rss.xml HTTP/1.1\r\n" + HOST
                + "Content-Length: 48\r\n\r\nGET /index.html HTTP/1.1\r\nHost: localhost\r\n\r\nxxx"
                + "GET /rss.xml HTTP/1.1\r\n"
                + HOST + LAST);

        assertThat(statuses(answer)).containsExactly("200", "200");
        assertThat(answer).doesNotContain("Our News");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Host: localhost\r\nHost: evil.example\r\n",
                "Host:\r\n",
                "Host: localhost@evil.example\r\n",
                "Host: localhost/evil\r\n",
                "Host: localhost evil\r\n"
            })
    void aRequestNamesOneHost(String hosts) {
        assertThat(statuses(raw("GET /rss.xml HTTP/1.1\r\n" + hosts + LAST))).containsExactly("400");
    }

    @ParameterizedTest
    @CsvSource({"http://evil.example/rss.xml, localhost", "http://evil.example/rss.xml, evil.example"})
    void aWholeAddressLeadsNowhereElse(String target, String host) {
        assertThat(raw("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n" + LAST))
                .doesNotContain("all posts")
                .containsPattern("^HTTP/1.1 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a%0d%0aSet-Cookie:%20x=y", "/subscribe?lang=%0d%0aSet-Cookie:%20x=y", "/visit%0aX:y/"})
    void noHeaderIsMadeOfAnAddress(String target) {
        assertThat(raw("GET " + target + " HTTP/1.1\r\n" + HOST + LAST).lines())
                .noneMatch(line -> line.startsWith("Set-Cookie") || line.startsWith("X:"));
    }

    @ParameterizedTest
    @CsvSource({
        "TRACE, /rss.xml, 405",
        "CONNECT, /rss.xml, 400",
        "get, /rss.xml, 405",
        "PROPFIND, /subscribe, 405",
        "PUT, /rss.xml, 405",
        "G@T, /, 400",
        "GET, /%ff%fe, 400",
        "GET, /%c0%ae%c0%ae/config, 400",
        "GET, \\..\\x, 400"
    })
    void whatWeDoNotSpeakIsRefused(String method, String target, String status) {
        assertThat(statuses(raw(method + " " + target + " HTTP/1.1\r\n" + HOST + LAST)))
                .containsExactly(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n",
                "\u0000\u0001\r\n\r\n",
                "GET /\r\n",
                "hello\r\n\r\n"
            })
    void garbageGetsAnErrorAndTheEnd(String octets) {
        assertThat(statuses(raw(octets)))
                .allMatch(status -> List.of("400", "505").contains(status));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept-Language: en;q=abc, ;;;,\"",
                "Accept-Language: \"\"\";q=9",
                "Accept-Encoding: gzip;q=NaN, ;;, *;q=-1",
                "If-Modified-Since: Sun, 99 Nov 99999999999 99:99:99 GMT",
                "Range: bytes=99999999999999999999-",
                "X-Forwarded-For: \"\"\", ;;,,[::",
                "X-Forwarded-Proto: \"\"\"",
                "Cookie: \"\"=;=;\u0001"
            })
    void aHeaderThatIsGarbageIsNoFaultOfOurs(String header) {
        for (String path : List.of("/rss.xml", "/subscribe", "/nowhere")) {
            String answer = raw("GET " + path + " HTTP/1.1\r\n" + HOST + header + "\r\n" + LAST);

            assertThat(statuses(answer)).hasSize(1).noneMatch(status -> status.startsWith("5"));
        }
        String posted = raw("POST /subscribe HTTP/1.1\r\n" + FORM + header + "\r\nContent-Length: 21\r\n" + LAST
                + "email=ann@example.com");
        assertThat(statuses(posted)).hasSize(1).noneMatch(status -> status.startsWith("5"));
    }

    @Test
    void onlyTheProxysWordCounts() {
        HttpResponse<String> byHttps = home.get(server, "/subscribe", "X-Forwarded-Proto", "https");
        assertThat(header(byHttps, "Strict-Transport-Security")).startsWith("max-age=");
        assertThat(header(home.get(server, "/subscribe"), "Strict-Transport-Security"))
                .isEmpty();
        join("X-Forwarded-For", "198.51.100.7, 203.0.113.9");
        // The nearest that is no proxy of ours: what stands before it, anybody may have written.
        assertThat(home.rows("select evidence as it from subscription_change order by id desc limit 1")
                        .get(0))
                .contains("203.0.113.0/24");

        home.database().close();
        try (WebServer alone = home.serve("web.trusted_proxies=[]")) {
            assertThat(header(home.get(alone, "/subscribe", "X-Forwarded-Proto", "https"), "Strict-Transport-Security"))
                    .isEmpty();
        }
    }

    private void join(String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type", "application/x-www-form-urlencoded"));
        all.addAll(List.of(headers));
        HttpResponse<String> response =
                home.ask(server, "POST", "/subscribe", "email=ann@example.com", all.toArray(String[]::new));
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void everyPageSaysWhatItMayDo() {
        String token = home.links().sign(LinkSigner.Purpose.PREFERENCES, new SubscriberId(1), "news");
        for (String path :
                List.of("/", "/subscribe", "/confirm/x", "/unsubscribe/x", "/preferences/" + token, "/nowhere")) {
            HttpResponse<String> page = home.get(server, path);

            assertThat(header(page, "Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "script-src");
            assertThat(header(page, "X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(page.headers().map()).as(path).doesNotContainKeys("set-cookie", "server", "x-powered-by");
            assertThat(page.body()).as(path).doesNotContain("<script");
            if (path.indexOf('/', 1) > 0) {
                assertThat(header(page, "Referrer-Policy")).as(path).isEqualTo("no-referrer");
                assertThat(header(page, "Cache-Control")).as(path).isEqualTo("no-store");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /rss.xml, 405",
        "POST, /unsubscribe/x, 404",
        "POST, /confirm/x, 410",
        "PUT, /subscribe, 405",
        "GET, /x, 404"
    })
    void programsGetTheirErrorsAsJson(String method, String path, int status) {
        HttpResponse<String> response = home.ask(server, method, path, null, "Accept", "application/json");

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(header(response, "Content-Type")).isEqualTo("application/json");
        assertThat(response.body()).startsWith("{\"error\":{\"status\":" + status + ",\"message\":\"");
    }

    @Test
    void anErrorHasNoBodyForWhoAsksForTheHead() {
        String answer = raw("HEAD /nowhere HTTP/1.1\r\n" + HOST + LAST);

        assertThat(answer).startsWith("HTTP/1.1 404 ").endsWith("\r\n\r\n");
    }

    @Test
    void whoRunsItIsAskedByNumberOrLocalhostOnly() {
        try (WebServer admin = home.admin(() -> true, StatusPageTest::quiet)) {
            String get = "GET /status HTTP/1.1\r\nHost: %s\r\n" + LAST;

            for (String host : List.of("localhost:8081", "127.0.0.1", "10.1.2.3:8081", "[::1]:8081")) {
                assertThat(statuses(home.raw(admin, get.formatted(host))))
                        .as(host)
                        .containsExactly("200");
            }
            assertThat(statuses(home.raw(admin, get.formatted("rebound.example.com"))))
                    .containsExactly("421");
            assertThat(statuses(home.raw(admin, "GET /%ff HTTP/1.1\r\n" + HOST + LAST)))
                    .containsExactly("400");
        }
    }

    @Test
    void aDatabaseThatIsGoneIsToldOnceAndNothingOfItToTheVisitor() {
        home.database().writeOnly(tx -> tx.update("drop table request"));

        for (int i = 0; i < 3; i++) {
            String answer = raw(
                    "POST /subscribe HTTP/1.1\r\n" + FORM + "Content-Length: 21\r\n" + LAST + "email=ann@example.com");

            assertThat(statuses(answer)).containsExactly("503");
            assertThat(answer).doesNotContain("request", "sql", "SQL");
        }
        assertThat(home.said()).singleElement().asString().contains("(503)", "request");
        assertThat(home.get(server, "/rss.xml").statusCode()).isEqualTo(200);
    }
}

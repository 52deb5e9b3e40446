package postrider.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ServedFilesTest {
    private static final String FEED = "<rss>" + "a post about blood; ".repeat(500) + "</rss>";

    @TempDir
    private Path folder;

    @AutoClose
    private WebHome home;

    private WebServer server;

    @BeforeEach
    void serve() throws IOException {
        home = new WebHome(folder);
        home.file("rss.xml", FEED);
        home.file("rss.xml.gz", packed(FEED));
        home.file("atom.xml", "<feed/>");
        home.file("feed.json", "{}");
        home.file("site.css", "a { color: red }");
        home.file("index.html", "<!doctype html><title>Our News</title>");
        home.file("visit/index.html", "<!doctype html><title>A visit</title>");
        home.file("visit/picture.jpg", "0123456789");
        home.file("404.html", "<!doctype html><title>Page not found</title>");
        home.file("Сапар/index.html", "<!doctype html><title>Сапар</title>");
        server = home.serve("hub.url=https://hub.example.org/");
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html; charset=utf-8",
        "/rss.xml, application/rss+xml; charset=utf-8",
        "/atom.xml, application/atom+xml; charset=utf-8",
        "/feed.json, application/feed+json; charset=utf-8",
        "/site.css, text/css; charset=utf-8",
        "/visit/picture.jpg, image/jpeg",
        "/rss.xml.gz, application/gzip"
    })
    void saysOfWhatTypeAFileIs(String path, String type) {
        HttpResponse<String> response = home.get(server, path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Content-Type")).isEqualTo(type);
        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void aPageIsThereWithItsTrailingSlashAndWithout() {
        assertThat(home.get(server, "/visit").body())
                .isEqualTo(home.get(server, "/visit/").body())
                .contains("A visit");
        assertThat(home.get(server, "/%D0%A1%D0%B0%D0%BF%D0%B0%D1%80").body()).contains("Сапар");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/news", "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/a"})
    void aPageOfASiteInAFolderIsAskedForWithItsSlash(String folder) {
        try (WebServer inFolder = home.serve("site.url=https://example.org" + folder)) {
            HttpResponse<String> moved = home.get(inFolder, folder + "/visit");

            assertThat(moved.statusCode()).isEqualTo(308);
            assertThat(header(moved, "Location")).endsWith(folder + "/visit/");
            assertThat(home.get(inFolder, folder + "/visit/").body()).contains("A visit");
        }
    }

    @Test
    void sendsThePackedTwinToWhoTakesIt() throws IOException {
        HttpResponse<String> plain = home.get(server, "/rss.xml");
        HttpResponse<String> packed = home.get(server, "/rss.xml", "Accept-Encoding", "gzip");

        assertThat(plain.body()).isEqualTo(FEED);
        assertThat(header(plain, "Content-Encoding")).isEmpty();
        assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(packed, "Content-Length")).isEqualTo(Long.toString(packed(FEED).length));
        assertThat(header(packed, "ETag")).isNotEqualTo(header(plain, "ETag")).doesNotStartWith("W/");
        assertThat(header(packed, "Vary")).isEqualTo(header(plain, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(header(packed, "Link"))
                .contains("rel=\"hub\"")
                .contains("<" + WebHome.URL + "/rss.xml>; rel=\"self\"");
    }

    @Test
    void aTwinOfAnotherTextIsNotSent() throws IOException {
        home.file("atom.xml.gz", packed("<feed>" + " ".repeat(3) + "</feed>"));

        HttpResponse<String> response = home.get(server, "/atom.xml", "Accept-Encoding", "gzip");

        assertThat(response.body()).isEqualTo("<feed/>");
        assertThat(header(response, "Content-Encoding")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "*"})
    void whoHasItGetsNoBody(String known) {
        String etag = header(home.get(server, "/rss.xml"), "ETag");

        HttpResponse<String> response = home.get(server, "/rss.xml", "If-None-Match", known.formatted(etag));

        assertThat(response.statusCode()).isEqualTo(304);
        assertThat(response.body()).isEmpty();
        assertThat(header(response, "ETag")).isEqualTo(etag);
        assertThat(header(response, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(header(response, "Cache-Control")).isEqualTo("public, max-age=300");
    }

    @Test
    void theTagIsBelievedMoreThanTheDate() {
        String modified = header(home.get(server, "/rss.xml"), "Last-Modified");

        assertThat(home.get(server, "/rss.xml", "If-Modified-Since", modified).statusCode())
                .isEqualTo(304);
        assertThat(home.get(server, "/rss.xml", "If-Modified-Since", modified, "If-None-Match", "\"old\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(home.get(server, "/rss.xml", "If-Modified-Since", "yesterday")
                        .statusCode())
                .isEqualTo(200);
        assertThat(home.get(server, "/rss.xml", "If-Match", "\"old\"").statusCode())
                .isEqualTo(412);
    }

    @Test
    void whatARunChangedIsSeenWithinASecond() throws IOException, InterruptedException {
        String before = header(home.get(server, "/atom.xml"), "ETag");
        home.file("atom.xml", "<feed>new</feed>");
        long end = System.nanoTime() + 5_000_000_000L;
        String body = "";
        while (!body.contains("new") && System.nanoTime() < end) {
            body = home.get(server, "/atom.xml").body();
        }

        assertThat(body).isEqualTo("<feed>new</feed>");
        assertThat(header(home.get(server, "/atom.xml"), "ETag")).isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"bytes=2-4, 234, bytes 2-4/10", "bytes=7-, 789, bytes 7-9/10", "bytes=-2, 89, bytes 8-9/10"})
    void sendsAPart(String range, String part, String where) {
        HttpResponse<String> response = home.get(server, "/visit/picture.jpg", "Range", range);

        assertThat(response.statusCode()).isEqualTo(206);
        assertThat(response.body()).isEqualTo(part);
        assertThat(header(response, "Content-Range")).isEqualTo(where);
    }

    @Test
    void aPartThatIsNotThereIsToldAndSeveralAreTheWhole() {
        assertThat(home.get(server, "/visit/picture.jpg", "Range", "bytes=10-").statusCode())
                .isEqualTo(416);
        assertThat(home.get(server, "/visit/picture.jpg", "Range", "bytes=0-1,4-5")
                        .body())
                .isEqualTo("0123456789");
        assertThat(home.get(server, "/visit/picture.jpg", "Range", "bytes=4-2").statusCode())
                .isEqualTo(200);
        assertThat(home.get(server, "/visit/picture.jpg", "Range", "bytes=0-1", "If-Range", "\"old\"")
                        .body())
                .isEqualTo("0123456789");
    }

    @Test
    void aLargeFileComesFromTheDiskWholeAndInParts() throws IOException {
        byte[] octets = new byte[3 << 20];
        new Random(7).nextBytes(octets);
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) ('a' + (octets[i] & 15));
        }
        home.file("visit/film.mp4", octets);
        String text = new String(octets, StandardCharsets.US_ASCII);

        assertThat(home.get(server, "/visit/film.mp4").body()).isEqualTo(text);
        assertThat(home.get(server, "/visit/film.mp4", "Range", "bytes=2000000-2000009")
                        .body())
                .isEqualTo(text.substring(2_000_000, 2_000_010));
    }

    @Test
    void picturesNeedNotBeAskedForAgain() {
        assertThat(header(home.get(server, "/visit/picture.jpg"), "Cache-Control"))
                .contains("immutable");
    }

    @Test
    void theHeadIsThatOfTheWhole() {
        HttpResponse<String> head = home.ask(server, "HEAD", "/rss.xml", null);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "Content-Length")).isEqualTo(Integer.toString(FEED.length()));
        assertThat(header(head, "ETag")).isEqualTo(header(home.get(server, "/rss.xml"), "ETag"));
    }

    @Test
    void filesAreOnlyRead() {
        HttpResponse<String> response = home.ask(server, "DELETE", "/rss.xml", null);

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(header(response, "Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void whatIsNowhereIsThePageForItOrJson() {
        HttpResponse<String> page = home.get(server, "/nowhere");
        HttpResponse<String> json = home.get(server, "/nowhere", "Accept", "application/json");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("Page not found");
        assertThat(json.body().strip()).isEqualTo("{\"error\":{\"status\":404,\"message\":\"Not Found\"}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../config/postrider.yaml",
                "/..%2fconfig/postrider.yaml",
                "/%2e%2e/config/postrider.yaml",
                "/visit/..%5c..%5cconfig/postrider.yaml",
                "/visit/%00",
                "//etc/passwd",
                "/.git/config",
                "/visit/;/../../config/postrider.yaml",
                "/link/secret"
            })
    void nothingLeadsOutOfTheFolder(String path) throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config/postrider.yaml"), "secret: yes");
        Files.writeString(folder.resolve("config/secret"), "secret: yes");
        Files.createSymbolicLink(folder.resolve("public/link"), folder.resolve("config"));

        String answer = home.raw(server, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .doesNotContain("secret")
                .containsPattern("^HTTP/1.1 (400|404) ")
                .doesNotContain("Exception");
    }

    @Test
    void anotherHostIsNotAnswered() {
        String answer = home.raw(server, "GET / HTTP/1.1\r\nHost: rebound.example.com\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 421 ").doesNotContain("<title>Our News");
        assertThat(home.raw(server, "GET / HTTP/1.1\r\nHost: NEWS.example.org:443\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void aHeadThatIsTooLongIsRefused() {
        String answer = home.raw(server, "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 431 ");
    }

    @Test
    void anAnswerUnderWayIsFinishedWhenTheServerEnds() throws Exception {
        int size = 8 << 20;
        home.file("visit/film.mp4", new byte[size]);
        try (Socket socket = home.connect(server)) {
            socket.getOutputStream()
                    .write("GET /visit/film.mp4 HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.ISO_8859_1));
            int came = socket.getInputStream().readNBytes(1 << 20).length;

            CompletableFuture<Void> end = CompletableFuture.runAsync(server::close);

            assertThat(came + socket.getInputStream().readAllBytes().length).isGreaterThan(size);
            end.get(10, TimeUnit.SECONDS);
        }
    }
}

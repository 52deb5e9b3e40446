package postrider.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import postrider.edition.DigestSettings.Design;
import postrider.job.Preview;
import postrider.job.PreviewRequest;
import postrider.job.Refused;
import postrider.letter.EmbeddedPicture;
import postrider.letter.Letter;
import postrider.letter.Proof;
import postrider.letter.Slot;
import postrider.mail.Envelope;
import postrider.mail.Message;
import postrider.source.Bytes;
import postrider.source.Diagnostic;
import postrider.source.Location;
import postrider.subscriber.EmailAddress;
import postrider.template.Templates;

class PreviewSessionTest {
    private static final EmailAddress NEWS = new EmailAddress("news@example.org");
    private static final String LETTER =
            "<html><head><meta name=\"color-scheme\" content=\"light dark\"><style>@media (prefers-color-scheme: dark) "
                    + "{ p { color: white } }</style></head><body><p>Hi</p><img src=\"https://news.example.org/posts/a.jpg\" alt=\"A\">"
                    + "<img src=\"cid:abc@x\" alt=\"B\"><a href=\"" + Slot.UNSUBSCRIBE_URL.mark()
                    + "\">Leave</a></body></html>";

    @TempDir
    Path home;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<PreviewRequest> asked = new ArrayList<>();
    private @Nullable RuntimeException fault;
    private @Nullable PreviewSession session;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(home.resolve("posts"));
        Files.writeString(home.resolve("posts/a.md"), "one");
        session = PreviewSession.open(
                0,
                List.of(home.resolve("posts"), home.resolve("none")),
                new Templates(home.resolve("templates")),
                this::preview);
    }

    @AfterEach
    void close() {
        session().close();
    }

    private PreviewSession session() {
        if (session == null) {
            throw new IllegalStateException("not open");
        }
        return session;
    }

    private Preview preview(PreviewRequest request) {
        asked.add(request);
        if (fault != null) {
            throw fault;
        }
        Letter letter = new Letter(
                "en",
                "Subject <b>" + asked.size(),
                "Preheader",
                LETTER,
                "Hi\n",
                List.of(new EmbeddedPicture("abc@x", "image/png", "b.png", Bytes.utf8("octets"))));
        return new Preview(
                "news",
                "en",
                Design.LETTER,
                "Goes to 3 subscribers, now.",
                Instant.EPOCH,
                letter,
                new Message("preview-1", new Envelope(NEWS, NEWS), Bytes.utf8("From: x\r\n")),
                1234,
                List.of(new Proof(Proof.Check.SIZE, List.of()), new Proof(Proof.Check.LINKS, List.of("a dead link"))),
                List.of("news", "staff"),
                List.of("en", "ru"),
                List.of(),
                "https://news.example.org",
                path -> path.equals("posts/a.jpg") ? Optional.of(Bytes.utf8("jpeg")) : Optional.empty());
    }

    @Test
    void thePageSaysWhatGoesAndWhatTheChecksFound() throws Exception {
        String page = get("/").body();

        assertThat(Jsoup.parse(page).select("h1").text()).isEqualTo("Subject <b>1");
        assertThat(page)
                .contains("Goes to 3 subscribers, now.")
                .contains("1,234 octets")
                .contains("a dead link");
        assertThat(Jsoup.parse(page).select("iframe")).hasSize(7).allMatch(frame -> frame.hasAttr("sandbox"));
    }

    @Test
    void theFormAsksForAnother() throws Exception {
        get("/?newsletter=staff&subscriber=ann%40example.org&language=ru&design=plain&kind=confirm");

        assertThat(asked)
                .containsExactly(new PreviewRequest(
                        Optional.of("staff"),
                        Optional.of(new EmailAddress("ann@example.org")),
                        Optional.of("ru"),
                        Optional.of(Design.PLAIN),
                        PreviewRequest.Kind.CONFIRM));
    }

    @Test
    void nonsenseInTheFormIsAsIfItWereNotThere() throws Exception {
        get("/?subscriber=nobody&language=%3Cb%3E&design=fancy&%&view=&kind=x");

        assertThat(asked)
                .containsExactly(new PreviewRequest(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        PreviewRequest.Kind.DIGEST));
    }

    @Test
    void theLetterShowsItsPicturesFromHere() throws Exception {
        String letter = get("/letter.html").body();

        assertThat(Jsoup.parse(letter).select("img").eachAttr("src"))
                .containsExactly("/site/posts/a.jpg", "/along/abc@x");
        assertThat(get("/site/posts/a.jpg").body()).isEqualTo("jpeg");
        assertThat(get("/along/abc@x").body()).isEqualTo("octets");
        assertThat(letter).doesNotContain("\uE000").doesNotContain("(prefers-color-scheme: dark)");
        assertThat(get("/letter.html?view=dark").body()).contains("@media all").contains("content=\"dark\"");
        assertThat(get("/letter.html?view=blind").body())
                .doesNotContain("a.jpg")
                .contains("alt=\"A\"");
        assertThat(get("/letter.html?view=bare").body()).doesNotContain("<style");
        assertThat(get("/letter.txt").body()).isEqualTo("Hi\n");
        assertThat(get("/letter.eml").body()).isEqualTo("From: x\r\n");
    }

    @Test
    void whatWasSavedIsShownAndWhatWasNotIsNotComposedAgain() throws Exception {
        get("/");
        get("/");
        String stamp = get("/stamp").body();
        Files.writeString(home.resolve("posts/b.md"), "two");

        assertThat(get("/stamp").body()).isNotEqualTo(stamp);
        assertThat(get("/").body()).contains("Subject &lt;b&gt;2");
        assertThat(asked).hasSize(2);
    }

    @Test
    void anErrorStandsOverTheLastGoodOne() throws Exception {
        get("/");
        Files.writeString(home.resolve("posts/a.md"), "changed");
        Location place = new Location("templates/digest/letter.ftlh", 3, 7);
        fault = new Refused(
                Refused.Reason.USAGE,
                "it can't be composed",
                List.of(Diagnostic.error("", place, "\"x\" has no value", "")));

        String page = get("/").body();

        assertThat(Jsoup.parse(page).select("[role=alert]").text())
                .contains("templates/digest/letter.ftlh:3:7")
                .contains("was before");
        assertThat(page).contains("Subject &lt;b&gt;1");
        assertThat(get("/letter.txt").statusCode()).isEqualTo(200);
    }

    @Test
    void anErrorFromTheStartStandsAlone() throws Exception {
        fault = new Refused(Refused.Reason.USAGE, "there is nothing to show");

        assertThat(get("/").body()).contains("there is nothing to show").doesNotContain("<iframe");
        assertThat(get("/letter.html").statusCode()).isEqualTo(404);
    }

    @Test
    void onlyThisMachineReads() throws Exception {
        HttpResponse<String> posted = client.send(
                HttpRequest.newBuilder(URI.create(session().url()))
                        .POST(HttpRequest.BodyPublishers.ofString("x"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(session().url()).startsWith("http://127.0.0.1:");
        assertThat(posted.statusCode()).isEqualTo(403);
        assertThat(get("/../../etc/passwd").statusCode()).isEqualTo(404);
        assertThat(get("/site/../../etc/passwd").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create(session().url().replaceFirst("/$", "") + path.replace("&%&", "&"));
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}

package postrider.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import postrider.job.EditionLine;
import postrider.job.RunReport;
import postrider.job.SiteTime;
import postrider.job.Status;

/** What those are told who run the program. */
final class StatusPageTest {
    private static final String BROWSER = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8";

    private final AtomicBoolean ready = new AtomicBoolean();
    private Status status = quiet();

    @AutoClose
    private WebHome home;

    private WebServer server;

    @BeforeEach
    void listen(@TempDir Path folder) {
        home = new WebHome(folder);
        server = home.admin(ready::get, () -> status, "site.title=\"Our <News>\"");
    }

    /** Nothing under way, nobody asked for. */
    static Status quiet() {
        return status(List.of(), List.of());
    }

    private static Status status(List<EditionLine> editions, List<String> needsPerson) {
        return new Status(
                Instant.parse("2026-11-21T05:06:00Z"),
                new SiteTime(ZoneId.of("Asia/Almaty")),
                Optional.of(new Status.LastRun(
                        Instant.parse("2026-11-21T05:00:00Z"),
                        Instant.parse("2026-11-21T05:00:12Z"),
                        "done",
                        "1 published, 18 files written, 0 sent",
                        List.of())),
                Instant.parse("2026-11-21T05:15:00Z"),
                new RunReport.PostCounts(3, 1, 0, 1),
                0,
                Optional.empty(),
                editions,
                List.of(new Status.NextDigest("news", Instant.parse("2026-11-23T04:00:00Z"), 2, 1120)),
                Map.of("queued", 388L),
                Optional.of("the mail server is away (421 4.3.2 closing); the rest goes with the next run"),
                Map.of("active", 3430L),
                needsPerson);
    }

    private static EditionLine edition(long sent, long queued, String state) {
        return new EditionLine(15, "news", state, List.of(), sent + queued + 3, queued, sent, 0, 3, 0, 0, 0, false);
    }

    private String page() {
        HttpResponse<String> page = home.get(server, "/status", "Accept", BROWSER);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        return page.body();
    }

    @Test
    void saysFirstWhatNeedsAPerson() {
        status = status(List.of(), List.of("the post “Donor <day>” is held: posts/donor/item.md:4"));

        assertThat(page())
                .contains("<h1>One thing needs you</h1>")
                .contains("<li>the post “Donor &lt;day&gt;” is held: posts/donor/item.md:4</li>")
                .doesNotContain("Our <News>");
    }

    @Test
    void showsWhatIsUnderWayAndWhatComes() {
        status = status(List.of(edition(1_904, 388, "sending")), List.of());

        assertThat(page())
                .contains("<h1>Nothing needs you</h1>", "21 November 2026, 10:06 Almaty")
                .contains("The last run began 10:00 and took 12 s", "The next is due 10:15.")
                .contains("<progress value=\"1904\" max=\"2295\"", "1,904 of 2,295 sent")
                .contains("The mail server is away (421 4.3.2 closing); the rest goes with the next run.")
                .contains("<b>388</b> queued", "class=\"fault\"><b>3</b> failed")
                .contains("<strong>news</strong>, Mon 09:00: 2 posts to 1,120 subscribers")
                .contains("<b>3,430</b> active");
    }

    @Test
    void whatIsSentIsUnderWayNoMore() {
        status = status(List.of(edition(1_904, 0, "sent")), List.of());

        assertThat(page()).contains("No edition is on its way.").contains("<td class=\"good\">sent</td>");
    }

    @Test
    void programsAreToldTheSameAsJson() {
        assertThat(home.get(server, "/status", "Accept", "*/*").body()).isEqualTo("{\"needsPerson\": 0}");
    }

    @Test
    void nothingFromElsewhereIsLoadedAndNothingRuns() {
        HttpResponse<String> page = home.get(server, "/status", "Accept", BROWSER);

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'");
        assertThat(page.body()).doesNotContain("<script", "http");
        assertThat(home.get(server, "/status.css").body()).contains(".todo").doesNotContain("url(");
    }

    @Test
    void isReadyAfterTheFirstRun() {
        assertThat(home.get(server, "/readyz").statusCode()).isEqualTo(503);
        ready.set(true);
        assertThat(home.get(server, "/readyz").statusCode()).isEqualTo(200);
        assertThat(home.get(server, "/healthz").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"GET, /, 302", "GET, /subscribe, 404", "POST, /status, 405", "HEAD, /status, 200"})
    void answersForNothingElse(String method, String path, int code) {
        assertThat(home.ask(server, method, path, null).statusCode()).isEqualTo(code);
    }
}

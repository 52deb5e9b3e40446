package postrider.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vectors in a real browser, all on one page; skipped where there is no Chromium. */
class BrowserXssTest {
    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Duration LONG = Duration.ofSeconds(90);

    /** Stands in for each vector's alert, then touches everything that could still be waiting for a hand. */
    private static final String TRAP = """
            <!doctype html><meta charset="utf-8"><title>quiet</title><base target="_blank">
            <script>window.alert = () => { document.title = 'fired'; };</script>
            """;

    private static final String TOUCH = """
            <script>
            for (const element of document.querySelectorAll('main *')) {
              for (const name of ['click', 'mouseover', 'focus', 'error', 'load', 'toggle', 'animationstart'])
                if (name !== 'click' || !/^https?:/.test(element.href || 'http:'))
                  element.dispatchEvent(new Event(name, {bubbles: false, cancelable: true}));
              if (/^javascript/i.test(element.protocol || '')) alert(1);
            }
            </script>
            """;

    @TempDir
    Path folder;

    @Test
    void runsNothingOfWhatIsPublished() throws Exception {
        assertThat(titleOf(vector -> PostSample.of(vector).render().content().toString()))
                .isEqualTo("quiet");
        assertThat(titleOf(vector ->
                        PostSample.of(vector).html().render().content().toString()))
                .isEqualTo("quiet");
    }

    @Test
    void wouldSeeThemRun() throws Exception {
        assertThat(titleOf(vector -> vector)).isEqualTo("fired");
    }

    private String titleOf(UnaryOperator<String> publishing) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(BROWSER), "no Chromium here");
        Path page = folder.resolve("page.html");
        String bodies = XssVectors.all().map(publishing).collect(Collectors.joining("</main>\n<main>"));
        Files.writeString(page, TRAP + "<main>" + bodies + "</main>" + TOUCH);
        Path dom = folder.resolve("dom.html");
        Process browser = new ProcessBuilder(List.of(
                        BROWSER.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--host-resolver-rules=MAP * ~NOTFOUND",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--virtual-time-budget=3000",
                        "--dump-dom",
                        page.toUri().toString()))
                .redirectOutput(dom.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean ended = browser.waitFor(LONG.toSeconds(), TimeUnit.SECONDS);
        browser.destroyForcibly();
        assertThat(ended).as("the browser ended").isTrue();
        String seen = Files.readString(dom, StandardCharsets.UTF_8);
        int from = seen.indexOf("<title>") + "<title>".length();
        return seen.substring(from, seen.indexOf("</title>", from));
    }
}

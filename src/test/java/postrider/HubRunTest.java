package postrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import postrider.PublicationHome.Ran;
import postrider.feed.SampleHub;

/** Runs with a hub, as an operator sees them. */
class HubRunTest {
    @TempDir
    private Path folder;

    private PublicationHome home;

    @BeforeEach
    void makeHome() throws IOException {
        home = PublicationHome.in(folder.resolve("home"));
        home.writePost("first", "First", "Text.");
    }

    @Test
    void eachChangeIsAnnouncedOnceAndPlansAnnounceNothing() throws IOException {
        try (SampleHub hub = new SampleHub()) {
            String setting = "hub.url=" + hub.url();
            home.run("plan", "--set", setting);
            home.run("publish", "--dry-run", "--set", setting);
            assertThat(hub.requests()).isEmpty();

            home.run("publish", "--set", setting);
            home.run("publish", "--set", setting);
            assertThat(hub.requests()).hasSize(1);

            home.writePost("first", "First", "Other text.");
            home.run("publish", "--set", setting, "--no-send");

            assertThat(hub.requests()).hasSize(2);
            assertThat(hub.requests().get(1))
                    .isEqualTo(hub.requests().get(0))
                    .anyMatch(topic -> topic.endsWith("/rss.xml"));
        }
    }

    @Test
    void aHubThatIsAwayIsReportedAndStopsNothing() {
        SampleHub hub = new SampleHub();
        hub.close();

        Ran ran = home.run("publish", "--json", "--set", "hub.url=" + hub.url());

        assertThat(ran.status()).isZero();
        assertThat((List<?>) ran.json().get("warnings"))
                .singleElement()
                .asString()
                .startsWith("the hub " + hub.url() + " can't be reached");
        assertThat(home.path("var/outbox")).isNotEmptyDirectory();
    }

    @Test
    void aHubThatIsAwayForADayNeedsAPersonOnceAndNoneWhenItIsBack() throws IOException {
        SampleHub away = new SampleHub();
        away.close();
        String setting = "hub.url=" + away.url();
        home.run("publish", "--set", setting, "--now", "2031-01-01T00:00:00Z");

        Ran later = home.run("publish", "--set", setting, "--now", "2031-01-02T00:00:00Z");
        assertThat(later.status()).isOne();
        assertThat(later.err() + later.out()).contains("see whether hub.url is right");
        assertThat(home.run("publish", "-q", "--set", setting, "--now", "2031-01-02T01:00:00Z")
                        .err())
                .contains("see whether hub.url is right");
        assertThat(home.run("publish", "-q", "--set", setting, "--now", "2031-01-02T02:00:00Z")
                        .err())
                .isEmpty();

        try (SampleHub back = new SampleHub()) {
            Ran told = home.run("publish", "--set", "hub.url=" + back.url(), "--now", "2031-01-02T03:00:00Z");
            assertThat(told.status()).isZero();
        }
    }
}

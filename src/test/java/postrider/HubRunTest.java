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
}

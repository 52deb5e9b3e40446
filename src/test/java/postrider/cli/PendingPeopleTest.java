package postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom an operator's list or word makes pending is asked by mail, once, whatever runs and imports follow. */
class PendingPeopleTest {
    private static final String LIST = "config/subscribers.csv";

    @TempDir
    Path folder;

    private TypedHome home;

    @BeforeEach
    void make() {
        home = new TypedHome(folder);
        home.write("config/postrider.yaml", """
                site: {url: 'https://news.example.org', title: News}
                digest: {backlog: all}
                web: {url: 'https://news.example.org'}
                """);
        home.post("visit", "Expert’s visit", "They came.");
    }

    @Test
    void aPendingRowIsAskedOnceAndNothingElseComes() {
        home.write(LIST, "email,status\nann@example.com,pending\nbob@example.com,\n");

        assertThat(home.run("publish")).isZero();
        assertThat(home.outbox()).containsExactlyInAnyOrder("confirm-1.eml", "1-2.eml");
        assertThat(home.mail("confirm-1"))
                .contains("To: ann@example.com", "https://news.example.org/confirm/", "Subject: Confirm");

        home.wait(Duration.ofHours(1));
        home.write(LIST, "email,status,name\nann@example.com,pending,Ann\nbob@example.com,,\n");
        assertThat(home.run("publish")).isZero();
        home.run("subscribers", "import", LIST);
        home.run("send");
        assertThat(home.outbox()).hasSize(2);
    }

    @Test
    void whoIsAddedByHandIsAskedByTheNextSender() {
        assertThat(home.run("subscribers", "add", "ann@example.com")).isZero();
        assertThat(home.said()).contains("a…@example.com is asked by mail to confirm");
        assertThat(home.outbox()).isEmpty();

        assertThat(home.run("send")).isZero();
        assertThat(home.outbox()).containsExactly("confirm-1.eml");
        home.run("subscribers", "add", "ann@example.com");
        home.run("publish");
        assertThat(home.outbox()).containsExactly("confirm-1.eml");
    }

    @Test
    void anImportSaysWhomItAsksAndARehearsalAsksNobody() {
        home.write("list.csv", "email,status\nann@example.com,pending\nbob@example.com,pending\n");

        assertThat(home.run("subscribers", "import", "list.csv", "--dry-run")).isZero();
        home.run("send");
        assertThat(home.outbox()).isEmpty();

        assertThat(home.run("subscribers", "import", "list.csv")).isZero();
        assertThat(home.said()).contains("2 people are asked by mail to confirm");
        home.run("send");
        assertThat(home.outbox()).containsExactlyInAnyOrder("confirm-1.eml", "confirm-2.eml");
    }

    @Test
    void nobodyIsAskedWhoSaidNo() {
        home.run("subscribers", "suppress", "ann@example.com");
        home.run("subscribers", "add", "bob@example.com", "--confirmed", "form");
        home.run("subscribers", "remove", "bob@example.com");
        home.run("subscribers", "add", "eve@example.com", "--confirmed", "form");
        home.run("subscribers", "erase", "eve@example.com", "--yes");
        home.write(LIST, "email,status\nann@example.com,pending\nbob@example.com,pending\neve@example.com,pending\n");

        home.run("publish");

        assertThat(home.outbox()).isEmpty();
    }

    @Test
    void whoIsRemovedOrConfirmedByTheListBeforeTheMailGoesIsNotAsked() {
        home.write(LIST, "email,status\nann@example.com,pending\nbob@example.com,pending\n");
        home.run("subscribers", "import", LIST);
        home.run("subscribers", "remove", "ann@example.com");
        home.write(LIST, "email,status\nann@example.com,pending\nbob@example.com,active\n");
        home.run("subscribers", "import", LIST);

        home.run("send");

        assertThat(home.outbox()).isEmpty();
    }

    @Test
    void twoNewslettersAreAskedForOneAfterTheOther() {
        home.write("config/postrider.yaml", """
                site: {url: 'https://news.example.org', title: News}
                newsletters: {news: {title: News}, jobs: {title: Jobs}}
                """);
        home.write(LIST, "email,newsletters,status\nann@example.com,news|jobs,pending\n");

        home.run("publish");
        assertThat(home.outbox()).containsExactly("confirm-1.eml");
        home.wait(Duration.ofHours(2));
        home.run("publish");
        assertThat(home.outbox()).containsExactlyInAnyOrder("confirm-1.eml", "confirm-2.eml");
    }

    @Test
    void whoNeverConfirmedIsForgottenAndTheListDoesNotAskAgain() {
        home.write(LIST, "email,name,status\nann@example.com,Ann,pending\n");
        home.run("publish");
        home.wait(Duration.ofDays(8));

        home.run("publish");
        assertThat(home.run("subscribers", "show", "ann@example.com")).isEqualTo(2);
        home.wait(Duration.ofDays(8));
        home.run("publish");
        assertThat(home.said()).contains("1 unconfirmed");
        assertThat(home.outbox()).containsExactly("confirm-1.eml");

        home.write(LIST, "email,name,status\nann@example.com,Ann,active\n");
        home.run("publish");
        home.run("subscribers", "show", "ann@example.com");
        assertThat(home.said()).contains("news active");
    }

    @Test
    void whereNoSettingSaysThatLinksAreAnsweredThatIsSaid() {
        home.write("config/postrider.yaml", "site: {url: 'https://news.example.org', title: News}\n");
        home.write(LIST, "email,status\nann@example.com,pending\n");

        home.run("publish");

        assertThat(home.said()).contains("1 person is asked to confirm").contains("web.url is not set");
        assertThat(home.mail("confirm-1")).contains("https://news.example.org/confirm/");
    }
}

package postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import postrider.database.Database;

/** An attack by the form to join shows in the status, while it lasts. */
class FloodTest {
    @TempDir
    Path folder;

    private TypedHome home;

    @BeforeEach
    void make() {
        home = new TypedHome(folder);
        home.write("config/postrider.yaml", "site: {url: 'https://news.example.org', title: News}\n");
        home.post("visit", "Expert’s visit", "They came.");
        home.run("publish");
    }

    private void asked(String domain, int times) {
        try (Database database = Database.open(folder.resolve("var/postrider.db"), home::now)) {
            database.writeOnly(tx -> {
                long first = tx.number("select max(id) from request") + 1;
                for (int i = 0; i < times; i++) {
                    tx.update(
                            "insert into request values (?, 'join', ?, 'news', 'instant', '', null, ?, ?, ?, null)",
                            first + i,
                            first + i,
                            domain.replace("*", "d" + i),
                            home.now(),
                            home.now().plus(Duration.ofDays(2)));
                }
            });
        }
    }

    @Test
    void atOneDomainIsToldForAnHour() {
        asked("victim.example", 60);
        assertThat(home.run("status")).isZero();
        asked("victim.example", 1);

        assertThat(home.run("status")).isEqualTo(1);
        assertThat(home.said()).contains("61 subscriptions at victim.example").contains("one every five seconds");
        assertThat(home.run("status", "--json")).isEqualTo(1);
        assertThat(home.printed()).contains("61 subscriptions at victim.example");

        home.wait(Duration.ofMinutes(61));
        assertThat(home.run("status")).isZero();
    }

    @Test
    void atManyDomainsIsToldToo() {
        asked("*.example", 601);

        assertThat(home.run("status")).isEqualTo(1);
        assertThat(home.said()).contains("601 subscriptions were asked for on the web within the hour");
    }

    @Test
    void aListIsNone() {
        home.write(
                "config/subscribers.csv",
                "email,status\n"
                        + IntStream.range(0, 800)
                                .mapToObj(i -> "p" + i + "@example.com,pending\n")
                                .collect(Collectors.joining()));
        home.run("publish");

        assertThat(home.outbox()).hasSize(800);
        assertThat(home.run("status")).isZero();
    }
}

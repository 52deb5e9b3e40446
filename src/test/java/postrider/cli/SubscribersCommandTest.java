package postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does to one person, typed in a real home. */
class SubscribersCommandTest {
    private static final String ANN = "ann.lee@example.com";

    @TempDir
    Path folder;

    private TypedHome home;

    @BeforeEach
    void make() {
        home = new TypedHome(folder);
        home.write("config/postrider.yaml", """
                site: {url: 'https://news.example.org', title: News, languages: [en, ru]}
                digest: {backlog: all}
                web: {url: 'https://news.example.org'}
                """);
        home.post("visit", "Expert’s visit", "They came.");
    }

    private void add(String... more) {
        String[] words = Stream.concat(
                        Stream.of("subscribers", "add", ANN, "--confirmed", "form 7, Ann Lee", "--name", "Ann Lee"),
                        Stream.of(more))
                .toArray(String[]::new);
        assertThat(home.run(words)).isZero();
    }

    @Test
    void showTellsInALineAndAllOfItAsJson() {
        add("--frequency", "weekly", "--topics", "visits|grants");

        assertThat(home.run("subscribers", "show", "ANN.LEE@example.com")).isZero();
        assertThat(home.said()).contains(ANN, "news active weekly");
        assertThat(home.run("subscribers", "show", ANN, "--json")).isZero();
        assertThat(home.printed())
                .contains(
                        "\"email\":\"" + ANN + "\"",
                        "\"topics\":[\"visits\",\"grants\"]",
                        "\"evidence\":\"operator; confirmed: form 7, Ann Lee\"",
                        "\"deliveries\":[]");
        assertThat(home.run("subscribers", "show", "nobody@example.com")).isEqualTo(2);
        assertThat(home.said()).contains("nothing is held on n…@example.com");
        assertThat(home.run("subscribers", "show", "no address")).isEqualTo(2);
    }

    @Test
    void changeChangesWhatIsSaidAndNothingElse() {
        add("--frequency", "weekly", "--topics", "visits");

        assertThat(home.run("subscribers", "change", ANN, "--frequency", "daily", "--language", "ru"))
                .isZero();
        assertThat(home.said()).contains("  ru  ", "news active daily");
        home.run("subscribers", "show", ANN, "--json");
        assertThat(home.printed()).contains("\"name\":\"Ann Lee\"", "\"topics\":[\"visits\"]");

        assertThat(home.run("subscribers", "change", ANN, "--topics", "")).isZero();
        home.run("subscribers", "list", "--json");
        assertThat(home.printed()).contains("\"frequency\":\"daily\",\"topics\":[]");
    }

    @Test
    void changePausesAndResumes() {
        add();

        assertThat(home.run("subscribers", "change", ANN, "--pause", "2026-04-01"))
                .isZero();
        assertThat(home.said()).contains("news paused");
        home.run("publish");
        assertThat(home.outbox()).isEmpty();
        assertThat(home.run("subscribers", "change", ANN, "--resume")).isZero();
        assertThat(home.said()).contains("news active");

        assertThat(home.run("subscribers", "change", ANN, "--pause", "2020-01-01"))
                .isEqualTo(2);
        assertThat(home.run("subscribers", "change", ANN, "--pause", "soon")).isEqualTo(2);
        assertThat(home.said()).contains("\"soon\" is no day");
        assertThat(home.run("subscribers", "change", ANN, "--frequency", "hourly"))
                .isEqualTo(2);
        assertThat(home.said()).contains("has no frequency \"hourly\"");
        assertThat(home.run("subscribers", "change", "nobody@example.com", "--frequency", "daily"))
                .isEqualTo(2);
        assertThat(home.said()).contains("has no subscription");
    }

    @Test
    void suppressKeepsAllFromAnAddressOnTheListOrNot() {
        add();

        assertThat(home.run("subscribers", "suppress", ANN)).isZero();
        assertThat(home.said()).contains("a…@example.com gets nothing from now on.");
        assertThat(home.run("subscribers", "suppress", ANN)).isZero();
        assertThat(home.said()).contains("got nothing before");
        assertThat(home.run("subscribers", "suppress", "bob@example.com")).isZero();
        assertThat(home.run("subscribers", "add", "bob@example.com")).isEqualTo(2);
        home.run("publish");

        assertThat(home.outbox()).isEmpty();
        home.run("subscribers", "show", ANN);
        assertThat(home.said()).contains("suppressed: operator");
    }

    @Test
    void eraseAsksFirstAndIsForGood() {
        add();

        assertThat(home.run("subscribers", "erase", ANN)).isEqualTo(2);
        assertThat(home.said())
                .contains("All that is held on " + ANN + " is deleted")
                .contains("Add --yes");
        assertThat(home.run("subscribers", "erase", ANN, "--yes")).isZero();
        assertThat(home.said()).contains("Erased.");

        assertThat(home.run("subscribers", "show", ANN)).isEqualTo(2);
        assertThat(home.run("subscribers", "add", ANN, "--confirmed", "form")).isEqualTo(2);
        assertThat(home.said()).contains("asked to be erased");
        assertThat(home.run("subscribers", "erase", ANN)).isZero();
        assertThat(home.said()).contains("Erased before.");
        assertThat(home.run("subscribers", "erase", "nobody@example.com", "--yes"))
                .isEqualTo(2);
    }

    @Test
    void nothingInTheHomeNamesWhoWasErased() throws IOException {
        String others = IntStream.range(0, 700)
                .mapToObj(i -> "reader" + i + "@example.com,Reader " + i + ",,\n")
                .collect(Collectors.joining());
        String row = ANN + ",Ann Lee,Europe/Berlin,Ann Lee signed\n";
        home.write("config/subscribers.csv", "email,name,timezone,consent\n" + others + row);
        home.run("publish");
        home.run("subscribers", "change", ANN, "--name", "Ann Lee of Berlin and Almaty", "--pause", "2026-04-01");
        home.run("subscribers", "change", ANN, "--name", "Ann Lee", "--resume");
        home.write(
                "config/subscribers.csv",
                "email,name,timezone,consent\n" + others + ANN + ",Ann,Ann Lee,\n" + "x" + ANN + "@,,,\n");
        home.wait(Duration.ofHours(1));
        home.run("publish");
        home.run("publish", "-q");
        home.run("test-send", ANN);
        assertThat(home.run("status")).isEqualTo(1);
        assertThat(home.outbox()).hasSize(702);
        assertThat(naming("ann.lee", "Ann Lee")).isNotEmpty();
        home.write("config/subscribers.csv", "email,name,timezone,consent\n" + others + row);

        assertThat(home.run("subscribers", "erase", ANN, "--yes")).isZero();

        assertThat(home.said()).contains("your list still names the address: config/subscribers.csv:702");
        assertThat(naming("ann.lee", "Ann Lee")).containsExactly("config/subscribers.csv");
        assertThat(home.outbox()).hasSize(700);

        home.post("next", "Next", "More.");
        home.wait(Duration.ofHours(1));
        home.run("publish");
        assertThat(naming("ann.lee", "Ann Lee")).containsExactly("config/subscribers.csv");
        home.run("editions");
        assertThat(home.said()).as("still counted").contains("701   701");
    }

    @Test
    void whatWaitsForWhoIsErasedDoesNotGo() {
        add();
        home.run("publish", "--no-send");

        home.run("subscribers", "erase", ANN, "--yes");
        assertThat(home.run("send")).isZero();

        assertThat(home.outbox()).isEmpty();
        home.run("status", "--json");
        assertThat(home.printed()).contains("\"queued\":0").contains("\"suppressed\":1");
    }

    /** Files of the home that hold any of these words, in any case. */
    private List<String> naming(String... words) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> Stream.of(words).anyMatch(word -> holds(file, word)))
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static boolean holds(Path file, String word) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .toLowerCase(Locale.ROOT)
                    .contains(word.toLowerCase(Locale.ROOT));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

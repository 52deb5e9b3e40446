package postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static postrider.cli.Office.NOW;
import static postrider.cli.Office.POST;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.job.Outcome;
import postrider.job.PublishRequest;
import postrider.job.Refused;

@NullUnmarked
class PostriderCommandTest {
    @TempDir
    Path folder;

    private final Office office = new Office();
    private Terminal terminal;

    @BeforeEach
    void makeHome() throws IOException {
        terminal = new Terminal(folder, NOW);
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(
                folder.resolve("config/postrider.yaml"), "site: {url: 'https://news.example.org', title: News}\n");
    }

    @Test
    void publishHandsOverWhatWasAskedAndEndsWithTheOutcome() {
        int status = run("publish", "--no-send", "--accept-removals");

        assertThat(status).isZero();
        assertThat(office.request).isEqualTo(new PublishRequest(true, true, false, false, Optional.empty()));
        assertThat(terminal.printed())
                .contains("✓ posts    3 published, 1 scheduled, 0 hidden, 0 held")
                .contains("edition  1 news, 1 post: 3 of 3 sent")
                .contains("14 June 2031, 09:00 Almaty  Donor day")
                .endsWith("3 posts published, 7 files written, 3 messages sent.\n");
    }

    @Test
    void publishAsJsonHasTheAgreedShape() {
        run("publish", "--json");

        assertThat(terminal.printed())
                .startsWith("{\"now\":\"2026-01-05T04:00:00Z\","
                        + "\"posts\":{\"published\":3,\"scheduled\":1,\"hidden\":0,\"held\":0},"
                        + "\"files\":{\"written\":7,\"removed\":0,\"unchanged\":2},"
                        + "\"editions\":[{\"number\":1,\"newsletter\":\"news\",\"state\":\"sent\",\"posts\":[\""
                        + POST
                        + "\"],\"recipients\":3,\"queued\":0,\"sent\":3,\"deferred\":0,\"failed\":0,\"uncertain\":0,"
                        + "\"suppressed\":0,\"cancelled\":0}],\"needsPerson\":[],\"warnings\":[]")
                .endsWith("}\n");
    }

    @Test
    void quietSaysOnlyWhatNeedsAPerson() {
        run("-q", "publish");
        assertThat(terminal.printed() + terminal.complained()).isEmpty();

        office.needsPerson = List.of("1 post is held");
        office.outcome = Outcome.NEEDS_PERSON;

        assertThat(run("publish", "--quiet")).isEqualTo(1);
        assertThat(terminal.complained()).isEqualTo("! 1 post is held\n");
    }

    @Test
    void aDryRunOnlyPlans() {
        assertThat(run("publish", "--dry-run", "--json")).isZero();

        assertThat(office.published).isFalse();
        assertThat(terminal.printed()).contains("\"files\":{\"add\":[\"rss.xml\"],\"change\":[],\"remove\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--set site.title=A publish", "publish --set site.title=A"})
    void optionsStandBeforeOrAfterTheCommand(String words) {
        run(words.split(" "));

        assertThat(office.settings.site().title()).isEqualTo("A");
    }

    @Test
    void postsOfTheCommandLineAreRelativeToTheCurrentFolder() {
        run("publish", "--posts", "elsewhere");

        assertThat(office.settings.posts()).isEqualTo(folder.resolve("elsewhere"));
    }

    @Test
    void nowStartsAClockThatTicks() {
        run("check", "--now", "2022-07-20T10:00:00+06:00");

        assertThat(office.clock.instant()).isEqualTo("2022-07-20T04:00:00Z");
    }

    @Test
    void nothingIsMailedBeforeItsTime() {
        String[] words = {"publish", "--now", "2031-01-01T00:00:00Z", "--set", "mail.transport=smtp"};

        assertThat(run(words)).isEqualTo(2);
        assertThat(office.published).isFalse();
        assertThat(run("publish", "--dry-run", "--now", "2031-01-01T00:00:00Z", "--set", "mail.transport=smtp"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"publsh", "publish --dry-rn", "publish extra", "posts show", "publish --now never", ""})
    void wrongUsageEndsWithTwoAndDoesNothing(String words) {
        assertThat(run(words.isEmpty() ? new String[0] : words.split(" "))).isEqualTo(2);
        assertThat(office.published).isFalse();
        assertThat(terminal.printed()).isEmpty();
        assertThat(terminal.complained()).isNotEmpty();
    }

    @Test
    void aMistypedWordIsShownItsNearest() {
        run("publsh");

        assertThat(terminal.complained()).contains("Did you mean publish");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help subscribers add", "subscribers add --help", "-h subscribers add x"})
    void helpSaysHowACommandIsUsed(String words) {
        assertThat(run(words.split(" "))).isZero();

        assertThat(terminal.printed())
                .startsWith("Usage: postrider subscribers add [OPTION]... ADDRESS\n")
                .contains("--language=TAG")
                .contains("--home=DIR");
        assertThat(terminal.printed().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void helpListsWhatPeopleType() {
        assertThat(run("help")).isZero();

        assertThat(terminal.printed()).contains("  publish ", "  cron ").doesNotContain("warm-up");
        assertThat(run("help", "publsh")).isEqualTo(2);
    }

    @Test
    void wrongSettingsAreJsonToo() {
        assertThat(run("publish", "--json", "--set", "shedule=x")).isEqualTo(2);

        assertThat(terminal.printed())
                .startsWith("{\"error\":{\"status\":2,\"message\":")
                .contains("Did you mean \\\"schedule\\\"?");
    }

    @Test
    void aFolderThatIsNoHomeSaysSo() throws IOException {
        Files.delete(folder.resolve("config/postrider.yaml"));

        assertThat(run("publish")).isEqualTo(2);
        assertThat(terminal.complained())
                .contains("is no home", "postrider init DIR")
                .doesNotContain("config/postrider.yaml:1:1");
    }

    @Test
    void aRefusalKeepsItsStatus() {
        office.fault = new Refused(Refused.Reason.LATER, "Another run is at work");

        assertThat(run("publish")).isEqualTo(75);
        assertThat(terminal.complained()).contains("Another run is at work");
    }

    @Test
    void aMistakeOfOursIsOneLineAndAStackTraceOnlyWhenAsked() {
        office.fault = new IllegalStateException("lost count");

        assertThat(run("publish")).isEqualTo(70);
        assertThat(terminal.complained().lines()).hasSize(1);
        assertThat(run("publish", "-v")).isEqualTo(70);
        assertThat(terminal.complained()).contains("at postrider.cli");
    }

    @Test
    void checkEndsWithOneWhereAPostIsHeld() {
        assertThat(run("check")).isEqualTo(1);

        assertThat(terminal.printed())
                .contains("spring/item.md:5:15: error E201: publish_date names no day.")
                .endsWith("1 post read, 0 published, 1 held; 1 error, 0 warnings\n");
    }

    @Test
    void aHeldPostHasAllNamesInJson() {
        run("posts", "list", "--json");

        assertThat(terminal.printed())
                .contains("\"status\":\"held\",\"reason\":\"E201\"")
                .contains("\"url\":null");
    }

    @Test
    void aPostThatIsNotThereIsAnError() {
        assertThat(run("posts", "show", "nothing")).isEqualTo(2);
        assertThat(run("posts", "show", "spring/item.md")).isZero();
    }

    @Test
    void subscribersAreAddedWithAllThatWasSaid() {
        run("subscribers", "add", "a@example.org", "--topics", "a| b", "--language", "kk", "--confirmed", "form 7");

        assertThat(office.added.topics()).contains(List.of("a", "b"));
        assertThat(office.confirmed).contains("form 7");
        assertThat(office.added.newsletter()).isEmpty();
    }

    @Test
    void refusedRowsOfAnImportNeedAPerson() {
        assertThat(run("subscribers", "import", "list.csv", "--json")).isEqualTo(1);

        assertThat(terminal.printed())
                .isEqualTo("{\"rows\":2,\"added\":1,\"changed\":0,\"unchanged\":0,\"skipped\":{},"
                        + "\"refused\":[{\"line\":3,\"reason\":\"no address\"}]}\n");
    }

    @Test
    void initMakesAHomeAndRefusesToOverwriteOne() throws IOException {
        assertThat(run("init", "new")).isZero();
        assertThat(Files.readString(folder.resolve("new/posts/welcome/item.md")))
                .contains("publish_date: '05-01-2026 09:00'");

        assertThat(run("init", "new")).isEqualTo(2);
        assertThat(terminal.complained()).contains("Nothing was written");
    }

    @Test
    void coloursAndSignsFollowTheTerminal() {
        assertThat(Signs.of(surroundings("12", "C.UTF-8"), 1, true)).isEqualTo(new Signs(true, true));
        assertThat(Signs.of(surroundings("2", "C.UTF-8"), 1, true)).isEqualTo(new Signs(true, false));
        assertThat(Signs.of(surroundings("12", "C"), 1, true)).isEqualTo(new Signs(false, true));
        assertThat(new Signs(false, false).text(Signs.Sign.DONE)).isEqualTo("ok");
        assertThat(new Signs(true, false).cut("Қазақстан", 4)).isEqualTo("Қаз…");
    }

    private Surroundings surroundings(String screens, String locale) {
        terminal.screens = screens;
        terminal.locale = locale;
        return terminal.surroundings();
    }

    private int run(String... words) {
        return PostriderCommand.run(terminal.surroundings(), office::open, words);
    }
}

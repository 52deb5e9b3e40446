package postrider.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of these holds of a short list, which is worked on row by row, and of a long one, which is worked on as a whole. */
@ParameterizedClass
@ValueSource(ints = {SubscriberImport.FEW, 0})
final class SubscriberImportTest {
    private static final String HEADER = "email,name,language,newsletters,frequency,topics,timezone,status,consent\n";

    @Parameter
    int few;

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void open() {
        home = new Home(folder, few);
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void addsPeopleWithAllTheyAskFor() {
        home.update("insert into newsletter values ('jobs', 0, 7, '')");

        ImportReport report = home.imports(
                HEADER + "Ann@Example.org,\"Ann, \"\"A\"\"\",ru,jobs,daily,Art | News,Asia/Almaty,active,paper form\n");

        assertThat(report.added()).isEqualTo(1);
        assertThat(home.person("ann@example.org")).satisfies(ann -> {
            assertThat(ann.address().value()).isEqualTo("Ann@example.org");
            assertThat(ann.name()).isEqualTo("Ann, \"A\"");
            assertThat(ann.language()).isEqualTo("ru");
            assertThat(ann.zone()).contains(ZoneId.of("Asia/Almaty"));
        });
        assertThat(home.subscription("ann@example.org"))
                .isEqualTo(new Subscription(
                        new SubscriberId(1),
                        "jobs",
                        SubscriptionState.ACTIVE,
                        "daily",
                        List.of("Art", "News"),
                        7,
                        7,
                        Instant.parse("2026-05-05T04:00:00Z"),
                        null));
        assertThat(home.record()).containsExactly("active import config/subscribers.csv:2; paper form");
    }

    @Test
    void fillsInWhatARowLeavesOut() {
        home.imports("email\nann@example.org\n\n  \n");

        assertThat(home.person("ann@example.org").language()).isEqualTo("en");
        assertThat(home.subscription("ann@example.org"))
                .satisfies(one -> assertThat(one.newsletter()).isEqualTo("news"))
                .satisfies(one -> assertThat(one.frequency()).isEqualTo("instant"))
                .satisfies(one -> assertThat(one.nextDueAt()).isNull());
    }

    @Test
    void aSecondImportChangesNothing() {
        String list = HEADER + "ann@example.org,Ann,en,news|jobs,daily,,,,\nbob@example.org,,,,,,,pending,\n";
        home.imports(list);

        ImportReport again = home.imports(list);

        assertThat(again).isEqualTo(new ImportReport(2, 0, 0, 2, new TreeMap<>(), List.of(), 0));
        assertThat(home.record()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void readsEachSeparatorWithMarkAndAnyOrder(String separator) {
        String list = "\ufeffName,EMAIL,topics\r\n\"Ann\r\nLee\",bob@example.org,x\r\nAnn,ann@example.org,\"a|b\"\r\n"
                .replace(",", separator);

        ImportReport report = home.imports(list);

        assertThat(report.added()).isEqualTo(1);
        assertThat(report.refused()).extracting(ImportReport.RefusedRow::line).containsExactly(2);
        assertThat(home.subscription("ann@example.org").topics()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "nobody,,,,,,,, # the address has no @",
                "\"x@example.org¶Bcc: y@example.org\",,,,,,,, # the address holds a line break",
                "x@example.org,\"A¶B\",,,,,,, # the name holds a line break",
                "x@example.org,,,blog,,,,, # there is no newsletter \"blog\"; there is \"news\", \"jobs\"",
                "x@example.org,,,,hourly,,,, # has no frequency \"hourly\"; it has \"instant\", \"daily\", \"weekly\"",
                "x@example.org,,not a language,,,,,, # \"not a language\" is no language",
                "x@example.org,,,,,,Mars/Base,, # \"Mars/Base\" is no time zone",
                "x@example.org,,,,,,,gone, # the status \"gone\" is none of",
                "x@example.org,,,,,,,,,,, # it has 12 cells, the header 9",
                "ANN@example.org,,,,,,,, # is in the list for newsletter \"news\" already; the first row stands",
                "ann@example.org,,,jobs|news,,,,, # for newsletter \"news\" already"
            })
    void refusesAWrongRowAndGoesOn(String row, String reason) {
        String rows = HEADER + "ann@example.org,,,,,,,,\n" + row.replace('¶', '\n') + "\nzoe@example.org,,,,,,,,\n";

        ImportReport report = home.imports(rows);

        assertThat(report.rows()).isEqualTo(3);
        assertThat(report.added()).isEqualTo(2);
        assertThat(report.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.line()).isEqualTo(3);
            assertThat(refused.reason()).contains(reason);
        });
        assertThat(home.person("zoe@example.org").subscriptions()).hasSize(1);
        assertThat(home.person("ann@example.org").subscriptions()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "email,nmae # config/subscribers.csv:1:1: error: there is no column \"nmae\"; nothing was imported. Did you mean \"name\"?",
                "ann@example.org # the list has no header",
                "name,language # the list has no column \"email\"",
                "email,email # two columns \"email\"",
                "'' # the list has no column \"email\"",
                "'email\nann@example.org\n\"bob@example.org\n' # config/subscribers.csv:3:1: error: a cell that begins here has no end"
            })
    void aWrongListChangesNothing(String list, String words) {
        assertThat(home.outcome(list.replace("'", "")))
                .isInstanceOfSatisfying(
                        ImportOutcome.Unreadable.class,
                        unreadable -> assertThat(unreadable.fault().toString()).contains(words));
        assertThat(home.record()).isEmpty();
    }

    @Test
    void saysWhenTheListIsNotInUtf8OrNotThere() throws Exception {
        Path file = Files.write(
                folder.resolve("l.csv"), "email,name\na@example.org,Zoë\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(home.<ImportOutcome>with(
                        tx -> home.subscriptions().importList(tx, file, "l.csv", Home.NOW, rows -> {})))
                .asString()
                .contains("not in UTF-8");
        assertThat(home.<ImportOutcome>with(tx ->
                        home.subscriptions().importList(tx, folder.resolve("no.csv"), "no.csv", Home.NOW, rows -> {})))
                .asString()
                .contains("there is no such file");
    }

    @Test
    void aCellCountsOnlyWhenTheListChangedIt() {
        home.imports(HEADER + "ann@example.org,Ann,en,news,daily,art,,,\n");
        home.update("update subscription set frequency = 'weekly', topics = 'own'");

        ImportReport report = home.imports(HEADER + "ann@example.org,Anna,en,news,daily,art,,,\n");

        assertThat(report.changed()).isEqualTo(1);
        assertThat(home.person("ann@example.org").name()).isEqualTo("Anna");
        assertThat(home.subscription("ann@example.org").frequency()).isEqualTo("weekly");
        assertThat(home.subscription("ann@example.org").topics()).containsExactly("own");
    }

    @Test
    void whatThePersonChoseStays() {
        home.imports(HEADER + "ann@example.org,Ann,en,news,daily,art,,,\n");
        home.update("update subscription set chosen = 'frequency|topics'");
        home.update("update subscriber set chosen = 'language|timezone'");

        home.imports(HEADER + "ann@example.org,Anna,ru,news,weekly,jazz,Asia/Almaty,,\n");

        assertThat(home.person("ann@example.org").language()).isEqualTo("en");
        assertThat(home.person("ann@example.org").zone()).isEmpty();
        assertThat(home.person("ann@example.org").name()).isEqualTo("Anna");
        assertThat(home.subscription("ann@example.org").frequency()).isEqualTo("daily");
        assertThat(home.subscription("ann@example.org").topics()).containsExactly("art");
    }

    @Test
    void aListDoesNotBringBackTheAddressThatSomebodyExchanged() {
        String list = "email,name\nann@example.org,Ann\n";
        home.imports(list);
        SubscriberId ann = home.person("ann@example.org").id();
        EmailAddress other = new EmailAddress("anna@example.net");
        home.with(tx -> {
            new SubscriberTable(tx).move(ann, other, Home.KEY.addressKey(other));
            return true;
        });

        assertThat(home.imports(list).skipped()).containsEntry("moved", 1);
        assertThat(home.imports(list.replace("Ann", "Anna")).skipped()).containsEntry("moved", 1);

        assertThat(home.person("anna@example.net").name()).isEqualTo("Ann");
        assertThat(home.<Optional<Subscriber>>with(
                        tx -> home.subscriptions().find(tx, new EmailAddress("ann@example.org"))))
                .isEmpty();
    }

    @Test
    void aRowThatIsGoneRemovesNobodyAndIsRemembered() {
        home.imports(HEADER + "ann@example.org,Ann,,,daily,,,,\n");
        home.imports(HEADER);
        home.update("update subscription set frequency = 'weekly'");

        ImportReport back = home.imports(HEADER + "ann@example.org,Ann,,,daily,,,,\n");

        assertThat(back.unchanged()).isEqualTo(1);
        assertThat(home.subscription("ann@example.org").frequency()).isEqualTo("weekly");
    }

    @Test
    void whoSaidNoIsSkippedAndCounted() {
        String list =
                HEADER + "left@example.org,,,news|jobs,,,,,\nbounced@example.org,,,,,,,,\nerased@example.org,,,,,,,,\n";
        home.imports(list);
        home.with(tx -> home.subscriptions()
                .remove(tx, new EmailAddress("left@example.org"), Optional.empty(), "web", Home.NOW));
        home.with(tx -> new Suppressions(Home.KEY)
                .add(tx, new EmailAddress("bounced@example.org"), Suppression.BOUNCE, "5.1.1", Home.NOW));
        home.update("update subscriber set erased_at = 1, address = null where address = 'erased@example.org'");

        ImportReport report = home.imports(list.replace(",,\n", ",,new consent\n"));

        assertThat(report.skipped()).isEqualTo(Map.of("ended", 1, "suppressed", 1, "erased", 1));
        assertThat(report.rows()).isEqualTo(3);
        assertThat(home.person("left@example.org").subscriptions())
                .allMatch(one -> one.state() == SubscriptionState.ENDED);
    }

    @Test
    void leavingOneNewsletterKeepsTheOther() {
        String list = HEADER + "ann@example.org,,,news,,,,,\nann@example.org,,,jobs,,,,,\n";
        home.imports(list);
        home.with(tx -> home.subscriptions()
                .remove(tx, new EmailAddress("ann@example.org"), Optional.of("news"), "web", Home.NOW));

        ImportReport again = home.imports(list);

        assertThat(again.skipped()).containsEntry("ended", 1);
        assertThat(again.unchanged()).isEqualTo(1);
    }

    @Test
    void theListMayConfirmAndEnd() {
        home.imports(HEADER + "ann@example.org,,,,daily,,,pending,\n");
        assertThat(home.subscription("ann@example.org").nextDueAt()).isNull();
        home.update("insert into newsletter values ('news', 0, 12, '')");

        home.imports(HEADER + "ann@example.org,,,,daily,,,active,form\n");
        Subscription active = home.subscription("ann@example.org");
        home.imports(HEADER + "ann@example.org,,,,daily,,,pending,form\n");
        home.imports(HEADER + "ann@example.org,,,,daily,,,ended,form\n");
        ImportReport back = home.imports(HEADER + "ann@example.org,,,,daily,,,active,form\n");

        assertThat(active.state()).isEqualTo(SubscriptionState.ACTIVE);
        assertThat(active.mark()).isEqualTo(12);
        assertThat(active.nextDueAt()).isEqualTo(Instant.parse("2026-05-05T07:00:00Z"));
        assertThat(back.skipped()).containsEntry("ended", 1);
        assertThat(home.record())
                .containsExactly(
                        "pending import config/subscribers.csv:2",
                        "active import config/subscribers.csv:2; form",
                        "ended import config/subscribers.csv:2; form");
    }

    @Test
    void anotherZoneOrFrequencySetsTheTickAnew() {
        home.imports(HEADER + "ann@example.org,,,,daily,,,,\n");
        home.imports(HEADER + "ann@example.org,,,,daily,,Asia/Almaty,,\n");
        assertThat(home.subscription("ann@example.org").nextDueAt()).isEqualTo("2026-05-05T04:00:00Z");

        home.imports(HEADER + "ann@example.org,,,,weekly,,Asia/Almaty,,\n");
        assertThat(home.subscription("ann@example.org").nextDueAt()).isEqualTo("2026-05-11T04:00:00Z");
    }

    @Test
    void aTickThatHasPassedStays() {
        home.imports(HEADER + "ann@example.org,,,,daily,,,,\n");
        home.update("update subscription set next_due_at = 1000");

        home.imports(HEADER + "ann@example.org,,,,weekly,,Asia/Almaty,,\n");

        assertThat(home.subscription("ann@example.org").nextDueAt()).isEqualTo(Instant.ofEpochSecond(1));
    }
}

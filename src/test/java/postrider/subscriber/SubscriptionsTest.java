package postrider.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SubscriptionsTest {
    private static final EmailAddress ANN = new EmailAddress("ann@example.org");

    @TempDir
    Path folder;

    private Home home;
    private Subscriptions subscriptions;

    @BeforeEach
    void open() {
        home = new Home(folder);
        subscriptions = home.subscriptions();
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void whoIsAddedWaitsToConfirm() {
        Addition addition = home.with(tx -> subscriptions.addPending(tx, Wish.of(ANN), Home.NOW));

        assertThat(addition).isEqualTo(new Addition.Added(new SubscriberId(1), "news", SubscriptionState.PENDING));
        assertThat(home.subscription("ann@example.org").nextDueAt()).isNull();
        assertThat(home.record()).containsExactly("pending operator");
    }

    @Test
    void evidenceOfTheirConsentMakesThemActive() {
        home.update("insert into newsletter values ('news', 0, 5, '')");
        Wish wish = new Wish(
                ANN,
                Optional.empty(),
                "Ann",
                Optional.of("ru"),
                Optional.of("weekly"),
                Optional.of(List.of("art")),
                Optional.empty());
        home.with(tx -> subscriptions.addPending(tx, wish, Home.NOW));

        Addition addition = home.with(tx -> subscriptions.addConfirmed(tx, wish, "fair, 2 May", Home.NOW));
        Addition again = home.with(tx -> subscriptions.addConfirmed(tx, wish, "fair, 2 May", Home.NOW));

        assertThat(addition).isEqualTo(new Addition.Added(new SubscriberId(1), "news", SubscriptionState.ACTIVE));
        assertThat(again).isEqualTo(new Addition.AlreadyThere(new SubscriberId(1), "news", SubscriptionState.ACTIVE));
        assertThat(home.subscription("ann@example.org"))
                .satisfies(one -> assertThat(one.mark()).isEqualTo(5))
                .satisfies(one -> assertThat(one.nextDueAt()).isEqualTo("2026-05-11T07:00:00Z"));
        assertThat(home.record()).containsExactly("pending operator", "active operator; confirmed: fair, 2 May");
    }

    @Test
    void whatIsTypedOfAKnownPersonCounts() {
        home.update("insert into newsletter values ('news', 0, 5, '')");
        Wish weekly = wish("", Optional.empty(), Optional.of("weekly"), List.of(), Optional.empty());
        home.with(tx -> subscriptions.addConfirmed(tx, weekly, "fair", Home.NOW));
        Wish moved = wish(
                "Ann", Optional.of("ru"), Optional.empty(), List.of("art"), Optional.of(ZoneId.of("America/New_York")));

        Addition again = home.with(tx -> subscriptions.addConfirmed(tx, moved, "phone", Home.NOW));
        home.with(tx -> subscriptions.addConfirmed(tx, moved, "phone", Home.NOW));

        assertThat(again).isEqualTo(new Addition.AlreadyThere(new SubscriberId(1), "news", SubscriptionState.ACTIVE));
        Subscriber ann = home.with(tx -> subscriptions.find(tx, ANN)).orElseThrow();
        assertThat(ann.name()).isEqualTo("Ann");
        assertThat(ann.language()).isEqualTo("ru");
        assertThat(ann.zone()).contains(ZoneId.of("America/New_York"));
        assertThat(home.subscription("ann@example.org"))
                .satisfies(one -> assertThat(one.frequency()).isEqualTo("weekly"))
                .satisfies(one -> assertThat(one.topics()).containsExactly("art"))
                .satisfies(one -> assertThat(one.mark()).isEqualTo(5))
                .satisfies(one -> assertThat(one.nextDueAt()).isEqualTo("2026-05-04T13:00:00Z"));
        assertThat(home.record()).hasSize(2);
    }

    private static Wish wish(
            String name,
            Optional<String> language,
            Optional<String> frequency,
            List<String> topics,
            Optional<ZoneId> zone) {
        return new Wish(ANN, Optional.empty(), name, language, frequency, Optional.of(topics), zone);
    }

    @Test
    void whoLeftComesBackOnlyByTheirOwnWord() {
        home.with(tx -> subscriptions.addActive(tx, Wish.of(ANN), Home.NOW));
        home.update("update subscription set mark = 9");
        home.with(tx -> subscriptions.remove(tx, ANN, Optional.empty(), "operator", Home.NOW));

        assertThat(home.<Addition>with(tx -> subscriptions.addActive(tx, Wish.of(ANN), Home.NOW)))
                .isInstanceOf(Addition.Refused.class);
        assertThat(home.<Addition>with(tx -> subscriptions.addPending(tx, Wish.of(ANN), Home.NOW)))
                .isInstanceOf(Addition.Refused.class);
        assertThat(home.<Addition>with(tx -> subscriptions.addConfirmed(tx, Wish.of(ANN), "letter", Home.NOW)))
                .isInstanceOf(Addition.Added.class);
        assertThat(home.subscription("ann@example.org").mark()).isEqualTo(9);
    }

    @Test
    void aSuppressedAddressIsNotAdded() {
        home.with(tx -> new Suppressions(Home.KEY).add(tx, ANN, Suppression.COMPLAINT, "ARF", Home.NOW));

        Addition addition = home.with(
                tx -> subscriptions.addConfirmed(tx, Wish.of(new EmailAddress("ANN@example.org")), "x", Home.NOW));

        assertThat(addition)
                .isInstanceOfSatisfying(
                        Addition.Refused.class,
                        refused -> assertThat(refused.reason()).contains("A…@example.org gets nothing (complaint)"));
    }

    @Test
    void refusesWhatIsNotOffered() {
        Wish wish = new Wish(
                ANN, Optional.of("blog"), "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(home.<Addition>with(tx -> subscriptions.addActive(tx, wish, Home.NOW)))
                .isEqualTo(new Addition.Refused("there is no newsletter \"blog\" in the settings"));
    }

    @Test
    void removingEndsAllOnceAndKeepsTheRecord() {
        home.imports("email,newsletters\nann@example.org,news|jobs\n");

        Removal removal = home.with(tx -> subscriptions.remove(tx, ANN, Optional.empty(), "operator", Home.NOW));
        Removal repeat = home.with(tx -> subscriptions.remove(tx, ANN, Optional.empty(), "operator", Home.NOW));

        assertThat(removal).isEqualTo(new Removal(true, List.of("jobs", "news")));
        assertThat(repeat).isEqualTo(new Removal(true, List.of()));
        assertThat(home.record()).endsWith("ended operator", "ended operator").hasSize(4);
    }

    @Test
    void saysWhenTheAddressIsUnknown() {
        assertThat(home.<Removal>with(tx -> subscriptions.remove(tx, ANN, Optional.empty(), "operator", Home.NOW)))
                .isEqualTo(new Removal(false, List.of()));
    }

    @Test
    void countsByState() {
        home.imports(
                "email,status\na@example.org,\nb@example.org,pending\nc@example.org,ended\nd@example.org,active\n");

        assertThat(home.<Map<SubscriptionState, Long>>with(tx -> subscriptions.countByState(tx)))
                .containsEntry(SubscriptionState.ACTIVE, 2L)
                .containsEntry(SubscriptionState.PENDING, 1L)
                .containsEntry(SubscriptionState.ENDED, 1L)
                .containsEntry(SubscriptionState.PAUSED, 0L);
    }

    @Test
    void listsEverybodyByAddress() {
        home.imports("email\nzoe@example.org\nann@example.org\n");
        home.with(tx -> new Suppressions(Home.KEY).add(tx, ANN, Suppression.REQUEST, "letter", Home.NOW));
        List<String> seen = new ArrayList<>();

        home.database.read(tx -> {
            subscriptions.each(tx, one -> seen.add(one.address().value() + " " + one.suppressed()));
            return seen;
        });

        assertThat(seen).containsExactly("ann@example.org Optional[REQUEST]", "zoe@example.org Optional.empty");
    }

    @Test
    void anExportedListCanBeImported() throws Exception {
        home.imports("email,name,newsletters,frequency,topics,timezone,status,consent\n"
                + "ann@example.org,\"=1+1, \"\"A\"\"\",jobs|news,daily,a|b,Asia/Almaty,,paper\n"
                + "bob@example.org,'@x,news,,,,ended,\n");
        StringWriter out = new StringWriter();
        home.database.read(tx -> {
            subscriptions.export(tx, out);
            return true;
        });
        Path other = Files.createDirectory(folder.resolve("other"));

        try (Home second = new Home(other)) {
            assertThat(second.imports(out.toString()).added()).isEqualTo(3);
            assertThat(second.person("ann@example.org")).isEqualTo(home.person("ann@example.org"));
            assertThat(second.person("bob@example.org")).isEqualTo(home.person("bob@example.org"));
        }
        assertThat(out.toString()).contains("\"=1+1, \"\"A\"\"\"").doesNotContain("\r");
    }

    @Test
    void anotherCronLineSetsAllTicksAnewButThoseThatPassed() {
        home.imports("email,frequency,timezone\n"
                + "ann@example.org,daily,\nbob@example.org,daily,Asia/Almaty\nlate@example.org,daily,\n");
        home.update("update subscription set next_due_at = 1000 where subscriber_id = 3");
        home.with(tx -> subscriptions.applyTickRules(tx, Home.NOW));

        Subscriptions evening = new Subscriptions(Home.KEY, Home.offers("0 18 * * *", "Europe/Berlin"));
        int changed = home.with(tx -> evening.applyTickRules(tx, Home.NOW));
        int repeat = home.with(tx -> evening.applyTickRules(tx, Home.NOW));

        assertThat(changed).isEqualTo(2);
        assertThat(repeat).isZero();
        assertThat(home.subscription("ann@example.org").nextDueAt()).isEqualTo("2026-05-04T16:00:00Z");
        assertThat(home.subscription("bob@example.org").nextDueAt()).isEqualTo("2026-05-04T13:00:00Z");
        assertThat(home.subscription("late@example.org").nextDueAt()).isEqualTo(Instant.ofEpochSecond(1));
    }

    @Test
    void anotherSiteZoneConcernsThoseWithoutTheirOwn() {
        home.imports("email,frequency,timezone\nann@example.org,daily,\nbob@example.org,daily,Asia/Almaty\n");
        home.with(tx -> subscriptions.applyTickRules(tx, Home.NOW));
        Instant bobs = home.subscription("bob@example.org").nextDueAt();

        Subscriptions moved = new Subscriptions(Home.KEY, Home.offers("0 9 * * *", "Asia/Tokyo"));
        home.with(tx -> moved.applyTickRules(tx, Home.NOW.plus(Duration.ofHours(1))));

        assertThat(home.subscription("ann@example.org").nextDueAt()).isEqualTo("2026-05-05T00:00:00Z");
        assertThat(home.subscription("bob@example.org").nextDueAt()).isEqualTo(bobs);
    }

    @Test
    void countsSubscriptionsToWhatIsNoLongerOffered() {
        home.imports("email,newsletters,frequency\nann@example.org,jobs,daily\nbob@example.org,news,weekly\n");
        Offer news = new Offer("news", List.of(new Frequency("daily", Optional.empty())), "daily");
        Subscriptions fewer = new Subscriptions(Home.KEY, new Offers(List.of(news), "en", Home.OFFERS.zone()));

        assertThat(home.<List<OrphanedSubscriptions>>with(tx -> fewer.orphans(tx)))
                .containsExactly(
                        new OrphanedSubscriptions("jobs", "daily", false, 1),
                        new OrphanedSubscriptions("news", "weekly", true, 1));
        assertThat(home.<List<OrphanedSubscriptions>>with(tx -> subscriptions.orphans(tx)))
                .isEmpty();
    }
}

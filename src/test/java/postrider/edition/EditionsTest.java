package postrider.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static postrider.edition.Samples.at;
import static postrider.edition.Samples.id;
import static postrider.edition.Samples.post;
import static postrider.edition.Samples.posts;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import postrider.edition.Samples.Draft;
import postrider.edition.Samples.Press;
import postrider.post.Post;

class EditionsTest {
    private static final Newsletter NEWS = new Press().news();
    /** A Monday, 10:00 in Almaty. */
    private static final Instant START = at("2026-06-01T05:00:00Z");

    private static final Post OLD = post("old", at("2026-05-31T06:00:00Z"));
    private static final Post ONE = post("one", at("2026-06-01T06:00:00Z"));
    private static final Post TWO = post("two", at("2026-06-02T06:00:00Z"));

    private Desk desk;

    EditionsTest(@TempDir Path folder) {
        desk = new Desk(folder);
    }

    @BeforeEach
    void begins() {
        desk.subscribe(1, "instant", "", "en", null);
        desk.subscribe(2, "daily", "", "en", null);
        desk.subscribe(3, "weekly", "", "ru", "Europe/Berlin");
        desk.run(NEWS, START, OLD);
    }

    @AfterEach
    void ends() {
        desk.close();
    }

    private static Instant hours(long count) {
        return START.plus(Duration.ofHours(count));
    }

    private static List<String> ids(String... names) {
        return List.of(names).stream().map(name -> id(name).value()).toList();
    }

    @Test
    void theFirstRunMailsNothingAndSetsTicksInEachZone() {
        assertThat(desk.postsOf(1)).isEmpty();
        assertThat(desk.nextDue(2)).isEqualTo("2026-06-02T04:00:00Z");
        assertThat(desk.nextDue(3)).isEqualTo("2026-06-01T07:00:00Z");
    }

    @Test
    void instantGoesAtOnceAndDailyAtItsTick() {
        desk.run(NEWS, hours(1), OLD, ONE);
        assertThat(desk.postsOf(1)).isEqualTo(ids("one"));
        assertThat(desk.postsOf(2)).isEmpty();

        desk.run(NEWS, at("2026-06-02T03:59:59Z"), OLD, ONE);
        assertThat(desk.postsOf(2)).isEmpty();
        desk.run(NEWS, at("2026-06-02T04:00:00Z"), OLD, ONE);
        assertThat(desk.postsOf(2)).isEqualTo(ids("one"));
        assertThat(desk.nextDue(2)).isEqualTo("2026-06-03T04:00:00Z");
    }

    @Test
    void aRunWithNothingNewChangesNothing() {
        desk.run(NEWS, hours(1), OLD, ONE);
        long changes = desk.number("select data_version from pragma_data_version");
        long editions = desk.number("select count(*) from edition");

        desk.run(NEWS, hours(1).plusSeconds(60), OLD, ONE);

        assertThat(desk.number("select count(*) from edition")).isEqualTo(editions);
        assertThat(desk.number("select data_version from pragma_data_version")).isEqualTo(changes);
    }

    @Test
    void missedTicksAreOne() {
        desk.run(NEWS, at("2026-06-05T12:00:00Z"), OLD, ONE, TWO);

        assertThat(desk.postsOf(2)).isEqualTo(ids("two", "one"));
        assertThat(desk.number("select count(*) from delivery where subscriber_id = 2"))
                .isEqualTo(1);
        assertThat(desk.nextDue(2)).isEqualTo("2026-06-06T04:00:00Z");
    }

    @Test
    void aTickWithoutPostsMovesMarkAndTick() {
        desk.run(NEWS, hours(1), OLD, new Draft("one", ONE.publishAt()).in("kk").post());
        desk.run(
                NEWS,
                at("2026-06-02T04:00:00Z"),
                OLD,
                new Draft("one", ONE.publishAt()).in("kk").post());

        assertThat(desk.postsOf(2)).isEmpty();
        assertThat(desk.mark(2)).isEqualTo(2);
        assertThat(desk.nextDue(2)).isEqualTo("2026-06-03T04:00:00Z");
    }

    @Test
    void oneEditionHoldsTheLettersOfEachLanguage() {
        desk.subscribe(4, "instant", "", "ru", null);
        desk.run(NEWS, hours(1), OLD, ONE);

        KeptEdition kept = desk.edition(1);
        assertThat(kept.recipients()).isEqualTo(2);
        assertThat(kept.deliveries()).isEqualTo(Map.of("sent", 2L));
        assertThat(desk.number(
                        "select count(*) from delivery where language = 'ru' and from_number = 2 and to_number = 2"))
                .isEqualTo(1);
        assertThat(kept.state()).isEqualTo(EditionState.SENT);
        assertThat(kept.sender().name()).isEqualTo("The News");
        assertThat(kept.sender().mailDomain()).isEqualTo("news.example.org");
        assertThat(kept.edition().composedAt()).isEqualTo(hours(1));
        assertThat(kept.sendingAt()).isEqualTo(hours(1));
    }

    @Test
    void whoEndsBetweenPlanAndOpeningGetsNothingAndTheOthersDo() {
        desk.subscribe(4, "instant", "", "en", null);
        desk.database()
                .writeOnly(tx -> Publications.record(
                        tx, NEWS, posts(OLD, ONE), Samples.showed(OLD), Samples.recording(hours(1))));
        DuePlan plan = desk.database().read(tx -> desk.editions().due(tx, NEWS, posts(OLD, ONE), hours(1)));
        desk.sql("update subscription set state = 'ended' where subscriber_id = 4");

        desk.database().writeOnly(tx -> {
            Optional<Edition> opened =
                    desk.editions().open(tx, NEWS, plan, plan.editions().get(0), hours(1));
            Desk.deliver(tx, opened.orElseThrow(), hours(1));
        });

        assertThat(plan.editions().get(0).recipients()).isEqualTo(2);
        assertThat(desk.postsOf(1)).isEqualTo(ids("one"));
        assertThat(desk.postsOf(4)).isEmpty();
        assertThat(desk.mark(4)).isEqualTo(1);
    }

    @Test
    void anEditionWithoutAnybodyIsNotOpened() {
        desk.database()
                .writeOnly(tx -> Publications.record(
                        tx, NEWS, posts(OLD, ONE), Samples.showed(OLD), Samples.recording(hours(1))));
        DuePlan plan = desk.database().read(tx -> desk.editions().due(tx, NEWS, posts(OLD, ONE), hours(1)));
        desk.sql("update subscription set topics = 'x'");

        assertThat(desk.database()
                        .<Optional<Edition>>write(tx -> desk.editions()
                                .open(tx, NEWS, plan, plan.editions().get(0), hours(1))))
                .isEmpty();
        assertThat(desk.number("select count(*) from edition")).isZero();
    }

    @Test
    void oneThatCannotBeComposedLeavesItsReadersForTheNextRun() {
        desk.composing(edition -> false);
        desk.run(NEWS, at("2026-06-02T04:00:00Z"), OLD, ONE);
        assertThat(desk.number("select count(*) from edition")).isZero();
        assertThat(desk.mark(1)).isEqualTo(1);
        assertThat(desk.nextDue(2)).isEqualTo("2026-06-02T04:00:00Z");

        desk.composing(edition -> true);
        desk.run(NEWS, at("2026-06-02T04:15:00Z"), OLD, ONE);

        assertThat(desk.postsOf(1)).isEqualTo(ids("one"));
        assertThat(desk.postsOf(2)).isEqualTo(ids("one"));
        assertThat(desk.edition(1).edition().number()).isEqualTo(1);
    }

    @Test
    void whenTheGuardedPartFailsTheOtherGoesAndIsNotRepeated() {
        Post ancient = post("ancient", at("2025-01-01T00:00:00Z"));
        desk.composing(edition -> edition.guard().isEmpty());
        desk.run(NEWS, hours(1), OLD, ONE, ancient);
        assertThat(desk.postsOf(1)).isEqualTo(ids("one"));
        assertThat(desk.mark(1)).isEqualTo(1);

        desk.composing(edition -> true);
        desk.run(NEWS, hours(1).plusSeconds(900), OLD, ONE, ancient);

        assertThat(desk.postsOf(1)).isEqualTo(ids("one", "ancient"));
        assertThat(desk.edition(2).state()).isEqualTo(EditionState.REVIEW);
        assertThat(desk.mark(1)).isEqualTo(3);
    }

    @Test
    void whenTheUnguardedPartFailsItIsNotLost() {
        Post ancient = post("ancient", at("2025-01-01T00:00:00Z"));
        desk.composing(edition -> edition.guard().isPresent());
        desk.run(NEWS, hours(1), OLD, ONE, ancient);
        assertThat(desk.postsOf(1)).isEqualTo(ids("ancient"));

        desk.composing(edition -> true);
        desk.run(NEWS, hours(1).plusSeconds(900), OLD, ONE, ancient);

        assertThat(desk.postsOf(1)).isEqualTo(ids("ancient", "one"));
        assertThat(desk.mark(1)).isEqualTo(3);
    }

    @Test
    void aZoneThatNobodyKnowsFallsBackToTheSites() {
        desk.subscribe(4, "daily", "", "en", "Mars/Olympus");
        desk.sql("update subscription set next_due_at = ? where subscriber_id = 4", START.toEpochMilli());

        desk.run(NEWS, hours(1), OLD);

        assertThat(desk.nextDue(4)).isEqualTo("2026-06-02T04:00:00Z");
    }

    @Test
    void eachMomentAtWhichAPostSettlesIsSeenAhead() {
        Newsletter settling = new Press().settle(Duration.ofHours(3)).news();
        Post three = post("three", at("2026-06-02T07:00:00Z"));
        desk.run(settling, hours(1), OLD, ONE);
        desk.run(settling, hours(2), OLD, ONE, TWO, three);

        List<Editions.Ahead> ahead = desk.database()
                .read(tx -> desk.editions().ahead(tx, settling, Samples.posts(OLD, ONE, TWO, three), hours(2), 10));

        assertThat(ahead.stream()
                        .filter(one -> one.at().isBefore(hours(6)))
                        .map(one -> one.at() + " "
                                + one.plan().editions().get(0).posts().size()))
                .containsExactly(hours(4) + " 1", hours(5) + " 2");
    }

    @Test
    void reviewHoldsAnEditionUntilItsTime() {
        Newsletter shown = new Press().review(Duration.ofHours(2)).news();
        desk.run(shown, hours(1), OLD, ONE);
        assertThat(desk.edition(1).state()).isEqualTo(EditionState.REVIEW);
        assertThat(desk.edition(1).goesAt()).isEqualTo(hours(3));
        assertThat(desk.mark(1)).isEqualTo(2);

        desk.run(shown, hours(3).minusMillis(1), OLD, ONE);
        assertThat(desk.edition(1).in("sent")).isZero();
        desk.run(shown, hours(3), OLD, ONE);
        assertThat(desk.edition(1).in("sent")).isEqualTo(1);
    }

    @Test
    void aReadyEditionSurvivesAndIsUnfinished() {
        desk.queue(NEWS, hours(1), OLD, ONE);

        List<KeptEdition> unfinished =
                desk.database().read(tx -> desk.editions().open(tx));

        assertThat(unfinished).extracting(KeptEdition::state).containsExactly(EditionState.READY);
        desk.run(NEWS, hours(2), OLD, ONE);
        assertThat(desk.edition(1).state()).isEqualTo(EditionState.SENT);
        assertThat(desk.postsOf(1)).isEqualTo(ids("one"));
    }

    @Test
    void anEditionWithAnOpenDeliveryIsNotSent() {
        desk.queue(NEWS, hours(1), OLD, ONE);
        desk.database()
                .writeOnly(tx -> desk.editions()
                        .begin(tx, desk.editions().open(tx).get(0).edition().id(), hours(1)));
        for (String open : List.of("queued", "sending", "deferred", "uncertain")) {
            desk.sql("update delivery set state = ?", open);
            assertThat(desk.database().<Integer>write(tx -> desk.editions().finish(tx)))
                    .as(open)
                    .isZero();
        }
        desk.sql("update delivery set state = 'uncertain', due_at = null");
        assertThat(desk.database().<Integer>write(tx -> desk.editions().finish(tx)))
                .isEqualTo(1);
    }

    @Test
    void aResendReachesThoseWhoHaveItButOnce() {
        desk.run(NEWS, hours(1), OLD, ONE);
        Optional<Publication> resent =
                desk.database().write(tx -> Publications.resend(tx, NEWS, id("one"), posts(OLD, ONE), hours(2)));
        assertThat(resent).isPresent();
        desk.run(NEWS, hours(3), OLD, ONE);
        desk.run(NEWS, hours(4), OLD, ONE);

        assertThat(desk.postsOf(1)).isEqualTo(ids("one", "one"));
    }

    @Test
    void aResendOfWhatIsNotPublicIsRefused() {
        assertThat(desk.database()
                        .<Optional<Publication>>write(
                                tx -> Publications.resend(tx, NEWS, id("one"), posts(OLD), hours(2))))
                .isEmpty();
    }

    @Test
    void whatReturnsReachesWhoeverMissedItAndNobodyTwice() {
        desk.run(NEWS, hours(1), OLD, ONE);
        desk.run(NEWS, at("2026-06-02T04:00:00Z"), OLD);
        assertThat(desk.postsOf(2)).isEmpty();
        desk.subscribe(4, "instant", "", "en", null);

        desk.run(NEWS, at("2026-06-03T04:00:00Z"), OLD, ONE);

        assertThat(desk.postsOf(2)).isEqualTo(ids("one"));
        assertThat(desk.postsOf(1)).isEqualTo(ids("one"));
        assertThat(desk.postsOf(4)).isEmpty();
    }

    @Test
    void newslettersAwayFromTheSettingsComeBackWithoutTheirGap() {
        desk.database().writeOnly(tx -> Publications.rest(tx, List.of()));

        List<Publication> added = desk.database()
                .<List<Publication>>write(tx -> Publications.record(
                        tx, NEWS, posts(OLD, ONE), Samples.showed(OLD, ONE), Samples.recording(hours(1))));

        assertThat(added).extracting(Publication::kind).containsExactly(PublicationKind.BASELINE);
    }
}

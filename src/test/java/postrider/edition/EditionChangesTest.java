package postrider.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static postrider.edition.Samples.at;
import static postrider.edition.Samples.id;
import static postrider.edition.Samples.post;
import static postrider.edition.Samples.posts;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import postrider.edition.Samples.Draft;
import postrider.edition.Samples.Press;
import postrider.post.Post;

class EditionChangesTest {
    private static final Newsletter NEWS = new Press().news();
    private static final Instant START = at("2026-06-01T05:00:00Z");
    private static final Instant LATER = START.plus(Duration.ofHours(1));
    private static final Post ONE = post("one", at("2026-06-01T05:30:00Z"));
    private static final Post TWO = post("two", at("2026-06-01T05:40:00Z"));
    private static final Post ANCIENT = post("ancient", at("2025-01-01T00:00:00Z"));

    private final Desk desk;

    EditionChangesTest(@TempDir Path folder) {
        desk = new Desk(folder);
    }

    @BeforeEach
    void begins() {
        desk.subscribe(1, "instant", "", "en", null);
        desk.subscribe(2, "daily", "", "ru", null);
        desk.run(NEWS, START);
    }

    @AfterEach
    void ends() {
        desk.close();
    }

    private Review approve(long revision) {
        KeptEdition kept = desk.edition(1);
        return desk.database().write(tx -> EditionChanges.approve(tx, kept, revision, LATER));
    }

    private List<Revision> differing(Post... now) {
        return desk.database().read(tx -> EditionChanges.differing(tx, posts(now)));
    }

    private EditionState revise(Revision revision) {
        return desk.database().write(tx -> EditionChanges.revise(tx, revision, LATER));
    }

    private void cancelDeliveries() {
        desk.sql("update delivery set state = 'cancelled' where state = 'queued'");
    }

    @Test
    void aGuardedEditionWaitsUntilSomebodyApproves() {
        desk.run(NEWS, LATER, ANCIENT);
        desk.run(NEWS, LATER.plus(Desk.MONTH), ANCIENT);
        assertThat(desk.edition(1).state()).isEqualTo(EditionState.REVIEW);
        assertThat(desk.edition(1).goesAt()).isNull();
        assertThat(desk.edition(1).reviewReason()).contains("max_age");

        assertThat(approve(1)).isEqualTo(Review.DONE);
        assertThat(approve(1)).isEqualTo(Review.NOT_NOW);

        assertThat(desk.edition(1).state()).isEqualTo(EditionState.READY);
        assertThat(desk.edition(1).approvedAt()).isEqualTo(LATER);
    }

    @Test
    void onceApprovedTheFlagIsGoneForThoseWhoComeLater() {
        desk.run(NEWS, LATER, ANCIENT);
        approve(1);

        desk.run(NEWS, LATER.plus(Desk.DAY), ANCIENT);

        assertThat(desk.guarded()).isEmpty();
        assertThat(desk.edition(2).state()).isEqualTo(EditionState.SENT);
        assertThat(desk.postsOf(2)).containsExactly(id("ancient").value());
    }

    @Test
    void cancelledBeforeApprovalItIsMailedToNobodyElse() {
        desk.run(NEWS, LATER, ANCIENT);
        assertThat(desk.database()
                        .<Review>write(tx -> EditionChanges.cancel(
                                tx, desk.editions().list(tx).get(0).edition())))
                .isEqualTo(Review.DONE);
        cancelDeliveries();

        desk.run(NEWS, LATER.plus(Desk.DAY), ANCIENT);

        assertThat(desk.postsOf(1)).isEmpty();
        assertThat(desk.postsOf(2)).isEmpty();
        assertThat(desk.edition(1).state()).isEqualTo(EditionState.CANCELLED);
    }

    @Test
    void theNumberOfACancelledEditionIsNotGivenAgain() {
        desk.queue(NEWS, LATER, ONE);
        desk.database()
                .writeOnly(tx -> assertThat(EditionChanges.cancel(
                                tx, desk.editions().list(tx).get(0).edition()))
                        .isEqualTo(Review.DONE));

        desk.run(NEWS, LATER.plusSeconds(60), ONE, TWO);

        assertThat(desk.edition(2).edition().posts()).containsExactly(id("two"));
    }

    @Test
    void postsGivenBackReachWhoeverWasCancelledAtTheNextRun() {
        desk.run(NEWS, LATER, ONE);
        desk.queue(NEWS, LATER.plusSeconds(60), ONE, TWO);
        Edition second = desk.edition(2).edition();

        Review done = desk.database()
                .write(tx -> EditionChanges.cancelAndReturn(
                        tx,
                        second,
                        () -> tx.update("update delivery set state = 'cancelled' where state = 'queued'"),
                        Duration.ZERO,
                        LATER.plusSeconds(90)));
        desk.run(NEWS, LATER.plusSeconds(120), ONE, TWO);
        desk.run(NEWS, LATER.plus(Desk.DAY), ONE, TWO);

        assertThat(done).isEqualTo(Review.DONE);
        assertThat(desk.postsOf(1)).containsExactly(id("one").value(), id("two").value());
        assertThat(desk.postsOf(2)).containsExactly(id("two").value(), id("one").value());
    }

    @Test
    void givenBackWithoutApprovalItWaitsAgain() {
        desk.run(NEWS, LATER, ANCIENT);
        Edition first = desk.edition(1).edition();
        desk.database()
                .writeOnly(tx -> assertThat(EditionChanges.cancelAndReturn(
                                tx,
                                first,
                                () -> tx.update("update delivery set state = 'cancelled' where state = 'queued'"),
                                Duration.ZERO,
                                LATER))
                        .isEqualTo(Review.DONE));

        desk.run(NEWS, LATER.plusSeconds(60), ANCIENT);

        assertThat(desk.edition(2).state()).isEqualTo(EditionState.REVIEW);
    }

    @Test
    void pausedNothingGoesAndResumedItGoesOn() {
        desk.queue(NEWS, LATER, ONE);
        KeptEdition ready = desk.edition(1);
        desk.database()
                .writeOnly(tx ->
                        assertThat(EditionChanges.pause(tx, ready.edition())).isEqualTo(Review.DONE));

        desk.run(NEWS, LATER.plusSeconds(60), ONE);
        assertThat(desk.edition(1).state()).isEqualTo(EditionState.PAUSED);
        assertThat(desk.edition(1).in("queued")).isEqualTo(1);

        desk.database()
                .writeOnly(tx -> assertThat(EditionChanges.resume(tx, ready)).isEqualTo(Review.DONE));
        desk.run(NEWS, LATER.plusSeconds(120), ONE);
        assertThat(desk.edition(1).state()).isEqualTo(EditionState.SENT);
    }

    @Test
    void aSentEditionIsBeyondAllOrders() {
        desk.run(NEWS, LATER, ONE);
        KeptEdition sent = desk.edition(1);

        desk.database().writeOnly(tx -> {
            assertThat(EditionChanges.cancel(tx, sent.edition())).isEqualTo(Review.NOT_NOW);
            assertThat(EditionChanges.pause(tx, sent.edition())).isEqualTo(Review.NOT_NOW);
            assertThat(EditionChanges.resume(tx, sent)).isEqualTo(Review.NOT_NOW);
            assertThat(EditionChanges.approve(tx, sent, 1, LATER)).isEqualTo(Review.NOT_NOW);
        });
        assertThat(differing()).isEmpty();
    }

    @Test
    void aPostThatIsWithdrawnBeforeItBeganIsTakenOut() {
        desk.queue(NEWS, LATER, ONE, TWO);

        List<Revision> found = differing(TWO);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).gone()).containsExactly(id("one"));
        assertThat(found.get(0).letters()).isEqualTo(Map.of("en", List.of(TWO)));
        assertThat(revise(found.get(0))).isEqualTo(EditionState.READY);

        KeptEdition kept = desk.edition(1);
        assertThat(kept.edition().posts()).containsExactly(id("two"));
        assertThat(kept.revision()).isEqualTo(2);
        assertThat(differing(TWO)).isEmpty();
    }

    @Test
    void withNoPostLeftItIsCancelled() {
        desk.queue(NEWS, LATER, ONE);

        assertThat(revise(differing().get(0))).isEqualTo(EditionState.CANCELLED);
        assertThat(desk.edition(1).edition().posts()).containsExactly(id("one"));
    }

    @Test
    void onlyTheLettersThatAVariantStoodInAreComposedAnew() {
        Post russian = new Draft("one", ONE.publishAt()).in("ru").post();
        desk.subscribe(3, "instant", "", "ru", null);
        desk.queue(NEWS, LATER, ONE, russian, TWO);

        Revision revision = differing(ONE, TWO).get(0);

        assertThat(revision.letters()).isEqualTo(Map.of("ru", List.of(TWO)));
        assertThat(revision.left()).containsExactly(id("two"), id("one"));
    }

    @Test
    void anEditCountsInReviewAndTheOlderRevisionCannotBeApproved() {
        desk.run(NEWS, LATER, ANCIENT);
        Post edited = new Draft("ancient", ANCIENT.publishAt()).saying("Mended").post();

        assertThat(revise(differing(edited).get(0))).isEqualTo(EditionState.REVIEW);

        assertThat(approve(1)).isEqualTo(Review.OLDER_REVISION);
        assertThat(approve(2)).isEqualTo(Review.DONE);
    }

    @Test
    void anEditOfWhatIsReadyChangesNothing() {
        desk.queue(NEWS, LATER, ONE);

        assertThat(differing(new Draft("one", ONE.publishAt()).saying("Mended").post()))
                .isEmpty();
    }

    @Test
    void whatHasBegunRunsToItsEnd() {
        desk.queue(NEWS, LATER, ONE);
        desk.sql("update delivery set attempts = 1");
        Revision revision = differing().get(0);

        assertThat(desk.database()
                        .<Boolean>read(tx ->
                                EditionChanges.hasBegun(tx, revision.kept().edition())))
                .isTrue();
        assertThatThrownBy(() -> revise(revision)).isInstanceOf(IllegalStateException.class);
    }
}

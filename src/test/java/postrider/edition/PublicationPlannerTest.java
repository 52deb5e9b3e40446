package postrider.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static postrider.edition.PublicationKind.BASELINE;
import static postrider.edition.PublicationKind.FIRST;
import static postrider.edition.PublicationKind.RESEND;
import static postrider.edition.PublicationKind.RETURNED;
import static postrider.edition.Samples.at;
import static postrider.edition.Samples.history;
import static postrider.edition.Samples.id;
import static postrider.edition.Samples.post;
import static postrider.edition.Samples.posts;
import static postrider.edition.Samples.publication;
import static postrider.edition.Samples.recording;
import static postrider.edition.Samples.showed;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import postrider.edition.Samples.Draft;
import postrider.edition.Samples.Press;
import postrider.post.Post;

class PublicationPlannerTest {
    private static final Instant NOW = at("2026-06-15T06:00:00Z");
    private static final Post MAY = post("may", at("2026-05-20T06:00:00Z"));
    private static final Post JUNE = post("june", at("2026-06-10T06:00:00Z"));
    private static final Post TODAY = post("today", at("2026-06-15T05:00:00Z"));
    private static final EarlierRun NOTHING = new EarlierRun(java.util.Map.of(), List.of());

    private static List<Publication> decide(
            Newsletter newsletter, PublicPosts posts, NewsletterHistory history, EarlierRun earlier) {
        return new PublicationPlanner(newsletter, recording(NOW)).decide(posts, history, earlier);
    }

    private static List<Publication> firstRun(Backlog backlog) {
        Newsletter newsletter = new Press().backlog(backlog).news();
        return decide(newsletter, posts(TODAY, MAY, JUNE), NewsletterHistory.NONE, NOTHING);
    }

    @Test
    void firstRunNumbersByPublishInstant() {
        assertThat(firstRun(new Backlog.All()))
                .extracting(Publication::number, Publication::post)
                .containsExactly(tuple(1L, id("may")), tuple(2L, id("june")), tuple(3L, id("today")));
    }

    @Test
    void postsOfOneInstantAreNumberedById() {
        Instant same = at("2026-06-10T06:00:00Z");
        PublicPosts twins = posts(post("a", same), post("b", same), post("c", same));

        List<Publication> given = decide(new Press().news(), twins, NewsletterHistory.NONE, NOTHING);

        assertThat(given).extracting(Publication::post).isSorted();
    }

    @Test
    void withoutBacklogWhatWasPublicAlreadyIsBaseline() {
        assertThat(firstRun(new Backlog.None())).extracting(Publication::kind).containsOnly(BASELINE);
    }

    @Test
    void backlogAllIsMailed() {
        assertThat(firstRun(new Backlog.All())).extracting(Publication::kind).containsOnly(FIRST);
    }

    @Test
    void backlogOfANumberTakesTheNewest() {
        assertThat(firstRun(new Backlog.Newest(2)))
                .extracting(Publication::kind)
                .containsExactly(BASELINE, FIRST, FIRST);
    }

    @Test
    void backlogOfMoreThanThereIsTakesAll() {
        assertThat(firstRun(new Backlog.Newest(99)))
                .extracting(Publication::kind)
                .containsOnly(FIRST);
    }

    @Test
    void backlogOfADayBeginsAtItsMidnightInTheSitesZone() {
        // Midnight of 10 June in Almaty (UTC+5) is 19:00 of 9 June in UTC.
        Post before = post("before", at("2026-06-09T18:59:59Z"));
        Post from = post("from", at("2026-06-09T19:00:00Z"));
        Newsletter newsletter = new Press()
                .backlog(new Backlog.Since(LocalDate.of(2026, 6, 10)))
                .news();

        assertThat(decide(newsletter, posts(before, from), NewsletterHistory.NONE, NOTHING))
                .extracting(Publication::kind)
                .containsExactly(BASELINE, FIRST);
    }

    @Test
    void aBacklogThatWasAskedForPassesTheGuard() {
        assertThat(firstRun(new Backlog.Newest(3)))
                .extracting(Publication::guard)
                .containsOnlyNulls();
        assertThat(firstRun(new Backlog.Since(LocalDate.of(2020, 1, 1))))
                .extracting(Publication::guard)
                .containsOnlyNulls();
    }

    @Test
    void backlogAllWaitsForApprovalOverSmtpAlone() {
        Newsletter newsletter = new Press().backlog(new Backlog.All()).news();
        Recording outbox =
                new Recording(NOW, Samples.ALMATY, "en", Outlet.OUTBOX, Duration.ofDays(400), Recording.Memory.WHOLE);

        assertThat(firstRun(new Backlog.All())).extracting(Publication::guard).doesNotContainNull();
        assertThat(new PublicationPlanner(newsletter, outbox).decide(posts(MAY), NewsletterHistory.NONE, NOTHING))
                .extracting(Publication::guard)
                .containsOnlyNulls();
    }

    @Test
    void onlyWhatTheNewsletterChoosesGetsANumber() {
        Post other = new Draft("other", TODAY.publishAt()).filed("Elsewhere").post();
        Post chosen = new Draft("chosen", TODAY.publishAt()).filed("BLOOD").post();
        Newsletter newsletter = new Press().categories("blood").news();

        assertThat(decide(newsletter, posts(other, chosen), NewsletterHistory.NONE, NOTHING))
                .extracting(Publication::post)
                .containsExactly(id("chosen"));
    }

    @Test
    void aPostThatBecomesPublicLaterIsFirstWhateverItsDate() {
        Newsletter newsletter = new Press().news();
        NewsletterHistory history = history(newsletter, publication(1, "june", BASELINE, NOW));

        assertThat(decide(newsletter, posts(JUNE, MAY, TODAY), history, showed(JUNE)))
                .extracting(Publication::number, Publication::post, Publication::kind)
                .containsExactly(tuple(2L, id("may"), FIRST), tuple(3L, id("today"), FIRST));
    }

    @Test
    void aSecondRunRecordsNothing() {
        Newsletter newsletter = new Press().news();
        List<Publication> first = decide(newsletter, posts(MAY, JUNE), NewsletterHistory.NONE, NOTHING);
        NewsletterHistory history =
                NewsletterHistory.NONE.after(newsletter, NOW).plus(first);

        assertThat(decide(newsletter, posts(MAY, JUNE), history, showed(MAY, JUNE)))
                .isEmpty();
    }

    @Test
    void anEditIsNeverAPublication() {
        Newsletter newsletter = new Press().news();
        NewsletterHistory history = history(newsletter, publication(1, "june", FIRST, NOW));
        Post edited = new Draft("june", TODAY.publishAt())
                .titled("Another title")
                .saying("Another body")
                .tagged("new")
                .post();

        assertThat(decide(newsletter, posts(edited), history, showed(JUNE))).isEmpty();
    }

    @Test
    void anEditOfItsOwnTagsBringsAPostIn() {
        Newsletter newsletter = new Press().tags("blood").news();
        Post tagged = new Draft("june", JUNE.publishAt()).tagged("Blood").post();

        assertThat(decide(newsletter, posts(tagged), history(newsletter), showed(JUNE)))
                .extracting(Publication::kind)
                .containsExactly(FIRST);
    }

    @Test
    void takingATagOffAndOnAgainIsNoPublication() {
        Newsletter newsletter = new Press().tags("blood").news();
        NewsletterHistory history = history(newsletter, publication(1, "june", FIRST, NOW));
        Post tagged = new Draft("june", JUNE.publishAt()).tagged("blood").post();

        assertThat(decide(newsletter, posts(JUNE), history, showed(tagged))).isEmpty();
        assertThat(decide(newsletter, posts(tagged), history, showed(JUNE))).isEmpty();
    }

    @Test
    void whatAChangeOfTheChoiceBringsInIsBaseline() {
        NewsletterHistory narrow = history(new Press().tags("blood").news());
        Newsletter wide = new Press().news();

        assertThat(decide(wide, posts(MAY, JUNE), narrow, showed(MAY, JUNE)))
                .extracting(Publication::kind)
                .containsOnly(BASELINE);
    }

    @Test
    void aNewPostIsFirstEvenWhenTheChoiceChangesInTheSameRun() {
        NewsletterHistory narrow = history(new Press().tags("blood").news());
        Newsletter wide = new Press().news();

        assertThat(decide(wide, posts(JUNE, TODAY), narrow, showed(JUNE)))
                .extracting(Publication::post, Publication::kind)
                .containsExactly(tuple(id("june"), BASELINE), tuple(id("today"), FIRST));
    }

    @Test
    void theSameChoiceInOtherLettersAndOrderIsNoChange() {
        NewsletterHistory history =
                history(new Press().tags("Blood", "marrow").categories("X").news());
        Newsletter same = new Press().tags("Marrow", "blood").categories("x").news();
        Post tagged = new Draft("june", JUNE.publishAt()).tagged("blood").post();

        assertThat(decide(same, posts(tagged), history, showed(JUNE)))
                .extracting(Publication::kind)
                .containsExactly(FIRST);
    }

    @Test
    void aTagIsNotACategory() {
        assertThat(new Press().tags("x").news().choiceFingerprint())
                .isNotEqualTo(new Press().categories("x").news().choiceFingerprint());
    }

    @Test
    void aPostThatComesBackIsReturnedUnderANewNumber() {
        Newsletter newsletter = new Press().news();
        NewsletterHistory history = history(newsletter, publication(1, "june", FIRST, NOW));

        assertThat(decide(newsletter, posts(JUNE), history, NOTHING))
                .extracting(Publication::number, Publication::kind)
                .containsExactly(tuple(2L, RETURNED));
    }

    @Test
    void aBaselinePostThatComesBackIsBaseline() {
        Newsletter newsletter = new Press().news();
        NewsletterHistory history = history(newsletter, publication(1, "june", BASELINE, NOW));
        NewsletterHistory resent =
                history(newsletter, publication(1, "june", BASELINE, NOW), publication(2, "june", RESEND, NOW));

        assertThat(decide(newsletter, posts(JUNE), history, NOTHING))
                .extracting(Publication::kind)
                .containsExactly(BASELINE);
        assertThat(decide(newsletter, posts(JUNE), resent, NOTHING))
                .extracting(Publication::kind)
                .containsExactly(BASELINE);
    }

    @Test
    void onceItsDeliveriesAreForgottenAPostThatComesBackIsBaseline() {
        Newsletter newsletter = new Press().news();
        Instant longAgo = NOW.minus(Duration.ofDays(401));

        assertThat(decide(
                        newsletter, posts(JUNE), history(newsletter, publication(1, "june", FIRST, longAgo)), NOTHING))
                .extracting(Publication::kind)
                .containsExactly(BASELINE);
    }

    @Test
    void whatNobodyApprovedWaitsAgainWhenItComesBack() {
        Newsletter newsletter = new Press().news();
        NewsletterHistory history = history(newsletter, publication(1, "june", FIRST, NOW, "because"));

        assertThat(decide(newsletter, posts(JUNE), history, NOTHING))
                .extracting(Publication::kind, Publication::guard)
                .containsExactly(tuple(RETURNED, "because"));
    }

    @Test
    void aVariantForThoseLeftOutCountsAsReturned() {
        Newsletter newsletter = new Press().news();
        Post kazakh = new Draft("june", JUNE.publishAt()).in("kk").post();
        Post russian = new Draft("june", JUNE.publishAt()).in("ru").post();
        NewsletterHistory history = history(newsletter, publication(1, "june", FIRST, NOW));

        List<Publication> given = decide(newsletter, posts(kazakh, russian), history, showed(kazakh));

        assertThat(given)
                .extracting(Publication::kind, Publication::hadLanguages)
                .containsExactly(tuple(RETURNED, List.of("kk")));
    }

    @Test
    void aVariantOfAPostThatAllCouldReadIsNoPublication() {
        Newsletter newsletter = new Press().news();
        Post russian = new Draft("june", JUNE.publishAt()).in("ru").post();
        NewsletterHistory history = history(newsletter, publication(1, "june", FIRST, NOW));

        assertThat(decide(newsletter, posts(JUNE, russian), history, showed(JUNE)))
                .isEmpty();
    }

    @Test
    void aVariantOfABaselinePostIsMailedToNobody() {
        Newsletter newsletter = new Press().news();
        Post kazakh = new Draft("june", JUNE.publishAt()).in("kk").post();
        NewsletterHistory history = history(newsletter, publication(1, "june", BASELINE, NOW));

        assertThat(decide(newsletter, posts(JUNE, kazakh), history, showed(kazakh)))
                .isEmpty();
    }

    @Test
    void afterARestoreWhatHasNoNumberIsBaseline() {
        Newsletter newsletter = new Press().backlog(new Backlog.All()).news();
        Recording restored =
                new Recording(NOW, Samples.ALMATY, "en", Outlet.SMTP, Duration.ofDays(400), Recording.Memory.RESTORED);
        NewsletterHistory history = history(newsletter, publication(1, "june", FIRST, NOW));
        PublicationPlanner planner = new PublicationPlanner(newsletter, restored);

        assertThat(planner.decide(posts(JUNE, TODAY), history, NOTHING))
                .extracting(Publication::kind)
                .containsOnly(BASELINE)
                .hasSize(2);
        assertThat(planner.decide(posts(JUNE), NewsletterHistory.NONE, NOTHING))
                .extracting(Publication::kind)
                .containsOnly(BASELINE);
    }
}

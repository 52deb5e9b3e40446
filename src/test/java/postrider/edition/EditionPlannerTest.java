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
import static postrider.edition.Samples.reader;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import postrider.edition.Samples.Draft;
import postrider.edition.Samples.Press;
import postrider.edition.Verdict.Outcome;
import postrider.post.Post;

class EditionPlannerTest {
    private static final Instant NOW = at("2026-06-15T06:00:00Z");
    private static final Newsletter NEWS = new Press().news();
    private static final Post ONE = post("one", at("2026-06-13T06:00:00Z"));
    private static final Post TWO = post("two", at("2026-06-14T06:00:00Z"));
    private static final NewsletterHistory BOTH =
            history(NEWS, publication(1, "one", FIRST, NOW), publication(2, "two", FIRST, NOW));

    private static DuePlan due(Newsletter newsletter, PublicPosts posts, NewsletterHistory history, Cohort... cohorts) {
        return new EditionPlanner(newsletter, "en", List.of("en", "ru"))
                .due(posts, history, new Audience(List.of(cohorts), 0), NOW);
    }

    private static List<Outcome> outcomes(PublicPosts posts, NewsletterHistory history, Cohort cohort) {
        return new EditionPlanner(NEWS, "en", List.of("en"))
                .verdicts(posts, history, cohort, NOW).stream()
                        .map(Verdict::outcome)
                        .toList();
    }

    private static Cohort wanting(String topics, String language) {
        return new Cohort("instant", 0, 0, topics, language, Set.of(), 1);
    }

    @Test
    void whoIsBehindGetsAllAboveTheirMarkNewestFirst() {
        DuePlan plan = due(NEWS, posts(ONE, TWO), BOTH, reader(0, 0));

        assertThat(plan.target()).isEqualTo(2);
        assertThat(plan.editions()).extracting(PlannedEdition::posts).containsExactly(List.of(id("two"), id("one")));
    }

    @Test
    void postsOfOneInstantStandById() {
        Instant same = at("2026-06-14T06:00:00Z");
        NewsletterHistory history = history(
                NEWS,
                publication(1, "a", FIRST, NOW),
                publication(2, "b", FIRST, NOW),
                publication(3, "c", FIRST, NOW));

        DuePlan plan = due(NEWS, posts(post("a", same), post("b", same), post("c", same)), history, reader(0, 0));

        assertThat(plan.editions().get(0).posts()).hasSize(3).isSorted();
    }

    @Test
    void whoJoinsLaterGetsNothingOld() {
        DuePlan plan = due(NEWS, posts(ONE, TWO), BOTH, reader(2, 2));

        assertThat(plan.editions()).isEmpty();
        assertThat(plan.idle()).containsExactly(reader(2, 2));
    }

    @Test
    void whoeverGetsTheSamePostsSharesAnEdition() {
        Cohort weekly = new Cohort("weekly", 0, 0, "", "en", Set.of(), 40);
        Cohort daily = new Cohort("daily", 1, 1, "", "en", Set.of(), 30);
        Cohort instant = new Cohort("instant", 1, 0, "", "en", Set.of(), 20);

        DuePlan plan = due(NEWS, posts(ONE, TWO), BOTH, weekly, daily, instant);

        assertThat(plan.editions())
                .extracting(PlannedEdition::posts, PlannedEdition::recipients)
                .containsExactly(tuple(List.of(id("two")), 50L), tuple(List.of(id("two"), id("one")), 40L));
    }

    @Test
    void baselineIsMailedToNobody() {
        NewsletterHistory history =
                history(NEWS, publication(1, "one", BASELINE, NOW), publication(2, "two", FIRST, NOW));

        assertThat(outcomes(posts(ONE, TWO), history, reader(0, 0))).containsExactly(Outcome.BASELINE, Outcome.SERVED);
    }

    @Test
    void whatIsNoLongerPublicIsLeftOut() {
        assertThat(outcomes(posts(TWO), BOTH, reader(0, 0))).containsExactly(Outcome.NOT_PUBLIC, Outcome.SERVED);
    }

    @Test
    void whatTheNewsletterNoLongerChoosesIsLeftOut() {
        Newsletter narrow = new Press().tags("blood").news();
        Post tagged = new Draft("two", TWO.publishAt()).tagged("blood").post();

        DuePlan plan = due(narrow, posts(ONE, tagged), BOTH, reader(0, 0));

        assertThat(plan.editions()).extracting(PlannedEdition::posts).containsExactly(List.of(id("two")));
    }

    @Test
    void whatHasNotSettledWaitsAndTheMarkStaysBelowIt() {
        Newsletter settling = new Press().settle(Duration.ofMinutes(30)).news();
        NewsletterHistory history = history(
                settling,
                publication(1, "one", FIRST, NOW.minus(Duration.ofMinutes(30))),
                publication(2, "two", FIRST, NOW.minus(Duration.ofMinutes(29))));

        DuePlan plan = due(settling, posts(ONE, TWO), history, reader(0, 0));

        assertThat(plan.target()).isEqualTo(1);
        assertThat(plan.editions()).extracting(PlannedEdition::posts).containsExactly(List.of(id("one")));
    }

    @Test
    void beforeAnythingSettledTheTargetIsZero() {
        Newsletter settling = new Press().settle(Duration.ofDays(1)).news();

        assertThat(due(settling, posts(ONE, TWO), BOTH, reader(0, 0)).target()).isZero();
    }

    @Test
    void aTopicIsATagOrACategoryWithoutCase() {
        Post tagged = new Draft("one", ONE.publishAt()).tagged("Донорство").post();
        Post filed = new Draft("two", TWO.publishAt()).filed("Marrow").post();
        PublicPosts posts = posts(tagged, filed);

        assertThat(outcomes(posts, BOTH, wanting("донорство", "en"))).containsExactly(Outcome.SERVED, Outcome.TOPICS);
        assertThat(outcomes(posts, BOTH, wanting("x|MARROW", "en"))).containsExactly(Outcome.TOPICS, Outcome.SERVED);
        assertThat(outcomes(posts, BOTH, wanting("", "en"))).containsExactly(Outcome.SERVED, Outcome.SERVED);
        assertThat(outcomes(posts, BOTH, wanting("mar", "en"))).containsExactly(Outcome.TOPICS, Outcome.TOPICS);
    }

    @Test
    void aReaderGetsTheirLanguageElseTheSitesElseNothing() {
        Post russian = new Draft("one", ONE.publishAt()).in("ru").post();
        Post kazakh = new Draft("two", TWO.publishAt()).in("kk").post();
        PublicPosts posts = posts(ONE, russian, kazakh);

        DuePlan plan = due(NEWS, posts, BOTH, wanting("", "RU"), wanting("", "fr"), wanting("", "kk"));

        assertThat(plan.editions()).hasSize(2);
        assertThat(plan.editions().get(0).posts()).containsExactly(id("one"));
        assertThat(plan.editions().get(0).letters()).isEqualTo(Map.of("ru", List.of(russian), "en", List.of(ONE)));
        assertThat(plan.editions().get(0).recipientsByLanguage()).isEqualTo(Map.of("ru", 1L, "en", 1L));
        assertThat(plan.editions().get(1).letters()).isEqualTo(Map.of("kk", List.of(kazakh, ONE)));
        assertThat(outcomes(posts, BOTH, wanting("", "fr"))).containsExactly(Outcome.SERVED, Outcome.LANGUAGE);
    }

    @Test
    void whatReturnsReachesThoseAloneWhoBeganBeforeItsFirstNumber() {
        NewsletterHistory history = history(
                NEWS,
                publication(1, "one", FIRST, NOW),
                publication(2, "two", FIRST, NOW),
                publication(3, "two", RETURNED, NOW));
        PublicPosts posts = posts(ONE, TWO);

        assertThat(outcomes(posts, history, reader(2, 1))).containsExactly(Outcome.SERVED);
        assertThat(outcomes(posts, history, reader(2, 2))).containsExactly(Outcome.JOINED_LATER);
    }

    @Test
    void aPostWithTwoNumbersIsServedOnce() {
        NewsletterHistory history =
                history(NEWS, publication(1, "one", FIRST, NOW), publication(2, "one", RETURNED, NOW));

        assertThat(outcomes(posts(ONE), history, reader(0, 0))).containsExactly(Outcome.SERVED, Outcome.ONCE);
    }

    @Test
    void whoHasItDoesNotGetItAgain() {
        NewsletterHistory history =
                history(NEWS, publication(1, "one", FIRST, NOW), publication(2, "one", RETURNED, NOW));
        Cohort has = new Cohort("instant", 1, 0, "", "en", Set.of(2L), 1);

        assertThat(outcomes(posts(ONE), history, has)).containsExactly(Outcome.ALREADY);
    }

    @Test
    void aResendReachesAllWhoseMarkIsBelow() {
        NewsletterHistory history =
                history(NEWS, publication(1, "one", BASELINE, NOW), publication(2, "one", RESEND, NOW));

        assertThat(outcomes(posts(ONE), history, reader(1, 1))).containsExactly(Outcome.SERVED);
    }

    @Test
    void aNewVariantReachesThoseAloneWhoWereLeftOut() {
        Post kazakh = new Draft("one", ONE.publishAt()).in("kk").post();
        Post russian = new Draft("one", ONE.publishAt()).in("ru").post();
        NewsletterHistory history = history(
                NEWS,
                publication(1, "one", FIRST, NOW),
                new Publication("news", 2, id("one"), RETURNED, null, NOW, List.of("kk")));
        PublicPosts posts = posts(kazakh, russian);

        assertThat(outcomes(posts, history, new Cohort("instant", 1, 0, "", "ru", Set.of(), 1)))
                .containsExactly(Outcome.SERVED);
        assertThat(outcomes(posts, history, new Cohort("instant", 1, 0, "", "kk", Set.of(), 1)))
                .containsExactly(Outcome.HAD_VARIANT);
        assertThat(outcomes(posts, history, new Cohort("instant", 1, 0, "", "fr", Set.of(), 1)))
                .containsExactly(Outcome.LANGUAGE);
        assertThat(outcomes(posts, history, new Cohort("instant", 1, 1, "", "ru", Set.of(), 1)))
                .containsExactly(Outcome.JOINED_LATER);
    }

    @Test
    void guardedPostsGoApartAndWait() {
        NewsletterHistory history =
                history(NEWS, publication(1, "one", FIRST, NOW, "too old"), publication(2, "two", FIRST, NOW));

        DuePlan plan = due(NEWS, posts(ONE, TWO), history, reader(0, 0));

        assertThat(plan.editions())
                .extracting(PlannedEdition::posts, PlannedEdition::guard)
                .containsExactly(
                        tuple(List.of(id("two")), Optional.empty()), tuple(List.of(id("one")), Optional.of("too old")));
    }

    @Test
    void aReasonSharedByManyIsSaidOnce() {
        NewsletterHistory history =
                history(NEWS, publication(1, "one", FIRST, NOW, "many"), publication(2, "two", FIRST, NOW, "many"));

        assertThat(due(NEWS, posts(ONE, TWO), history, reader(0, 0)).editions())
                .extracting(PlannedEdition::guard)
                .containsExactly(Optional.of("many"));
    }

    @Test
    void ofTwoNumbersTheOneThatNeedNotWaitServes() {
        NewsletterHistory history =
                history(NEWS, publication(1, "one", FIRST, NOW, "too old"), publication(2, "one", RESEND, NOW));

        assertThat(due(NEWS, posts(ONE), history, reader(0, 0)).editions())
                .extracting(PlannedEdition::guard)
                .containsExactly(Optional.empty());
    }

    @Test
    void marksMoveWithTheLastEditionOfACohort() {
        NewsletterHistory history =
                history(NEWS, publication(1, "one", FIRST, NOW, "too old"), publication(2, "two", FIRST, NOW));

        DuePlan plan = due(NEWS, posts(ONE, TWO), history, reader(0, 0), reader(1, 0));

        assertThat(plan.editions().get(0).shares())
                .extracting(Share::cohort, Share::marks)
                .containsExactly(tuple(reader(0, 0), Share.Marks.STAY), tuple(reader(1, 0), Share.Marks.MOVE));
        assertThat(plan.editions().get(1).shares())
                .extracting(Share::cohort, Share::marks)
                .containsExactly(tuple(reader(0, 0), Share.Marks.MOVE));
    }

    @Test
    void whenOneCannotBeComposedItsReadersKeepTheirMarksInTheOthers() {
        NewsletterHistory history =
                history(NEWS, publication(1, "one", FIRST, NOW, "too old"), publication(2, "two", FIRST, NOW));
        DuePlan plan = due(NEWS, posts(ONE, TWO), history, reader(0, 0), reader(1, 0));

        DuePlan rest = plan.without(plan.editions().get(0));

        assertThat(rest.editions()).hasSize(1);
        assertThat(rest.editions().get(0).shares()).extracting(Share::marks).containsExactly(Share.Marks.STAY);
    }

    @Test
    void aFrequencyThatIsNotKnownIsLeftAlone() {
        Cohort stranger = new Cohort("hourly", 0, 0, "", "en", Set.of(), 3);

        DuePlan plan = due(NEWS, posts(ONE, TWO), BOTH, stranger);

        assertThat(plan.editions()).isEmpty();
        assertThat(plan.idle()).isEmpty();
    }
}

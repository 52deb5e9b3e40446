package postrider.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static postrider.edition.PublicationKind.BASELINE;
import static postrider.edition.PublicationKind.FIRST;
import static postrider.edition.Samples.at;
import static postrider.edition.Samples.history;
import static postrider.edition.Samples.id;
import static postrider.edition.Samples.post;
import static postrider.edition.Samples.posts;
import static postrider.edition.Samples.publication;
import static postrider.edition.Samples.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import postrider.edition.Samples.Draft;
import postrider.edition.Samples.Press;
import postrider.post.Post;

class GuardTest {
    private static final Instant NOW = at("2026-06-15T06:00:00Z");
    private static final Newsletter NEWS = new Press().news();

    private static List<Publication> decide(List<Post> posts, GonePost... gone) {
        return new PublicationPlanner(NEWS, recording(NOW))
                .decide(PublicPosts.of(posts), history(NEWS), new EarlierRun(Map.of(), List.of(gone)));
    }

    private static List<Post> some(int count) {
        return IntStream.range(0, count).mapToObj(i -> post("p" + i, NOW)).toList();
    }

    @Test
    void asManyAsMaxNewPass() {
        assertThat(decide(some(10))).extracting(Publication::guard).containsOnlyNulls();
    }

    @Test
    void moreThanMaxNewAreFlaggedAll() {
        assertThat(decide(some(11)))
                .hasSize(11)
                .allSatisfy(flagged -> assertThat(flagged.guard()).contains("11 new posts", "max_new = 10"));
    }

    @Test
    void oneThatIsTooOldIsFlaggedAlone() {
        Instant edge = NOW.minus(Duration.ofDays(30));
        List<Publication> given = decide(List.of(post("old", edge.minusMillis(1)), post("edge", edge)));

        assertThat(given).extracting(Publication::post).containsExactly(id("old"), id("edge"));
        assertThat(given.get(0).guard()).contains("Title of old", "2026-05-16", "max_age = 30d");
        assertThat(given.get(1).guard()).isNull();
    }

    @Test
    void onesOfAGonePostsTitleInstantOrBodyAreFlagged() {
        Instant then = at("2026-06-01T00:00:00Z");
        Post gone =
                new Draft("gone", then).titled("Blood drive").saying("Come all").post();
        GonePost known = new GonePost(
                id("gone"), "gone.md", gone.title(), then, gone.body().hash());

        List<Publication> given = decide(
                List.of(
                        new Draft("title", NOW).titled("Blood Drive").post(),
                        new Draft("instant", then).post(),
                        new Draft("body", NOW).saying("Come all\n").post(),
                        new Draft("none", NOW).post()),
                known);

        assertThat(given)
                .filteredOn(publication -> !publication.post().equals(id("none")))
                .hasSize(3)
                .allSatisfy(flagged -> assertThat(flagged.guard())
                        .contains(
                                "gone.md", "give it `id: " + id("gone").value().substring("urn:uuid:".length()) + "`"));
        assertThat(given)
                .filteredOn(publication -> publication.post().equals(id("none")))
                .extracting(Publication::guard)
                .containsOnlyNulls();
    }

    @Test
    void twoPostsWithoutABodyAreNotAlike() {
        GonePost empty = new GonePost(
                id("gone"),
                "gone.md",
                "Gone",
                null,
                new Draft("gone", NOW).saying(" \n").post().body().hash());

        assertThat(decide(List.of(new Draft("new", NOW).saying("").post()), empty))
                .extracting(Publication::guard)
                .containsOnlyNulls();
    }

    @Test
    void whatComesBackOrIsBaselineIsNotNew() {
        List<Post> back = some(30);
        Publication[] known = IntStream.range(0, 30)
                .mapToObj(i -> publication(i + 1, "p" + i, i % 2 == 0 ? FIRST : BASELINE, NOW))
                .toArray(Publication[]::new);

        List<Publication> given = new PublicationPlanner(NEWS, recording(NOW))
                .decide(posts(back.toArray(Post[]::new)), history(NEWS, known), new EarlierRun(Map.of(), List.of()));

        assertThat(given).hasSize(30).extracting(Publication::guard).containsOnlyNulls();
    }
}

package postrider.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import postrider.database.Database;

class PostLedgerTest {
    @TempDir
    Path folder;

    private PostsHome home;
    private Database database;
    private long run;
    private Instant now = PostsHome.NOW;

    @BeforeEach
    void open() {
        home = PostsHome.in(folder);
        database = Database.open(folder.resolve("state.db"), InstantSource.fixed(now));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Posts run() {
        run++;
        now = now.plus(Duration.ofHours(1));
        Posts posts = home.folder().read(now, database.read(PostLedger::known));
        database.writeOnly(tx -> PostLedger.changes(tx, posts, now).write(tx, run));
        return posts;
    }

    private PostHistory history(EntryId id) {
        return Objects.requireNonNull(database.read(PostLedger::histories).get(id));
    }

    private List<String> statuses(EntryId id) {
        return database.read(tx -> PostLedger.decisions(tx, id)).stream()
                .map(PostDecision::status)
                .toList();
    }

    @Test
    void aRenamedFileKeepsItsIds() {
        home.post("old.md", "Same").post("other.md", "Other");
        Post before = run().posts().get(0);

        Post after = byFile(home.move("old.md", "blog/new.md").runAnd(this::run), "blog/new.md");

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.postId()).isEqualTo(before.postId());
        assertThat(statuses(before.id())).containsExactly("published");
    }

    @Test
    void aRenamedAndEditedFileKeepsItsIdsByTitleAndDate() {
        Post before = home.post("old.md", "Same").runAnd(this::run).posts().get(0);

        home.remove("old.md").file("new.md", "---\ntitle: Same\ndate: 20-07-2022 10:00\n---\n\nAnother body\n");

        assertThat(run().posts().get(0).id()).isEqualTo(before.id());
    }

    @Test
    void aRenumberedAndEditedFileKeepsItsMovedId() {
        Post first = home.post("01.a.md", "One").runAnd(this::run).posts().get(0);
        home.move("01.a.md", "01.b.md").runAnd(this::run);

        home.remove("01.b.md").file("02.b.txt", "---\ntitle: New\ndate: 01-01-2024\n---\n");

        assertThat(run().posts().get(0).id()).isEqualTo(first.id());
    }

    @Test
    void twoCandidatesGetNewIds() {
        home.post("old.md", "Same");
        Post before = run().posts().get(0);

        home.move("old.md", "a.md").post("b.md", "Same");

        assertThat(run().posts())
                .extracting(Post::id)
                .doesNotContain(before.id())
                .doesNotHaveDuplicates();
    }

    @Test
    void aNewFileUnderAnOldNameIsANewPost() {
        Post moved = home.post("x.md", "First").runAnd(this::run).posts().get(0);
        home.move("x.md", "y.md").runAnd(this::run);

        home.post("x.md", "Second");
        Posts posts = run();

        assertThat(posts.held()).isEmpty();
        assertThat(byFile(posts, "y.md").id()).isEqualTo(moved.id());
        assertThat(byFile(posts, "x.md").id()).isNotEqualTo(moved.id());
        assertThat(byFile(posts, "x.md").postId()).isNotEqualTo(moved.postId());
        assertThat(byFile(run(), "x.md").id()).isEqualTo(byFile(posts, "x.md").id());
    }

    @Test
    void aLostDatabaseCostsNoIdThatFollowsFromThePath() {
        home.post("01.blog/a/item.md", "A").post("01.blog/a/item.ru.md", "Ру");
        Posts before = run();

        assertThat(home.read()).extracting(Posts::posts).isEqualTo(before.posts());
    }

    @Test
    void languagesOfOnePostShareItsPostId() {
        Posts posts =
                home.post("blog/a/item.md", "A").post("blog/a/item.ru.md", "Ру").runAnd(this::run);

        assertThat(posts.posts())
                .extracting(Post::postId)
                .containsOnly(posts.posts().get(0).postId());
        assertThat(posts.posts()).extracting(Post::id).doesNotHaveDuplicates();
    }

    @Test
    void aLanguageAddedAfterARenameJoinsItsPost() {
        Post first = home.post("blog/a/item.md", "A").runAnd(this::run).posts().get(0);
        home.move("blog/a/item.md", "blog/b/item.md").runAnd(this::run);

        Posts posts = home.post("blog/b/item.ru.md", "Ру").runAnd(this::run);

        assertThat(byFile(posts, "blog/b/item.ru.md").postId()).isEqualTo(first.postId());
    }

    @Test
    void theAuthorsIdWinsAndLanguagesMayShareIt() {
        String head = "---\ntitle: A\ndate: 20-07-2022\nid: spring\n---\n";
        Posts posts = home.file("a.md", head).file("b.ru.md", head).runAnd(this::run);

        assertThat(posts.held()).isEmpty();
        assertThat(byFile(posts, "a.md").id().value()).isEqualTo(NameUuid.urn("id:spring"));
        assertThat(byFile(posts, "b.ru.md").id().value()).isEqualTo(NameUuid.urn("id:spring@ru"));
        assertThat(byFile(posts, "b.ru.md").postId())
                .isEqualTo(byFile(posts, "a.md").postId());
    }

    @Test
    void anIdInUseStaysWithItsFile() {
        String head = "---\ntitle: A\ndate: 20-07-2022\nid: spring\n---\n";
        home.file("m.md", head).runAnd(this::run);

        Posts posts = home.file("a.md", head).runAnd(this::run);

        assertThat(posts.posts()).extracting(Post::file).containsExactly("m.md");
        assertThat(posts.held()).extracting(HeldPost::code).containsExactly("E305");
        assertThat(run().posts()).extracting(Post::file).containsExactly("m.md");
    }

    @Test
    void anOldIdGivenByHandIsTaken() {
        Post before = home.post("old.md", "Same").runAnd(this::run).posts().get(0);

        home.remove("old.md").file("new.md", "---\ntitle: B\ndate: 01-01-2024\nid: " + before.id() + "\n---\n");

        assertThat(run().posts().get(0).id()).isEqualTo(before.id());
    }

    @Test
    void theEarlierOwnerKeepsARoute() {
        home.post("m/post.md", "Old").runAnd(this::run);

        Posts posts = home.file("a.md", "---\ntitle: New\ndate: 20-07-2022\nslug: m\n---\n")
                .runAnd(this::run);

        assertThat(posts.posts()).extracting(Post::file).containsExactly("m/post.md");
        assertThat(posts.held()).extracting(HeldPost::code).containsExactly("E304");
    }

    @Test
    void aSlugMadeOfATitleStaysWhenTheTitleChanges() {
        home.post("000_26c614c8d101df57.txt", "First title").runAnd(this::run);

        home.post("000_26c614c8d101df57.txt", "Second title");

        assertThat(run().posts().get(0).route()).isEqualTo("/first-title");
    }

    @Test
    void recordsWhenAPostWasPublic() {
        EntryId id = home.post("a.md", "A").runAnd(this::run).posts().get(0).id();
        Instant published = now;
        run();
        home.file("a.md", "---\ntitle: [\n---\n").runAnd(this::run);
        Instant held = now;
        assertThat(history(id).publishedAt()).isEqualTo(published);
        assertThat(history(id).withdrawnAt()).isEqualTo(held);
        assertThat(history(id).post().title()).isEqualTo("A");

        home.remove("a.md").runAnd(this::run);
        assertThat(history(id).withdrawnAt()).isEqualTo(held);

        home.post("a.md", "A").runAnd(this::run);
        assertThat(history(id).publishedAt()).isEqualTo(published);
        assertThat(history(id).withdrawnAt()).isNull();
        assertThat(statuses(id)).containsExactly("published", "held", "gone", "published");
    }

    @Test
    void aPostNeverPublicIsNeverWithdrawn() {
        String draft = "---\ntitle: A\ndate: 20-07-2022\ndraft: true\n---\n";
        EntryId id = home.file("a.md", draft).runAnd(this::run).posts().get(0).id();
        home.remove("a.md").runAnd(this::run);

        assertThat(history(id).publishedAt()).isNull();
        assertThat(history(id).withdrawnAt()).isNull();
        assertThat(statuses(id)).containsExactly("hidden", "gone");
    }

    @Test
    void aHeldFileKeepsItsIdWhenItWasMeanwhileRenumbered() {
        EntryId id = home.post("01.a.md", "A").runAnd(this::run).posts().get(0).id();

        Posts posts = home.remove("01.a.md").file("02.a.md", "no front matter").runAnd(this::run);

        assertThat(posts.held().get(0).id()).isEqualTo(id);
    }

    @Test
    void removalsAreCountedBeforeTheyAreRecorded() {
        for (int i = 0; i < 6; i++) {
            home.post(i + "-post.md", "Post " + i);
        }
        run();
        home.remove("0-post.md").remove("1-post.md");
        Posts two = home.folder().read(now, database.read(PostLedger::known));
        assertThat(database.read(tx -> PostLedger.changes(tx, two, now).removals())
                        .looksLikeAMishap())
                .isFalse();

        home.file("2-post.md", "broken");
        Posts three = home.folder().read(now, database.read(PostLedger::known));
        Removals removals =
                database.read(tx -> PostLedger.changes(tx, three, now).removals());

        assertThat(removals.wasPublic()).isEqualTo(6);
        assertThat(removals.gone()).extracting(KnownPost::path).containsExactlyInAnyOrder("0-post.md", "1-post.md");
        assertThat(removals.held()).extracting(KnownPost::path).containsExactly("2-post.md");
        assertThat(removals.looksLikeAMishap()).isTrue();
    }

    @Test
    void theOnlyPostRemovedLooksLikeAMishap() {
        home.post("a.md", "A").runAnd(this::run);
        Posts none = home.remove("a.md").folder().read(now, database.read(PostLedger::known));

        assertThat(database.read(tx -> PostLedger.changes(tx, none, now).removals())
                        .looksLikeAMishap())
                .isTrue();
    }

    @Test
    void hidingAPostIsNoRemoval() {
        home.post("a.md", "A").runAnd(this::run);
        home.file("a.md", "---\ntitle: A\ndate: 20-07-2022\npublished: false\n---\n");
        Posts hidden = home.folder().read(now, database.read(PostLedger::known));

        assertThat(database.read(tx -> PostLedger.changes(tx, hidden, now).removals())
                        .looksLikeAMishap())
                .isFalse();
    }

    private static Post byFile(Posts posts, String file) {
        return posts.posts().stream()
                .filter(post -> post.file().equals(file))
                .findFirst()
                .orElseThrow();
    }
}

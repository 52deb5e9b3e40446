package postrider.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import postrider.cache.Cache;
import postrider.cache.Stamp;
import postrider.picture.KnownPictures;
import postrider.source.Sums;

/** What is forged in the cache and then read shows that the file was not parsed, or not even read. */
class KeptDraftTest {
    private static final int KIND = 1;
    private static final Instant NOW = PostsHome.NOW;

    @TempDir
    private Path folder;

    private PostsHome home;
    private Path file;

    @BeforeEach
    void makeHome() {
        home = PostsHome.in(folder).post("a.md", "Written");
        file = folder.resolve("posts.cache");
    }

    private Posts read(Instant now) {
        Cache cache = Cache.open(file, "program and settings");
        Posts posts = home.folder().read(now, KnownPosts::none, cache, KnownPictures.none());
        cache.finish();
        return posts;
    }

    private List<String> titles() {
        return read(NOW).posts().stream().map(Post::title).toList();
    }

    private List<KeptDraft> kept() {
        List<KeptDraft> kept = new ArrayList<>();
        Cache.openReadOnly(file, "program and settings")
                .read(KIND, in -> kept.add(KeptDraft.read(in, path -> Optional::empty)));
        return kept;
    }

    /** Puts another draft of the file in the cache. */
    private void forge(UnaryOperator<KeptDraft> change) {
        KeptDraft forged = change.apply(kept().get(0));
        Cache cache = Cache.open(file, "program and settings");
        cache.renew();
        cache.add(KIND, List.of(forged), (out, draft) -> KeptDraft.write(draft, out));
        cache.finish();
    }

    private static KeptDraft titled(KeptDraft kept, String title) {
        Draft draft = kept.draft();
        Content content = java.util.Objects.requireNonNull(draft.content());
        Content other = new Content(
                content.slug(),
                title,
                content.publishAt(),
                content.updatedAt(),
                content.unpublishAt(),
                content.hidden(),
                content.authors(),
                content.taxonomy(),
                content.headerImage(),
                content.metadata(),
                content.summary(),
                content.body(),
                content.contentHash());
        return new KeptDraft(
                kept.stamp(),
                kept.settled(),
                kept.file(),
                kept.defaults(),
                kept.evidence(),
                new Draft(
                        draft.path(),
                        draft.language(),
                        draft.givenId(),
                        draft.idAt(),
                        draft.slugAt(),
                        title,
                        other,
                        draft.findings()));
    }

    @Test
    void whatIsUnchangedIsNotParsedAgain() {
        read(NOW);
        forge(kept -> titled(kept, "Forged"));

        assertThat(titles()).containsExactly("Forged");
    }

    @Test
    void touchedFilesAreReadAndNotParsed() throws IOException {
        read(NOW);
        forge(kept -> titled(kept, "Forged"));
        Files.setLastModifiedTime(home.root().resolve("a.md"), FileTime.from(NOW));

        assertThat(titles()).containsExactly("Forged");
        assertThat(kept()).as("the new stamp is kept").hasSize(2);
        read(NOW);
        assertThat(kept()).as("and not again").hasSize(2);
    }

    @Test
    void settledFilesAreNotEvenRead() {
        read(NOW);
        forge(kept -> new KeptDraft(
                kept.stamp(),
                true,
                Sums.of(new byte[] {1, 2, 3}),
                kept.defaults(),
                kept.evidence(),
                titled(kept, "Forged").draft()));

        assertThat(titles()).containsExactly("Forged");
    }

    @Test
    void filesJustWrittenAreNotSettled() {
        read(NOW);

        assertThat(kept().get(0).settled()).isFalse();
    }

    @Test
    void stampsSettleWithinSeconds() {
        Instant changed = Instant.parse("2026-01-01T00:00:10.5Z");
        long nanos = changed.getEpochSecond() * 1_000_000_000L + changed.getNano();
        Stamp stamp = new Stamp(1, 0, nanos, 1);

        assertThat(stamp.isSettled(Optional.of(changed.plusSeconds(2)))).isFalse();
        assertThat(stamp.isSettled(Optional.of(changed.plusMillis(2001)))).isTrue();
        assertThat(stamp.isSettled(Optional.of(changed.minusSeconds(3600))))
                .as("a clock that was set back")
                .isFalse();
        assertThat(stamp.isSettled(Optional.empty())).isFalse();
    }

    @Test
    void editsThatKeepSizeAndTimeAreSeen() throws IOException {
        Path post = home.root().resolve("a.md");
        read(NOW);
        forge(kept -> new KeptDraft(kept.stamp(), true, kept.file(), kept.defaults(), kept.evidence(), kept.draft()));
        FileTime time = Files.getLastModifiedTime(post);
        long size = Files.size(post);

        home.post("a.md", "Changed");
        Files.setLastModifiedTime(post, time);

        assertThat(Files.size(post)).isEqualTo(size);
        assertThat(titles()).containsExactly("Changed");
    }

    @Test
    void formerContentIsKnownAgain() {
        read(NOW);
        home.post("a.md", "Branch!");
        read(NOW);
        int entries = kept().size();

        home.post("a.md", "Written");
        assertThat(titles()).containsExactly("Written");
        home.post("a.md", "Branch!");
        assertThat(titles()).containsExactly("Branch!");

        assertThat(kept().subList(entries, kept().size()))
                .as("only stamps are new")
                .allSatisfy(draft -> assertThat(kept().subList(0, entries))
                        .anySatisfy(earlier -> assertThat(earlier.file()).isEqualTo(draft.file())));
    }

    @Test
    void modifiedThatHasComeIsSeen() {
        home.file("a.md", "---\ntitle: A\ndate: 20-07-2022\nmodified: 01-02-2026\n---\n");
        assertThat(read(NOW).posts().get(0).warnings()).extracting("code").containsExactly("W203");

        Post later = read(NOW.plusSeconds(60 * 86400)).posts().get(0);

        assertThat(later.warnings()).isEmpty();
        assertThat(later.updatedAt()).isAfter(NOW);
        assertThat(read(NOW).posts().get(0).warnings()).extracting("code").containsExactly("W203");
    }

    @Test
    void headerImageThatCameIsSeen() {
        home.file("a.md", "---\ntitle: A\ndate: 20-07-2022\nheader_image_file: h.png\n---\n");
        assertThat(read(NOW).posts().get(0).warnings()).extracting("code").containsExactly("W501");

        home.file("h.png", "no picture");

        assertThat(read(NOW).posts().get(0).warnings()).isEmpty();
    }

    @Test
    void folderDefaultsThatChangedAreSeen() {
        home.file("p/item.md", "---\ndate: 20-07-2022\n---\n").file("p/frontmatter.yaml", "title: One\n");
        assertThat(titles()).contains("One");

        home.file("p/frontmatter.yaml", "title: Two\n");
        assertThat(titles()).contains("Two");

        home.remove("p/frontmatter.yaml");
        assertThat(titles()).contains("P");
    }

    @Test
    void heldPostsStayHeldWithTheSameWords() {
        home.file("bad.md", "---\ntitle: Bad\ndate: 13/13/2022\npublished: maybe\n---\n")
                .file("twin.md", "---\ntitle: Twin\ndate: 20-07-2022\nslug: a\n---\n");

        Posts first = read(NOW);
        Posts second = read(NOW);

        assertThat(first.held()).hasSize(2);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void manyEditsDontMakeTheFileGrowForEver() throws IOException {
        for (int i = 0; i < 3; i++) {
            home.post("p" + i + ".md", "Post " + i);
        }
        read(NOW);
        long first = Files.size(file);

        for (int edit = 0; edit < 300; edit++) {
            home.post("a.md", "Edit " + edit);
            read(NOW);
        }

        assertThat(Files.size(file)).isLessThan(first + 120 * 700L);
        assertThat(read(NOW)).isEqualTo(home.read());
    }
}

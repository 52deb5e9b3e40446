package postrider.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.database.Database;
import postrider.feed.FeedSettings;
import postrider.markdown.RenderedPost;
import postrider.markdown.SamplePost;
import postrider.picture.PictureCache;
import postrider.template.Templates;

/**
 * Whatever changes, the folder is what a build from nothing would make of it, to the octet; and whatever did not change by it is not
 * touched. This is what keys are for: an input that one of them forgets shows here.
 */
class IncrementalSiteTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2024-01-01T00:00:00Z"));

    @TempDir
    Path folder;

    private Path home;
    private final List<SamplePost> posts = new ArrayList<>();
    private int builds;
    private int made;

    private String title = "News";
    private String accent = "#0b5c70";
    private String address = "";
    private String zone = "Asia/Almaty";
    private String logo = "";
    private List<String> languages = List.of("en", "ru");
    private int entries = 3;

    @BeforeEach
    void start() throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
        for (int i = 0; i < 8; i++) {
            addPost();
        }
    }

    /** One thing that somebody may do. */
    private interface Change {
        void apply(Random random) throws IOException;
    }

    private List<Change> changes() {
        return List.of(
                random -> addPost(),
                random -> addPost(),
                random -> posts.remove(random.nextInt(posts.size())),
                random -> any(random).title("Title " + random.nextInt(1000)),
                random -> any(random).rest("<p>Text " + random.nextInt(1000) + "</p>"),
                random -> any(random).lead("<p>Lead " + random.nextInt(1000) + "</p>"),
                random -> any(random).summary("Summary " + random.nextInt(1000)),
                random -> any(random).taxonomy("tag", "Tag " + random.nextInt(4), "TAG 1"),
                random -> any(random).taxonomy("category", "Category " + random.nextInt(2)),
                random -> any(random).publishAt("20" + (10 + random.nextInt(4)) + "-06-01T00:00:00Z"),
                random -> any(random).updatedAt("2023-06-" + (10 + random.nextInt(20)) + "T00:00:00Z"),
                random -> any(random).author("Author " + random.nextInt(5), null, null),
                random -> picture(any(random), "p" + random.nextInt(1000) + ".jpg"),
                random -> any(random).route("/moved/" + random.nextInt(1000)),
                random -> translate(),
                random -> title = "News " + random.nextInt(1000),
                random -> accent = "#0b5c" + (10 + random.nextInt(80)),
                random -> address = random.nextInt(1000) + " Example Street",
                random -> zone = random.nextBoolean() ? "Asia/Almaty" : "Pacific/Auckland",
                random -> logo = random.nextBoolean() ? "logo.png" : "",
                random -> languages = random.nextBoolean() ? List.of("en") : List.of("en", "kk", "ru"),
                random -> entries = 2 + random.nextInt(4),
                random -> write("templates/words/en.properties", "site.tags = Tags " + random.nextInt(1000)),
                random -> write("templates/site/site.css.ftl", "/* " + random.nextInt(1000) + " */"),
                random -> write(
                        "templates/site/contents.ftlh",
                        "<#import \"frame.ftlh\" as site><@site.page title=title>" + random.nextInt(1000)
                                + "</@site.page>"));
    }

    private void addPost() {
        int number = made++;
        posts.add(SamplePost.named("post-" + number)
                .publishAt("20" + (10 + number % 4) + "-01-" + (10 + number % 20) + "T00:00:00Z")
                .taxonomy("tag", "Tag " + number % 3));
    }

    /** A post in a second language: the same slug, another entry. */
    private void translate() {
        int number = made++;
        posts.add(SamplePost.named("post-" + number).publishAt("2012-03-01T00:00:00Z"));
        posts.add(SamplePost.named("post-" + number)
                .publishAt("2012-03-01T00:00:00Z")
                .language(number % 2 == 0 ? "ru" : "kk")
                .taxonomy("tag", "Тег"));
    }

    private SamplePost any(Random random) {
        return posts.get(random.nextInt(posts.size()));
    }

    private void picture(SamplePost post, String name) throws IOException {
        post.picture(name, 30, 20).rest("<p><img src=\"" + post.pictureUrl(name) + "\" alt=\"\"></p>");
        String file =
                post.build().media().stream().map(media -> media.file().path()).reduce("", (first, last) -> last);
        write("posts/" + file, name);
    }

    private void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void eachChangeIsAsIfAllWereMadeAnew(long seed) throws IOException {
        Random random = new Random(seed);
        build("public");
        for (int step = 0; step < 12; step++) {
            Change change = changes().get(random.nextInt(changes().size()));
            change.apply(random);
            assertIncrementalIsWhole("seed " + seed + ", step " + step);
        }
    }

    @Test
    void everyKindOfChangeIsSeen() throws IOException {
        Random random = new Random(7);
        build("public");
        for (int i = 0; i < changes().size(); i++) {
            changes().get(i).apply(random);
            assertIncrementalIsWhole("change " + i);
        }
    }

    private void assertIncrementalIsWhole(String what) throws IOException {
        Map<String, String> before = octets("public");
        Map<String, String> touched = stamps("public");

        Changes changes = build("public");

        Map<String, String> after = octets("public");
        String fresh = "fresh" + builds;
        build(fresh);
        assertThat(after).as(what).isEqualTo(octets(fresh));
        Map<String, String> now = stamps("public");
        assertThat(now.keySet().stream().filter(path -> !Objects.equals(now.get(path), touched.get(path))))
                .as(what)
                .containsExactlyInAnyOrderElementsOf(after.keySet().stream()
                        .filter(path -> !Objects.equals(after.get(path), before.get(path)))
                        .toList());
        assertThat(changes.written().stream().map(artifact -> artifact.path().value()))
                .as(what)
                .doesNotHaveDuplicates();
        assertThat(build("public").written()).as(what).isEmpty();
    }

    private Changes build(String target) {
        builds++;
        try (Database database = Database.open(home.resolve(target + ".db"), CLOCK)) {
            SiteSettings settings = new SiteSettings(
                    SamplePost.SITE,
                    title,
                    "",
                    "en",
                    languages,
                    ZoneId.of(zone),
                    null,
                    address,
                    accent,
                    logo,
                    null,
                    null);
            FeedSettings feeds = new FeedSettings(
                    SamplePost.SITE, title, "", "en", languages, null, entries, FeedSettings.Content.FULL, logo, null);
            List<RenderedPost> rendered = posts.stream().map(SamplePost::build).toList();
            List<Artifact> artifacts = new Site(settings, feeds, new Templates(home.resolve("templates")))
                    .artifacts(rendered, List.of())
                    .value();
            PublicFolder.Sources sources =
                    new PublicFolder.Sources(home.resolve("posts"), home, new PictureCache(home.resolve("copies")));
            return new PublicFolder(home.resolve(target), sources, database, CLOCK).replace(artifacts);
        }
    }

    private Map<String, String> octets(String target) throws IOException {
        return facts(target, file -> HexFormat.of().formatHex(Files.readAllBytes(file)));
    }

    private Map<String, String> stamps(String target) throws IOException {
        return facts(
                target,
                file -> Files.readAttributes(file, "unix:lastModifiedTime,ctime,ino")
                        .toString());
    }

    private interface Fact {
        String of(Path file) throws IOException;
    }

    private Map<String, String> facts(String target, Fact fact) throws IOException {
        Path root = home.resolve(target);
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(Files::isRegularFile).collect(Collectors.toList());
        }
        Map<String, String> facts = new TreeMap<>();
        for (Path file : files) {
            facts.put(root.relativize(file).toString(), fact.of(file));
        }
        return facts;
    }
}

package postrider.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import postrider.cache.Cache;
import postrider.picture.KnownPictures;
import postrider.post.KnownPosts;
import postrider.post.PostFolder;
import postrider.post.PostSettings;
import postrider.post.Posts;

/** With what earlier runs left, and whatever became of it, a run makes what it would make without. */
class KeptRenderingTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int KIND = 2;

    @TempDir
    private Path home;

    private Path posts;
    private Path file;
    private MarkdownSettings site = new MarkdownSettings("https://example.org", "");

    @BeforeEach
    void makeFolder() throws IOException {
        posts = Files.createDirectory(home.resolve("posts"));
        file = home.resolve("posts.cache");
    }

    private void write(String name, String fields, String body) throws IOException {
        Files.writeString(
                posts.resolve(name), "---\ntitle: " + name + "\ndate: 20-07-2022\n" + fields + "---\n\n" + body);
    }

    private void picture(String name, int width) throws IOException {
        ImageIO.write(
                new BufferedImage(width, 10, BufferedImage.TYPE_INT_RGB),
                "png",
                posts.resolve(name).toFile());
    }

    /** All that anybody gets to see. */
    private List<Object> run(Cache cache) {
        PostSettings settings = new PostSettings(ZoneId.of("UTC"), "en", List.of("en", "ru"), "", "", "===", 300, null);
        PostFolder folder = new PostFolder(posts, settings);
        Posts read = folder.read(NOW, KnownPosts::none, cache, KnownPictures.none());
        List<RenderedPost> rendered = new Markdown(site, folder.files(read)).render(read.posts(), cache);
        cache.finish();
        List<Object> all = new ArrayList<>(List.of(read));
        for (RenderedPost post : rendered) {
            all.addAll(List.of(post.post(), post.url(), post.key(), post.lead(), post.rest(), post.content()));
            all.addAll(List.of(post.summary(), post.mediaNames(), post.media(), post.headerImage(), post.warnings()));
        }
        return all;
    }

    private List<Object> keeping() {
        return run(Cache.open(file, "the program " + site));
    }

    private int entries() {
        int[] count = new int[1];
        Cache.openReadOnly(file, "the program " + site).read(KIND, in -> {
            KeptRendering.read(in, Map.of());
            count[0]++;
        });
        return count[0];
    }

    private void assertSame() {
        assertThat(keeping()).isEqualTo(run(Cache.none()));
    }

    @Test
    void whatIsUnchangedIsNotRenderedAgain() throws IOException {
        write("a.md", "", "Some *words*.\n\n===\n\nThe rest with [a link](b.md) and ![](none.png)");
        write("b.md", "", "More");
        assertSame();
        assertThat(entries()).isEqualTo(2);

        assertSame();
        Files.setLastModifiedTime(posts.resolve("a.md"), FileTime.from(NOW));
        assertSame();

        assertThat(entries()).isEqualTo(2);
    }

    @Test
    void pictureOfAnotherSizeIsSeen() throws IOException {
        write("a.md", "", "![A picture](p.png)");
        picture("p.png", 20);
        assertThat(keeping().toString()).contains("width=\"20\"");

        picture("p.png", 30);

        assertThat(keeping().toString()).contains("width=\"30\"");
        assertSame();
    }

    @Test
    void routeOfALinkedPostIsSeen() throws IOException {
        write("a.md", "", "See [it](b.md)");
        write("b.md", "slug: old\n", "It");
        assertThat(keeping().toString()).contains("https://example.org/old\"");

        write("b.md", "slug: new\n", "It");

        assertThat(keeping().toString()).contains("https://example.org/new\"");
        Files.delete(posts.resolve("b.md"));
        assertSame();
    }

    @Test
    void settingsAreSeen() throws IOException {
        write("a.md", "", "See [it](/b)");
        keeping();

        site = new MarkdownSettings("https://example.net/blog", "");

        assertThat(keeping().toString()).contains("https://example.net/blog/b").doesNotContain("example.org");
    }

    @Test
    void keysFollowWhatIsShown() throws IOException {
        write("a.md", "", "One");
        Object first = keeping().get(3);

        write("a.md", "", "Two");
        Object second = keeping().get(3);
        write("a.md", "", "One");

        assertThat(second).isNotEqualTo(first);
        assertThat(keeping().get(3)).isEqualTo(first);
    }

    @Test
    void spoiledTextIsMadeAgainWhenItIsAskedFor() throws IOException {
        write("a.md", "", "Some words");
        keeping();
        PostSettings settings = new PostSettings(ZoneId.of("UTC"), "en", List.of("en", "ru"), "", "", "===", 300, null);
        PostFolder folder = new PostFolder(posts, settings);
        Cache cache = Cache.openReadOnly(file, "the program " + site);
        Posts read = folder.read(NOW, KnownPosts::none, cache, KnownPictures.none());
        RenderedPost post = new Markdown(site, folder.files(read))
                .render(read.posts(), cache)
                .get(0);

        byte[] whole = Files.readAllBytes(file);
        String before = new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1);
        int at = before.indexOf("<p>Some words");
        Arrays.fill(whole, at, at + 5, (byte) '!');
        int body = before.indexOf("Some words");
        whole[body] = '!';
        Files.write(file, whole);

        assertThat(post.content().toString()).isEqualTo("<p>Some words</p>");
    }

    @Test
    void editsAccidentsAndDamageNeverShow() throws IOException {
        for (int seed = 0; seed < 12; seed++) {
            Random chance = new Random(seed);
            for (String name : List.of("a.md", "b.md", "c.md")) {
                write(name, "", text(chance));
            }
            for (int step = 0; step < 8; step++) {
                happen(chance);
                assertThat(keeping()).as("seed %s, step %s", seed, step).isEqualTo(run(Cache.none()));
                assertThat(run(Cache.openReadOnly(file, "the program " + site))).isEqualTo(run(Cache.none()));
            }
        }
    }

    private void happen(Random chance) throws IOException {
        Path post = posts.resolve(List.of("a.md", "b.md", "c.md").get(chance.nextInt(3)));
        String name = post.getFileName().toString();
        switch (chance.nextInt(9)) {
            case 0 -> write(name, "slug: s" + chance.nextInt(3) + "\n", text(chance));
            case 1 -> Files.deleteIfExists(post);
            case 2 -> picture("p.png", 1 + chance.nextInt(3));
            case 3 -> Files.deleteIfExists(posts.resolve("p.png"));
            case 4 -> {
                if (Files.exists(post)) {
                    FileTime time = Files.getLastModifiedTime(post);
                    Files.writeString(post, Files.readString(post).replace('x', 'y'));
                    Files.setLastModifiedTime(post, time);
                }
            }
            case 5 -> write(name, "date: maybe\n", text(chance));
            case 6 -> Files.deleteIfExists(file);
            default -> {
                if (Files.exists(file)) {
                    byte[] bytes = Files.readAllBytes(file);
                    bytes[chance.nextInt(bytes.length)] ^= (byte) (1 << chance.nextInt(8));
                    Files.write(
                            file,
                            Arrays.copyOf(bytes, bytes.length - chance.nextInt(2) * chance.nextInt(bytes.length)));
                }
            }
        }
    }

    private static String text(Random chance) {
        List<String> parts = List.of(
                "x words *here*\n\n",
                "[link](b.md)\n\n",
                "![](p.png)\n\n",
                "===\n\n",
                "[b]bold[/b]\n\n",
                "# x\n\n",
                "<script>\n\n");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            text.append(parts.get(chance.nextInt(parts.size())));
        }
        return text.toString();
    }
}

package postrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.feed.FeedLint;
import postrider.source.Bytes;

/** Every feed that a run writes holds to its format, whatever the posts. */
class FeedLintTest {
    private static final List<String> PIECES = List.of(
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<svg/onload=alert(1)>",
            "[a](javascript:alert(1))",
            "<a href=\"java&#10;script:alert(1)\">x</a>",
            "<a href='data:text/html,x'>x</a>",
            "<iframe srcdoc='<script>1</script>'></iframe>",
            "<p style=\"background:url(javascript:1)\">x</p>",
            "<math><mi xlink:href=\"data:x,<script>alert(4)</script>\">",
            "]]>",
            "<![CDATA[x]]>",
            "&amp;#8217; &copy &#1; &#xD800; &#0;",
            "R&D a < b > c",
            "\u202Eevil\u202C שלום \u200F",
            "🩸👩🏽‍⚕️ 𝕏",
            "\u0085\u2028\u0092\uFFFE\uFDD0",
            "\u0001\u000B\u001F",
            "<!-- x -- y -->",
            "\"'`${7*7}%00",
            "![](1.jpg) ![x](http://e.org/ü b.png)",
            "http://e.org/?a=1&b=<x>",
            "**bold** _x_",
            "word");

    @TempDir
    private Path folder;

    @Test
    void ofTheSamplePosts() throws IOException {
        assertThat(faults(published(Path.of("posts"), 1))).isEmpty();
    }

    @Test
    void ofTheCorpus() throws IOException {
        assertThat(faults(published(Path.of("src/test/resources/postrider/reading/corpus"), 2)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void ofHostilePosts(long seed) throws IOException {
        Random random = new Random(seed);
        Path posts = folder.resolve("hostile");
        for (int i = 0; i < 60; i++) {
            Path post = Files.createDirectories(posts.resolve("p" + i));
            Files.writeString(post.resolve("item.md"), post(random, i));
            if (i % 5 == 0) {
                Files.writeString(post.resolve("item.ru.md"), post(random, i));
            }
        }

        Path site = published(posts, 7);

        assertThat(faults(site)).isEmpty();
        try (Stream<Path> files = Files.list(site)) {
            assertThat(files.map(file -> file.getFileName().toString())).contains("rss.xml", "ru", "tags", "archive");
        }
    }

    private static String post(Random random, int i) {
        return """
                ---
                title: '%s'
                publish_date: '%02d-%02d-%d 10:00'
                author: '%s <a%d@example.org>'
                taxonomy: {tag: ['%s', '%s'], category: ['%s']}
                ---
                %s

                ===

                %s

                %s
                """.formatted(
                        field(random),
                        1 + i % 28,
                        1 + i % 12,
                        2016 + i % 9,
                        field(random),
                        i,
                        field(random),
                        "tag" + i % 4,
                        field(random),
                        text(random, 3),
                        text(random, 9),
                        text(random, 9));
    }

    private static String field(Random random) {
        return text(random, 2).replace("'", "''");
    }

    private static String text(Random random, int pieces) {
        return IntStream.range(0, pieces)
                .mapToObj(i -> PIECES.get(random.nextInt(PIECES.size())))
                .collect(Collectors.joining(" "));
    }

    /** @return the public folder */
    private Path published(Path posts, int entries) throws IOException {
        PublicationHome home = PublicationHome.in(folder.resolve("home"));
        home.run(
                "publish",
                "--no-send",
                "--posts",
                posts.toAbsolutePath().toString(),
                "--set",
                "feeds.entries=" + entries,
                "--set",
                "site.languages=[en, ru, kk]",
                "--set",
                "hub.url=http://127.0.0.1:1/");
        return home.path("public");
    }

    private static List<String> faults(Path site) throws IOException {
        List<String> faults = new ArrayList<>();
        try (Stream<Path> files = Files.walk(site)) {
            List<Path> feeds = files.filter(file -> file.toString().matches(".*(rss\\.xml|atom\\.xml|feed\\.json)"))
                    .toList();
            assertThat(feeds).hasSizeGreaterThan(3);
            for (Path feed : feeds) {
                faults.addAll(
                        FeedLint.faults(site.relativize(feed).toString(), Bytes.copyOf(Files.readAllBytes(feed))));
            }
        }
        return faults;
    }
}

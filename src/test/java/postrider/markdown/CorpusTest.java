package postrider.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import postrider.post.HeldPost;
import postrider.post.KnownPosts;
import postrider.post.Post;
import postrider.post.PostFolder;
import postrider.post.PostSettings;
import postrider.post.Posts;
import postrider.source.Diagnostic;

/** The contract's folders of posts, read and rendered as a run does it; what an expectation says is held against the outcome. */
class CorpusTest {
    private static final int FIXTURES = 26;

    /** A folder of posts and its expectation. */
    record Fixture(String name, Path posts, Json expected) {
        @Override
        public String toString() {
            return name;
        }

        Instant now() {
            return Instant.parse(expected.at("now").text());
        }

        PostFolder folder() {
            String language = expected.text("siteLanguage", "en");
            List<String> languages =
                    expected.has("languages") ? expected.at("languages").texts() : List.of(language);
            ZoneId zone = ZoneId.of(expected.at("zone").text());
            return new PostFolder(posts, new PostSettings(zone, language, languages, "", "", "===", 300, null));
        }
    }

    static Stream<Fixture> fixtures() throws IOException {
        try (Stream<Path> folders = Files.list(ReadingFiles.ROOT.resolve("corpus"))) {
            return folders
                    .sorted()
                    .map(folder -> new Fixture(
                            String.valueOf(folder.getFileName()),
                            folder.resolve("posts"),
                            Json.of(ReadingFiles.read(folder.resolve("expected.json")))))
                    .toList()
                    .stream();
        }
    }

    static Fixture seeds() {
        Path folder = ReadingFiles.ROOT.resolve("seeds");
        return new Fixture("seeds", folder, Json.of(ReadingFiles.read(folder.resolve("expected.json"))));
    }

    @Test
    void coversEveryFixture() throws IOException {
        assertThat(fixtures()).hasSize(FIXTURES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void readsAndRendersAsExpected(Fixture fixture) {
        assertAsExpected(fixture);
    }

    @Test
    void readsAndRendersTheSeeds() {
        assertAsExpected(seeds());
    }

    private static void assertAsExpected(Fixture fixture) {
        PostFolder folder = fixture.folder();
        Posts posts = folder.read(fixture.now(), KnownPosts.none());
        MarkdownSettings site =
                new MarkdownSettings(fixture.expected().at("base").text(), "");
        Markdown markdown = new Markdown(site, folder.files(posts));
        TreeSet<String> files = new TreeSet<>();
        posts.posts().forEach(post -> files.add(post.file()));
        posts.held().forEach(post -> files.add(post.file()));

        Map<?, ?> expected = fixture.expected().at("posts").map();
        for (String other : fixture.expected().at("notPosts").texts()) {
            assertThat(files).doesNotContain(other);
        }
        assertThat(files.stream().map(Object.class::cast)).containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach((file, facts) -> {
            Json fact = new Json(facts);
            Optional<HeldPost> held =
                    posts.held().stream().filter(it -> it.file().equals(file)).findFirst();
            if (held.isPresent()) {
                assertHeld(held.get(), fact);
                return;
            }
            Post post = posts.posts().stream()
                    .filter(it -> it.file().equals(file))
                    .findFirst()
                    .orElseThrow();
            assertRead(post, fact, fixture.now());
            assertRendered(markdown.render(post), fact);
        });
    }

    private static void assertHeld(HeldPost held, Json fact) {
        assertThat("held").isEqualTo(fact.at("status").text());
        assertThat(held.code()).isEqualTo(fact.at("reason").text());
        assertCodes(held.diagnostics(), fact);
    }

    private static void assertRead(Post post, Json fact, Instant now) {
        assertThat(post.status(now).word())
                .as(post.file())
                .isEqualTo(fact.at("status").text());
        assertThat(post.status(now).reason()).isEqualTo(fact.at("reason").text());
        assertThat(post.title()).isEqualTo(fact.at("title").text());
        assertThat(post.publishAt()).isEqualTo(fact.at("publishInstant").text());
        assertThat(post.updatedAt()).isEqualTo(fact.at("updatedInstant").text());
        assertThat(post.slug()).isEqualTo(fact.at("slug").text());
        assertThat(post.route()).isEqualTo(fact.at("route").text());
        assertThat(post.language()).isEqualTo(fact.at("lang").text());
        assertThat(post.id().value()).isEqualTo(fact.text("id", post.id().value()));
    }

    private static void assertRendered(RenderedPost rendered, Json fact) {
        String html = rendered.content().toString();
        Element body = Jsoup.parseBodyFragment(html).body();
        String seen = html + "\n" + body.wholeText();
        if (fact.has("summaryText")) {
            assertThat(rendered.summary()).isEqualTo(fact.at("summaryText").text());
        }
        for (String present : fact.at("contains").texts()) {
            assertThat(seen).contains(present);
        }
        for (String absent : fact.at("notContains").texts()) {
            assertThat(seen).doesNotContain(absent);
        }
        assertThat(rendered.mediaNames()).isEqualTo(fact.at("media").texts());
        List<Diagnostic> diagnostics = new ArrayList<>(rendered.post().warnings());
        diagnostics.addAll(rendered.warnings());
        assertCodes(diagnostics, fact);
        if (fact.has("figures")) {
            assertThat(body.select("div.gallery figure"))
                    .hasSize(fact.at("figures").number());
            assertThat(body.select("figcaption").eachText())
                    .isEqualTo(fact.at("captions").texts());
            assertThat(body.select("figure img").eachAttr("alt"))
                    .isEqualTo(fact.at("alts").texts());
            assertThat(diagnostics.stream()
                            .map(it -> List.of(
                                    it.code(), it.at().line() + "", it.at().column() + "")))
                    .isEqualTo(fact.at("diagnostics").list().stream()
                            .map(Json::texts)
                            .toList());
        }
    }

    private static void assertCodes(List<Diagnostic> diagnostics, Json fact) {
        assertThat(diagnostics.stream().map(Diagnostic::code).sorted().toList())
                .isEqualTo(fact.at("codes").texts());
        assertThat(diagnostics.stream().filter(it -> !it.isError()))
                .hasSize(fact.at("warnings").number());
    }

    @Test
    void rendersEachTwiceAlike() throws IOException {
        List<Fixture> all = new ArrayList<>(fixtures().toList());
        all.add(seeds());
        for (Fixture fixture : all) {
            PostFolder folder = fixture.folder();
            Posts posts = folder.read(fixture.now(), KnownPosts.none());
            Markdown markdown = new Markdown(new MarkdownSettings("https://x.kz/sub", ""), folder.files(posts));
            for (Post post : posts.posts()) {
                assertThat(markdown.render(post)).isEqualTo(markdown.render(post));
            }
        }
    }
}

package postrider.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import postrider.post.SummaryRule;

/** Every row of the contract's groups summary, render and url. */
class CasesTest {
    static Stream<ReadingFiles.Row> summaries() {
        return ReadingFiles.rows("summary");
    }

    static Stream<ReadingFiles.Row> renderings() {
        return ReadingFiles.rows("render");
    }

    static Stream<ReadingFiles.Row> urls() {
        return ReadingFiles.rows("url");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("summaries")
    void cutsSummaries(ReadingFiles.Row row) {
        PostSample sample = PostSample.of(row.input().text())
                .rule(rule(row.setting()))
                .files(row.setting().at("files").texts());

        Rendering rendering = sample.rendering();
        rendering.render();
        RenderedPost post = sample.render();

        assertThat(post.summary()).isEqualTo(row.expected().at("summary").text());
        assertThat(rendering.isParted()).isEqualTo(row.expected().at("split").value());
        List<String> expected = row.expected().at("warn").texts().stream()
                .filter(code -> !code.equals("W604"))
                .toList();
        assertThat(PostSample.codes(post))
                .filteredOn(code -> code.startsWith("W4"))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("renderings")
    void rendersBodies(ReadingFiles.Row row) {
        PostSample sample = PostSample.of(row.input().text())
                .files(row.setting().at("files").texts())
                .in(row.setting().text("postLang", "en"));
        boolean html = row.setting().has("markdown")
                && Boolean.FALSE.equals(row.setting().at("markdown").value());

        RenderedPost post = (html ? sample.html() : sample).render();

        String out = post.content().toString();
        Element body = Jsoup.parseBodyFragment(out).body();
        if (row.expected().has("text")) {
            assertThat(visible(body)).isEqualTo(row.expected().at("text").text());
        }
        row.expected()
                .at("select")
                .map()
                .forEach((selector, count) -> assertThat(body.select(selector.toString()))
                        .as("%s in %s", selector, out)
                        .hasSize((Integer) count));
        for (String absent : row.expected().at("not").texts()) {
            assertThat(out).doesNotContain(absent);
        }
        if (row.expected().has("warn")) {
            assertThat(PostSample.codes(post))
                    .isEqualTo(row.expected().at("warn").texts());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("urls")
    void resolvesTargets(ReadingFiles.Row row) {
        Json setting = row.setting();
        Map<String, String> routes = new HashMap<>();
        setting.at("posts")
                .map()
                .forEach((path, route) -> routes.put(
                        path.toString().startsWith("../")
                                ? "01.blog/" + path.toString().substring(3)
                                : "01.blog/p/" + path,
                        route.toString()));
        MarkdownSettings site = new MarkdownSettings(setting.at("base").text(), setting.text("theme", ""));
        PostSample sample = PostSample.of("")
                .files(setting.at("files").texts())
                .at(setting.at("dir").text(), setting.text("lang", ""), routes, site);
        Targets targets = new Targets(site, sample.post(null), sample.files());

        Target target = setting.at("kind").text().equals("image")
                ? targets.image(row.input().text())
                : targets.link(row.input().text());

        assertThat(target.url().orElse("dropped")).isEqualTo(row.expected().text("url", "dropped"));
        RenderedPost post = renderedTarget(sample, setting, row.input().text());
        assertThat(PostSample.codes(post)).isEqualTo(row.expected().at("warn").texts());
    }

    private static RenderedPost renderedTarget(PostSample sample, Json setting, String target) {
        String escaped = target.replace("&", "&amp;").replace("\"", "&quot;");
        String html = setting.at("kind").text().equals("image")
                ? "<img src=\"" + escaped + "\" alt=\"x\">"
                : "<a href=\"" + escaped + "\">x</a>";
        return new PostSample(
                        html,
                        false,
                        "en",
                        sample.suffix(),
                        sample.directory(),
                        PostSample.RULE,
                        sample.media(),
                        sample.routes(),
                        sample.settings())
                .render();
    }

    /** The post's key laid over the site's setting, as the reader of front matter does. */
    private static SummaryRule rule(Json setting) {
        Json site = setting.at("site");
        Json own = setting.at("summary");
        String delimiter = own.text("delimiter", site.text("delimiter", "==="));
        int size = site.has("size") ? site.at("size").number() : 300;
        if (own.has("size") && own.at("size").text().matches("\\d+")) {
            size = own.at("size").number();
        }
        String text = own.value() != null && !own.isMap() ? own.text() : null;
        boolean splits = !own.text("format", "short").equals("long");
        return new SummaryRule(
                text, delimiter, size, splits, own.text("enabled", "true").equals("false"));
    }

    private static String visible(Element body) {
        StringBuilder text = new StringBuilder();
        NodeTraversor.traverse(
                new NodeVisitor() {
                    @Override
                    public void head(Node node, int depth) {
                        text.append(node instanceof TextNode words ? words.getWholeText() : edge(node));
                    }

                    @Override
                    public void tail(Node node, int depth) {
                        text.append(edge(node));
                    }
                },
                body);
        return Characters.collapsed(text.toString());
    }

    private static String edge(Node node) {
        return node instanceof Element element && element.isBlock() ? " " : "";
    }
}

package postrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.reading.Json;

/** What other programs read: one JSON document on stdout, in the documented shapes. */
final class JsonShapesTest {
    private static final String INSTANT = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z";

    @TempDir
    Path folder;

    private PublicationHome home;

    @BeforeEach
    void init() throws IOException {
        home = PublicationHome.in(folder.resolve("home"));
    }

    private Map<String, Object> json(int status, String... words) {
        PublicationHome.Ran run = home.run(words);
        assertThat(run.status()).as(run.everything()).isEqualTo(status);
        return run.json();
    }

    private static Map<String, Object> only(@Nullable Object list) {
        assertThat((List<?>) list).hasSize(1);
        return Json.map(((List<?>) Objects.requireNonNull(list)).get(0));
    }

    @Test
    void publish() {
        Map<String, Object> report = json(0, "publish", "--json");

        assertThat(report).containsKeys("now", "posts", "files", "editions", "needsPerson", "warnings");
        assertThat((String) report.get("now")).isEqualTo("2026-03-10T06:00:00Z");
        assertThat(Json.map(report.get("posts")))
                .isEqualTo(Map.of("published", 1, "scheduled", 0, "hidden", 0, "held", 0));
        assertThat(Json.map(report.get("files"))).isEqualTo(Map.of("written", 18, "removed", 0, "unchanged", 0));
        Map<String, Object> edition = only(report.get("editions"));
        assertThat(edition)
                .containsOnlyKeys(
                        "number",
                        "newsletter",
                        "state",
                        "posts",
                        "recipients",
                        "queued",
                        "sent",
                        "deferred",
                        "failed",
                        "uncertain",
                        "suppressed",
                        "cancelled")
                .containsEntry("number", 1)
                .containsEntry("newsletter", "news")
                .containsEntry("state", "sent")
                .containsEntry("recipients", 3)
                .containsEntry("sent", 3);
        assertThat(edition.get("posts")).isEqualTo(List.of(post().get("post")));
    }

    private Map<String, Object> post() {
        return only(json(0, "posts", "--json").get("posts"));
    }

    @Test
    void publishWhereAPersonIsNeeded() throws IOException {
        home.write("posts/bad/item.md", "Just a text.\n");

        Map<String, Object> report = json(1, "publish", "--json");

        assertThat(Json.texts(report.get("needsPerson")))
                .singleElement()
                .asString()
                .contains("bad/item.md:1:1");
    }

    @Test
    void plan() {
        Map<String, Object> plan = json(0, "publish", "--dry-run", "--json");

        assertThat(plan).containsKeys("now", "files", "posts", "editions", "needsPerson");
        assertThat(Json.map(plan.get("files"))).containsOnlyKeys("add", "change", "remove");
        assertThat(only(plan.get("posts")))
                .containsKeys("post", "title", "change", "reason", "at")
                .containsEntry("change", "add");
        assertThat(only(plan.get("editions")))
                .containsKeys("newsletter", "posts", "recipients", "languages", "at")
                .containsEntry("recipients", 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "posts"})
    void posts(String command) throws IOException {
        home.writePost("a", "A title", "Summary.\n\n===\n\nMore, with ![a picture](gone.jpg).");

        Map<String, Object> listing = json(0, command, "--json");

        assertThat(listing).containsOnlyKeys("now", "posts", "diagnostics");
        Map<String, Object> post = only(listing.get("posts"));
        Set<String> names = new HashSet<>(Set.of(
                "file",
                "id",
                "post",
                "status",
                "reason",
                "title",
                "slug",
                "route",
                "url",
                "language",
                "publishAt",
                "updatedAt",
                "unpublishAt",
                "summaryText",
                "tags",
                "categories",
                "authors",
                "media",
                "diagnostics"));
        if (command.equals("posts")) {
            names.addAll(Set.of("sent", "firstSentAt", "lastSentAt"));
        }
        assertThat(post)
                .containsOnlyKeys(names)
                .containsEntry("file", "a/item.md")
                .containsEntry("status", "published")
                .containsEntry("reason", "")
                .containsEntry("publishAt", "2026-03-09T05:00:00Z")
                .containsEntry("url", "https://news.example.org" + post.get("route"))
                .containsEntry("summaryText", "Summary.");
        assertThat(post.get("unpublishAt")).isNull();
        assertThat((String) post.get("updatedAt")).matches(INSTANT);
        assertThat(only(listing.get("diagnostics")))
                .containsOnlyKeys("code", "severity", "file", "line", "column", "message", "hint")
                .containsEntry("code", "W501")
                .containsEntry("severity", "warning")
                .containsEntry("file", "a/item.md");
    }

    @Test
    void checkWithContent() {
        assertThat(only(json(0, "check", "--content", "--json").get("posts")))
                .containsKeys("summaryHtml", "contentHtml");
    }

    @Test
    void aHeldPostHasTheSameMembers() throws IOException {
        home.write("posts/welcome/item.md", "Just a text.\n");

        assertThat(only(json(1, "check", "--json").get("posts")))
                .containsKeys("file", "id", "post", "route", "url", "publishAt", "summaryText", "media")
                .containsEntry("status", "held")
                .containsEntry("reason", "E103");
    }

    @Test
    void subscribersImport() throws IOException {
        home.write("list.csv", """
                email,status
                mira@example.org,
                nobody,
                """);

        Map<String, Object> report =
                home.run("subscribers", "import", "list.csv", "--json").json();

        assertThat(report)
                .containsOnlyKeys("rows", "added", "changed", "unchanged", "skipped", "refused")
                .containsEntry("rows", 2)
                .containsEntry("added", 1);
        assertThat(only(report.get("refused")))
                .containsOnlyKeys("line", "reason")
                .containsEntry("line", 3);
    }

    @Test
    void subscribersList() {
        home.run("subscribers", "import", "config/subscribers.csv");

        PublicationHome.Ran run = home.run("subscribers", "list", "--json");

        List<?> subscribers = (List<?>) Json.parse(run.out());
        assertThat(subscribers).hasSize(3);
        Map<String, Object> first = Json.map(subscribers.get(0));
        assertThat(first)
                .containsOnlyKeys("email", "name", "language", "timezone", "subscriptions", "suppressed")
                .containsEntry("email", "aigerim@example.org")
                .containsEntry("name", "Айгерім")
                .containsEntry("language", "kk");
        assertThat(only(first.get("subscriptions")))
                .containsOnlyKeys("newsletter", "state", "frequency", "topics")
                .containsEntry("state", "active");
    }

    @Test
    void wrongUsage() {
        assertThat(home.run("publish", "--jsom", "--json").error()).containsEntry("status", 2);
        assertThat(home.run("publish", "--set=site.titel=x", "--json").error())
                .satisfies(error -> assertThat(only(error.get("diagnostics")))
                        .satisfies(found -> assertThat(found.get("hint") + " " + found.get("message"))
                                .contains("site.title")));
    }
}

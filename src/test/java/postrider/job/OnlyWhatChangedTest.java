package postrider.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run leaves out what an earlier one knows already. So two homes live through the same days, and one of them forgets between runs all
 * that it could leave out; what the two publish, record and number must be the same at each step.
 */
class OnlyWhatChangedTest {
    private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
    private static final String SETTINGS = """
            site: {url: https://news.example.org, title: News, language: en, timezone: Asia/Almaty}
            digest: {backlog: all, from: news@news.example.org, settle: 0m, max_new: 3, welcome_posts: 5}
            """;
    private static final String CHOICE = "newsletters: {news: {posts: {tags: [one]}}}\n";
    private static final int STEPS = 25;

    @TempDir
    Path folder;

    private final List<RehearsedHome> homes = new ArrayList<>();
    private final Map<String, String> posts = new TreeMap<>();
    private Instant now = START;
    private int made;

    private RehearsedHome remembering() {
        return homes.get(0);
    }

    private RehearsedHome forgetting() {
        return homes.get(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aRunDoesAsOneThatKnowsNothing(long seed) {
        homes.add(new RehearsedHome(folder.resolve("a"), START, SETTINGS));
        homes.add(new RehearsedHome(folder.resolve("b"), START, SETTINGS));
        both(home -> home.file("config/subscribers.csv", "email,frequency\nann@example.org,instant\n"));
        Random random = new Random(seed);
        for (int i = 0; i < 6; i++) {
            add(random, "publish_date: '" + day(random) + " 10:00'\n");
        }
        for (int step = 0; step < STEPS; step++) {
            String did = change(random);
            // Within the hour, what a run saw as it asked whether there is anything to do serves the one that does it.
            now = now.plus(Duration.ofMinutes(1 + random.nextInt(random.nextBoolean() ? 3000 : 50)));
            forgetAll();
            both(home -> {
                home.setClock(now);
                if (home.run("publish") != 0) {
                    home.run("publish", "--accept-removals");
                }
            });
            if (random.nextBoolean()) {
                both(home -> home.run("publish"));
            }
            String when = "seed " + seed + ", step " + step + ": " + did + "\n"
                    + remembering().said();
            assertThat(records(remembering())).as(when).isEqualTo(records(forgetting()));
            assertThat(files(remembering())).as(when).isEqualTo(files(forgetting()));
        }
    }

    @Test
    void anotherChoiceIsGoneThroughWherePostsAreAsTheyWere() {
        RehearsedHome home = new RehearsedHome(folder.resolve("a"), START, SETTINGS + CHOICE);
        for (String tag : List.of("one", "two", "three")) {
            home.file(
                    "posts/" + tag + ".md",
                    "---\ntitle: " + tag + "\ndate: '2026-01-05'\ntaxonomy: {tag: [" + tag + "]}\n---\n\nBody\n");
        }
        assertThat(home.run("publish")).isZero();
        assertThat(home.number("select count(*) from publication")).isEqualTo(1);

        home.file("config/postrider.yaml", SETTINGS);
        assertThat(home.run("publish")).isZero();

        assertThat(home.number("select count(*) from publication")).isEqualTo(3);
    }

    private interface Doing {
        void with(RehearsedHome home);
    }

    private void both(Doing doing) {
        homes.forEach(doing::with);
    }

    private void forgetAll() {
        try {
            if (Files.deleteIfExists(forgetting().path("var/posts.cache"))) {
                forgetting().sql("update post set print = -1");
                forgetting().sql("update newsletter set choice_hash = ''");
                forgetting().sql("update artifact set source_key = ''");
                forgetting().sql("delete from nothing_new");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String change(Random random) {
        int what = random.nextInt(10);
        switch (what) {
            case 0, 1 -> add(random, "publish_date: '" + day(random) + " 10:00'\n");
            case 2 -> write(any(random), post(random, "publish_date: '" + day(random) + " 10:00'\n"));
            case 3 -> write(any(random), post(random, "published: false\n"));
            case 4 -> write(any(random), post(random, "date: 31-31-2026\n"));
            case 5 -> write(any(random), post(random, "date: '2026-01-05'\nunpublish_date: '" + day(random) + "'\n"));
            case 6 -> {
                String file = any(random);
                String text = posts.get(file);
                remove(file);
                write("moved-" + made++ + ".md", text);
            }
            case 7 -> remove(any(random));
            case 8 -> {
                String file = any(random);
                write(file, posts.get(file) + "\nMore, " + made++ + "\n");
            }
            default -> {
                String settings = SETTINGS + (random.nextBoolean() ? "" : CHOICE);
                both(home -> home.file("config/postrider.yaml", settings));
            }
        }
        return "change " + what;
    }

    private void add(Random random, String dates) {
        write("post-" + made++ + ".md", post(random, dates));
    }

    private String post(Random random, String dates) {
        return "---\ntitle: Post " + made++ + "\n" + dates + "taxonomy: {tag: ["
                + (random.nextBoolean() ? "one" : "two") + "]}\n---\n\nBody " + random.nextInt(100) + "\n";
    }

    /** From well before the first run to well after the last. */
    private static String day(Random random) {
        return "2026-0" + (2 + random.nextInt(2)) + "-" + (10 + random.nextInt(18));
    }

    private String any(Random random) {
        List<String> files = List.copyOf(posts.keySet());
        return files.isEmpty() ? "only.md" : files.get(random.nextInt(files.size()));
    }

    private void write(String file, @Nullable String text) {
        String all = text == null ? post(new Random(made), "date: '2026-01-05'\n") : text;
        posts.put(file, all);
        both(home -> home.file("posts/" + file, all));
    }

    private void remove(String file) {
        posts.remove(file);
        both(home -> home.remove("posts/" + file));
    }

    private static List<String> records(RehearsedHome home) {
        List<String> records = new ArrayList<>();
        home.each(
                """
                select entry_id, path, slug, route, content_hash, title, publish_at, first_seen_at, published_at,
                    withdrawn_at, status, reason, tags, categories
                from post
                order by entry_id
                """,
                row -> records.add(Stream.of("entry_id", "path", "slug", "route", "content_hash", "title")
                                .map(row::text)
                                .toList()
                        + " "
                        + Stream.of("publish_at", "first_seen_at", "published_at", "withdrawn_at")
                                .map(row::numberOrNull)
                                .map(String::valueOf)
                                .toList()
                        + Stream.of("status", "reason", "tags", "categories")
                                .map(row::text)
                                .toList()));
        home.each(
                "select entry_id, run_id, status, reason from post_decision order by entry_id, run_id",
                row -> records.add(row.text("entry_id") + " " + row.number("run_id") + " " + row.text("status") + " "
                        + row.text("reason")));
        home.each(
                "select number, post_id, kind, guard, at, had_languages from publication order by number",
                row -> records.add(row.number("number") + " " + row.text("post_id") + " " + row.text("kind") + " "
                        + row.textOrNull("guard") + " " + row.number("at") + " " + row.textOrNull("had_languages")));
        home.each(
                "select position, post_id, source_key from shown_post order by newsletter, position",
                row -> records.add(row.number("position") + " " + row.text("post_id") + " " + row.text("source_key")));
        return records;
    }

    private static Map<String, String> files(RehearsedHome home) {
        Map<String, String> files = new TreeMap<>();
        Path root = home.path("public");
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

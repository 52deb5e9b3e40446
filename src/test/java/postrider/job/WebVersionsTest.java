package postrider.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands on the web of an edition, from before its first message on. */
class WebVersionsTest {
    private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");

    @TempDir
    Path folder;

    private RehearsedHome home;

    @BeforeEach
    void aHomeInTwoLanguages() {
        home = home("");
    }

    private RehearsedHome home(String digest) {
        RehearsedHome made =
                new RehearsedHome(folder.resolve("home" + digest.hashCode()), START, """
                site: {url: https://news.example.org, title: News, language: en, languages: [en, ru], timezone: Asia/Almaty}
                digest: {backlog: all, from: news@news.example.org%s}
                """.formatted(digest));
        made.file("posts/one/item.en.md", post("Post one", "", "Body of one."));
        made.file("posts/one/item.ru.md", post("Запись", "", "Текст записи."));
        made.file("posts/two/item.en.md", post("Post two", "", "Body of two."));
        made.file(
                "config/subscribers.csv",
                "email,name,language\nann@example.org,Ann Lee,en\nolga@example.org,Ольга,ru\n");
        return made;
    }

    private static String post(String title, String more, String body) {
        return "---\ntitle: " + title + "\npublish_date: '2026-03-01 10:00'\n" + more + "---\n\n" + body + "\n";
    }

    private String page(String name) {
        try {
            return Files.readString(home.path("public/" + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isThere(String name) {
        return Files.exists(home.path("public/" + name));
    }

    private int publishAfter(Duration later) {
        home.setClock(START.plus(later));
        return home.run("publish");
    }

    @Test
    void anEditionStandsOnTheWebInEachOfItsLanguagesWithNothingPersonal() {
        assertThat(home.run("publish")).isZero();

        assertThat(page("editions/1/index.html")).contains("Body of one.", "Body of two.", "<h1>Edition 1</h1>");
        assertThat(page("editions/1/ru/index.html")).contains("Текст записи.", "Body of two.", "<h1>Выпуск 1</h1>");
        assertThat(page("editions/index.html")).contains("Edition 1", "Post one", "Post two");
        assertThat(page("editions/rss.xml")).contains("https://news.example.org/editions/1/");
        for (String name : new String[] {"editions/1/index.html", "editions/1/ru/index.html", "editions/feed.json"}) {
            assertThat(page(name)).doesNotContain("ann@", "olga@", "Ann Lee", "\uE000", "nsubscribe");
        }
        assertThat(home.outbox().values())
                .anyMatch(eml -> eml.contains("https://news.example.org/editions/1/ru/"))
                .allMatch(eml -> eml.contains("List-Archive: <https://news.example.org/editions/>"));
    }

    @Test
    void aRunThatDiesAtAnyStepSendsNoMessageWhosePageIsNotThere() {
        for (int step = 1; step < 60; step++) {
            RehearsedHome fresh = new RehearsedHome(folder.resolve("killed" + step), START, """
                    site: {url: https://news.example.org, title: News, language: en}
                    digest: {backlog: all, from: news@news.example.org}
                    """);
            fresh.file("posts/one.md", post("Post one", "", "Body."));
            fresh.file("config/subscribers.csv", "email\nann@example.org\n");
            boolean whole = fresh.runKilledAfter(step, "publish");
            assertThat(fresh.outbox().isEmpty() || Files.exists(fresh.path("public/editions/1/index.html")))
                    .as("killed at %d", step)
                    .isTrue();
            fresh.setClock(START.plus(Duration.ofMinutes(20)));
            assertThat(fresh.run("publish")).isZero();
            assertThat(fresh.outbox()).hasSize(1);
            assertThat(fresh.path("public/editions/1/index.html")).exists();
            if (whole) {
                break;
            }
        }
    }

    @Test
    void aRunThatCannotMakeThePageSendsNothing() {
        home.file("templates/site/edition.ftlh", "${nothing.of.the.kind}");

        assertThat(home.run("publish")).isEqualTo(1);

        assertThat(home.said()).contains("templates/site/edition.ftlh", "not every page could be made");
        assertThat(home.outbox()).isEmpty();
        home.remove("templates/site/edition.ftlh");
        assertThat(publishAfter(Duration.ofMinutes(15))).isZero();
        assertThat(home.outbox()).hasSize(2);
    }

    @Test
    void whatIsInReviewIsNotOnTheWeb() {
        home = home(", review: 2h, reviewers: [vera@example.org]");
        assertThat(home.run("publish")).isZero();
        assertThat(isThere("editions/1/index.html")).isFalse();
        assertThat(page("editions/index.html")).contains("No edition has been sent yet.");

        assertThat(publishAfter(Duration.ofHours(3))).isZero();

        assertThat(page("editions/1/index.html")).contains("Body of one.");
        assertThat(home.outbox().keySet()).contains("1-1", "1-2");
    }

    @Test
    void whatWasCancelledIsNotInTheArchive() {
        assertThat(home.run("publish", "--no-send")).isZero();
        assertThat(isThere("editions/1/index.html")).isTrue();

        assertThat(home.run("editions", "cancel", "1", "--yes")).isZero();
        assertThat(publishAfter(Duration.ofMinutes(15))).isZero();

        assertThat(isThere("editions/1/index.html")).isFalse();
        assertThat(page("editions/index.html")).doesNotContain("Edition 1");
        assertThat(home.outbox()).isEmpty();
    }

    /** A person stops it when the first half has gone. */
    @Test
    void whoHasACancelledEditionAlreadyFindsItsPage() {
        assertThat(home.run("publish", "--no-send")).isZero();
        home.sql("update delivery set due_at = due_at + 86400000 where language = 'ru'");
        assertThat(home.run("publish")).isZero();
        assertThat(home.outbox()).hasSize(1);
        assertThat(home.run("editions", "cancel", "1", "--yes")).isZero();

        assertThat(publishAfter(Duration.ofHours(1))).isZero();

        assertThat(home.outbox()).hasSize(1);
        assertThat(page("editions/1/index.html")).contains("Body of one.");
        assertThat(page("editions/index.html")).contains("Edition 1");
    }

    @Test
    void aMendIsMarkedWithItsDayAndMailsNobody() {
        home.run("publish");
        String before = page("editions/1/index.html");

        home.file("posts/two/item.en.md", post("Post two", "", "Mended body."));
        assertThat(publishAfter(Duration.ofDays(2))).isZero();
        assertThat(page("editions/1/index.html"))
                .contains("Mended body.", "Changed on 4 March 2026, after it was mailed")
                .containsOnlyOnce("after it was mailed");
        assertThat(page("editions/atom.xml")).contains("<updated>2026-03-04T06:00:00Z</updated>");

        String mended = page("editions/1/index.html");
        assertThat(publishAfter(Duration.ofDays(3))).isZero();
        assertThat(page("editions/1/index.html")).isEqualTo(mended);

        home.file("posts/two/item.en.md", post("Post two", "taxonomy: {tag: [Blood]}\n", "Body of two."));
        assertThat(publishAfter(Duration.ofDays(4))).isZero();
        assertThat(page("editions/1/index.html").replace("<li><a href=\"../../tags/\">Tags</a></li>", ""))
                .isEqualTo(before);
        assertThat(home.outbox()).hasSize(2);
    }

    @Test
    void theEditionStaysWithoutWhatWasWithdrawn() {
        home.run("publish");
        home.remove("posts/two/item.en.md");

        assertThat(publishAfter(Duration.ofDays(1))).isZero();

        assertThat(page("editions/1/index.html"))
                .contains("Body of one.", "1 post of this edition is no longer on the site.")
                .doesNotContain("Post two", "Body of two");
        assertThat(page("editions/index.html") + page("editions/rss.xml")).doesNotContain("Post two");
    }

    @Test
    void aPlanNamesThePagesThatWillComeAndWritesNone() {
        assertThat(home.run("plan", "--json")).isZero();
        assertThat(home.said())
                .containsOnlyOnce("\"editions/1/index.html\"")
                .containsOnlyOnce("\"editions/index.html\"");
        assertThat(isThere("editions")).isFalse();

        home.run("publish");
        home.run("plan", "--json");
        assertThat(home.said()).doesNotContain("editions/");
    }

    @Test
    void aSecondRunChangesNoByte() {
        home.run("publish", "--json");
        assertThat(home.said()).contains("\"removed\":0,\"unchanged\":0");

        home.run("publish", "--json");

        assertThat(home.said()).contains("\"written\":0,\"removed\":0");
    }
}

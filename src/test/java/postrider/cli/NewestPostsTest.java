package postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import postrider.config.ConfigFile;
import postrider.config.ConfigSources;
import postrider.database.Database;
import postrider.edition.NewestPost;
import postrider.edition.Newsletter;
import postrider.edition.Showcase;

/** What greetings show and pages offer, as real runs keep it. */
class NewestPostsTest {
    @TempDir
    Path folder;

    private TypedHome home;

    @BeforeEach
    void make() {
        home = new TypedHome(folder);
        settings("digest: {welcome_posts: 2}");
        post("a", "01-02-2026 09:00", "[Visits, News]");
        post("b", "02-02-2026 09:00", "[visits]");
        post("c", "03-02-2026 09:00", "[Meetings]");
        post("d", "04-02-2026 09:00", "[Meetings]");
    }

    private void settings(String more) {
        home.write(
                "config/postrider.yaml",
                "site: {url: 'https://news.example.org', title: News, languages: [en, ru]}\n" + more + "\n");
    }

    private void post(String name, String published, String tags) {
        home.write(
                "posts/" + name + "/item.md",
                "---\ntitle: Post " + name + "\npublish_date: '" + published + "'\ntaxonomy: {tag: " + tags
                        + "}\n---\nText of " + name + ".\n");
    }

    private List<String> newest(String language, String... topics) {
        try (Database database = Database.openReadOnly(folder.resolve("var/postrider.db"), home::now)) {
            return database.read(tx -> new Showcase("en")
                    .newest(tx, newsletter(), language, List.of(topics)).stream()
                            .map(NewestPost::title)
                            .toList());
        }
    }

    private List<String> topics() {
        try (Database database = Database.openReadOnly(folder.resolve("var/postrider.db"), home::now)) {
            return database.read(tx -> Showcase.topics(tx, newsletter()));
        }
    }

    private Newsletter newsletter() {
        return ConfigFile.read(new ConfigSources(folder, Optional.empty(), java.util.Map.of(), List.of()))
                .value()
                .orElseThrow()
                .newsletters()
                .get(0);
    }

    @Test
    void areOfTheTopicsThatSomebodyChoseHoweverOld() {
        assertThat(home.run("publish")).isZero();

        assertThat(newest("en")).containsExactly("Post d", "Post c");
        assertThat(newest("en", "VISITS")).containsExactly("Post b", "Post a");
        assertThat(newest("en", "visits", "meetings")).containsExactly("Post d", "Post c");
        assertThat(newest("en", "nothing")).isEmpty();
    }

    @Test
    void areInTheirLanguageElseInTheSites() {
        home.write("posts/d/item.ru.md", "---\ntitle: Пост\npublish_date: '04-02-2026 09:00'\n---\nТекст.\n");
        home.write("posts/e/item.ru.md", "---\ntitle: Один\npublish_date: '05-02-2026 09:00'\n---\nТекст.\n");
        home.run("publish");

        assertThat(newest("ru")).containsExactly("Один", "Пост");
        assertThat(newest("en")).containsExactly("Post d", "Post c");
        assertThat(newest("kk")).containsExactly("Post d", "Post c");
    }

    @Test
    void holdNothingThatIsWithdrawnAndNothingThatSettles() {
        settings("digest: {welcome_posts: 2, settle: 2h}");
        home.run("publish");
        assertThat(newest("en")).as("there at the first run").containsExactly("Post d", "Post c");

        post("e", "28-02-2026 09:00", "[Meetings]");
        home.write("posts/d/item.md", "---\ntitle: Post d\npublished: false\n---\nx\n");
        home.wait(Duration.ofMinutes(15));
        home.run("publish");
        assertThat(newest("en")).containsExactly("Post c", "Post b");

        home.wait(Duration.ofHours(2));
        home.run("publish");
        assertThat(newest("en")).containsExactly("Post e", "Post c");
    }

    @Test
    void holdNothingThatWaitsForApproval() {
        home.write("config/subscribers.csv", "email\nann@example.com\n");
        settings("digest: {welcome_posts: 2, review: 1d}");
        home.run("publish");
        post("e", "28-02-2026 09:00", "[Meetings]");
        post("old", "01-02-2020 09:00", "[Old]");
        home.wait(Duration.ofMinutes(15));
        home.run("publish");

        assertThat(newest("en")).containsExactly("Post d", "Post c");
        assertThat(newest("en", "Old")).isEmpty();

        home.run("editions", "approve", "1");
        home.wait(Duration.ofMinutes(15));
        home.run("publish");
        assertThat(newest("en")).containsExactly("Post e", "Post d");
    }

    @Test
    void areShownInATestOfTheWelcomeMailInBothParts() {
        home.run("publish");
        assertThat(home.run("test-send", "me@example.org", "--kind", "welcome")).isZero();

        String mail = home.mail(home.outbox().get(0).replace(".eml", ""));
        assertThat(mail.split("Post d", -1)).as("in text and HTML").hasSizeGreaterThan(2);
        assertThat(mail)
                .contains("https://news.example.org/d", "Text of d.", "Post c")
                .doesNotContain("Post b");
    }

    @Test
    void theTopicsOfferedAreThoseThatSomePostsHave() {
        post("a", "01-02-2026 09:00", "[Visits, All]");
        post("b", "02-02-2026 09:00", "[visits, all]");
        post("c", "03-02-2026 09:00", "[Meetings, ALL]");
        post("d", "04-02-2026 09:00", "['odd|one', All]");
        home.run("publish");
        assertThat(topics()).containsExactly("Meetings", "visits");

        settings("newsletters: {news: {topics: [Visits, Grants]}}");
        assertThat(topics()).containsExactly("Visits", "Grants");
        settings("newsletters: {news: {topics: ['a|b']}}");
        assertThat(home.run("publish")).isEqualTo(2);
        assertThat(home.said()).contains("holds an empty topic");
    }

    @Test
    void anEditIsShown() {
        home.run("publish");
        home.write(
                "posts/d/item.md",
                "---\ntitle: Post D\npublish_date: '04-02-2026 09:00'\ntaxonomy: {tag: [Meetings]}\n---\nText of d.\n");
        home.run("publish");

        assertThat(newest("en")).containsExactly("Post D", "Post c");
        settings("digest: {welcome_posts: 0}");
        home.run("publish");
        settings("digest: {welcome_posts: 2}");
        assertThat(newest("en")).isEmpty();
    }
}

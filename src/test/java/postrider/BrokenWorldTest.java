package postrider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people and machines do to a home: one clear message each, the right status, and the rest goes on. */
final class BrokenWorldTest {
    private static final List<String> SERVED =
            List.of("1 aigerim@example.org", "1 irina@example.org", "1 john@example.org");

    @TempDir
    Path folder;

    private PublicationHome home;

    @BeforeEach
    void init() throws IOException {
        home = PublicationHome.in(folder.resolve("home"));
    }

    /** Says it to people, and says it as JSON. */
    private void assertRefused(int status, String... words) {
        PublicationHome.Ran run = home.run("publish");
        assertThat(run.status()).as(run.everything()).isEqualTo(status);
        assertThat(run.err()).contains(words);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.out()).isEmpty();

        PublicationHome.Ran json = home.run("publish", "--json");
        assertThat(json.status()).isEqualTo(status);
        assertThat(json.error()).containsEntry("status", status).containsKeys("message", "diagnostics");
        assertThat(String.valueOf(json.error().get("message"))).contains(words);
    }

    private PublicationHome.Ran publish(int status) {
        PublicationHome.Ran run = home.run("publish");
        assertThat(run.status()).as(run.everything()).isEqualTo(status);
        return run;
    }

    private void assertServedOnce() throws IOException {
        assertThat(OutboxLetter.served(home.outbox())).isEqualTo(SERVED);
    }

    @Test
    void noPostsFolder() throws IOException {
        Files.move(home.path("posts"), home.path("elsewhere"));

        assertRefused(2, "posts folder", "does not exist", "posts.dir");
        assertThat(home.path("public")).doesNotExist();
    }

    @Test
    void aPostsFolderThatIsLostLaterChangesNothing() throws IOException {
        publish(0);
        SortedMap<String, String> before = home.tree("public");
        Files.move(home.path("posts"), home.path("elsewhere"));

        assertRefused(2, "posts folder");

        assertThat(home.tree("public")).isEqualTo(before);
    }

    @Test
    void anEmptyPostsFolderIsFineAtFirst() throws IOException {
        Files.delete(home.path("posts/welcome/item.md"));

        assertThat(publish(0).out()).contains("0 posts published");
        assertThat(home.path("public/rss.xml")).exists();
        assertThat(home.outbox()).isEmpty();
    }

    @Test
    void aNewsletterThatNoPostIsForSaysSoAndMailsNothing() throws IOException {
        home.write("config/postrider.yaml", """
                site: {url: https://news.example.org, title: News}
                newsletters: {news: {posts: {tags: [Nowhere]}}}
                """);

        for (String command : List.of("plan", "check", "publish")) {
            PublicationHome.Ran ran = home.run(command, "--set=digest.backlog=all");
            assertThat(ran.status()).isZero();
            assertThat(ran.everything())
                    .contains("config/postrider.yaml:2:36: warning: newsletter \"news\" chooses no post:")
                    .contains("none has any of Nowhere")
                    .contains("Mend newsletters.news.posts, or the posts' taxonomy");
        }
        assertThat(home.run("plan", "--set=newsletters.news.posts.tags=Elsewhere")
                        .everything())
                .contains("--set newsletters.news.posts.tags:1:1: warning: newsletter \"news\" chooses no post:");
        assertThat(home.outbox()).isEmpty();
    }

    @Test
    void anEmptyPostsFolderLooksLikeAMishapLater() throws IOException {
        publish(0);
        SortedMap<String, String> before = home.tree("public");
        Files.delete(home.path("posts/welcome/item.md"));

        assertThat(publish(1).out()).contains("looks like a mishap", "--accept-removals");
        assertThat(home.tree("public")).isEqualTo(before);
        assertThat(home.run("plan").out()).endsWith("The run would stop after reading. Nothing was changed.\n");
        assertThat(home.run("status").out())
                .contains("!  posts       0 published, 0 scheduled, 0 hidden, 0 held; still public: 1");
        assertThat(home.run("status", "--json").out()).contains("\"stillPublic\":1");
        PublicationHome.Ran plan = home.run("plan", "--json");
        assertThat(plan.status()).isEqualTo(1);
        assertThat((List<?>) plan.json().get("posts"))
                .as("what the next run would take back")
                .isEmpty();
        assertThat(plan.json()).containsEntry("stops", true);

        assertThat(home.run("publish", "--accept-removals").status()).isZero();
        assertThat(home.path("public/welcome")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Just a text.                                                 | bad/item.md:1:1 E103 | Begin it with a line ---",
                "---;title: 'Bad;publish_date: '09-03-2026 10:00';---;Text.   | bad/item.md:2:8 E105  | Close the quote",
                "---;title: Bad;publish_date: '20-13-2026 10:00';---;Text.    | bad/item.md:3:15 E201 | Write DD-MM-YYYY HH:MM",
            })
    void aPostThatIsWrongIsHeldAloneWithPlaceAndRemedy(String post, String place, String remedy) throws IOException {
        home.write("posts/bad/item.md", post.replace(';', '\n'));

        PublicationHome.Ran run = publish(1);

        assertThat(run.out()).contains("1 published", "1 held", "3 of 3 sent", place, remedy);
        assertServedOnce();
    }

    @Test
    void quietlyTheRemedyIsSaidToo() throws IOException {
        home.write("posts/bad/item.md", "Just a text.\n");

        PublicationHome.Ran run = home.run("publish", "-q");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .contains("bad/item.md:1:1", "Begin it with a line ---");
    }

    @Test
    void aMissingPictureIsAWarning() throws IOException {
        home.writePost("picture", "A picture", "![Hall](gone.jpg)");

        PublicationHome.Ran run = publish(0);

        assertThat(run.err()).contains("picture/item.md:5:9: warning W501: \"gone.jpg\"", "Put the file there");
        assertServedOnce();
    }

    @Test
    void aFileThatMayNotBeReadIsHeld() throws IOException {
        publish(0);
        Path post = home.path("posts/welcome/item.md");
        Files.setPosixFilePermissions(post, PosixFilePermissions.fromString("---------"));
        assumeTrue(!Files.isReadable(post), "needs a user who is not root");

        assertHeldAndNotGone("Give the program the right to read it");
    }

    @Test
    void aLinkThatLeadsNowhereHoldsWhatItWas() throws IOException {
        publish(0);
        Files.delete(home.path("posts/welcome/item.md"));
        Files.createSymbolicLink(home.path("posts/welcome/item.md"), Path.of("/nowhere"));

        assertHeldAndNotGone("this link leads nowhere");
    }

    /** One of one is held now, which is more than half; so the guard keeps its page, and says why. */
    private void assertHeldAndNotGone(String words) {
        PublicationHome.Ran run = publish(1);
        assertThat(run.out()).contains("a post that was public is held now: posts/welcome/item.md:1:1 E501");
        assertThat(run.everything()).contains(words);
    }

    @Test
    void aLinkThatNeverWasAPostNeedsAPerson() throws IOException {
        Files.createDirectories(home.path("posts/link"));
        Files.createSymbolicLink(home.path("posts/link/item.md"), Path.of("/nowhere"));

        assertThat(publish(1).out()).contains("link/item.md:1:1 E501", "Remove it, or make it lead to a file");
        assertServedOnce();
    }

    @Test
    void aLettersTemplateThatIsWrongStopsNoPage() throws IOException {
        home.write("templates/digest/letter.ftlh", "Hello\n${nosuch}\n");

        assertThat(publish(1).out()).contains("templates/digest/letter.ftlh:2:3", "17 written");
        assertThat(home.outbox()).isEmpty();

        Files.delete(home.path("templates/digest/letter.ftlh"));
        publish(0);
        assertServedOnce();
    }

    @Test
    void aPagesTemplateThatIsWrongStopsNoLetterAndRemovesNoPage() throws IOException {
        publish(0);
        String before = home.text("public/welcome/index.html");
        home.write("templates/site/post.ftlh", "Hello\n<#if x>\n");

        assertThat(publish(1).out()).contains("templates/site/post.ftlh:2:8");

        assertThat(home.text("public/welcome/index.html")).isEqualTo(before);
        assertServedOnce();
    }

    @ParameterizedTest
    @CsvSource({"templates/site/post.ftlh", "templates/digest/letter.ftl", "templates/digest/letter.ftlh"})
    void checkFindsTheTemplateThatIsWrong(String template) throws IOException {
        home.write(template, "Hello\n${nosuch}\n");

        PublicationHome.Ran check = home.run("check");

        assertThat(check.status()).isEqualTo(1);
        assertThat(check.out()).contains(template + ":2:3: error");
        assertThat(home.path("var")).doesNotExist();
    }

    @Test
    void badRowsAreLeftOutAlone() throws IOException {
        home.write("config/subscribers.csv", """
                email,name,status
                aigerim@example.org,A,
                not an address,B,
                "irina@example.org
                Bcc: x@example.org",C,
                john@example.org,"D
                Bcc: x@example.org",
                mira@example.org,E,maybe
                """);

        PublicationHome.Ran run = publish(1);

        assertThat(run.out())
                .contains(
                        "config/subscribers.csv:3:1: ",
                        "config/subscribers.csv:4:1: the address holds a line break",
                        "config/subscribers.csv:6:1: the name holds a line break",
                        "config/subscribers.csv:8:1: the status \"maybe\" is none of active, pending, ended");
        assertThat(OutboxLetter.served(home.outbox())).containsExactly("1 aigerim@example.org");
    }

    @Test
    void aDatabaseThatIsNone() throws IOException {
        home.write("var/postrider.db", "no database, but more than a hundred octets of something else".repeat(100));

        assertRefused(2, "postrider.db is not a database", "Put a backup in its place");
        assertThat(home.path("public")).doesNotExist();
    }

    @Test
    void aDatabaseOfANewerVersion() throws Exception {
        publish(0);
        sql("insert into schema_version select 99, checksum, applied_at from schema_version");

        assertRefused(2, "written by a newer Postrider", "Install that version");
    }

    private void sql(String statement) throws Exception {
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + home.path("var/postrider.db"));
                var running = connection.createStatement()) {
            running.execute(statement);
        }
    }

    /** Waits for as long as the program does: ten seconds. */
    @Test
    void aDatabaseThatAnotherHolds() throws Exception {
        publish(0);
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + home.path("var/postrider.db"));
                var holder = connection.createStatement()) {
            holder.execute("begin immediate");

            PublicationHome.Ran run = home.run("publish", "--json");

            assertThat(run.status()).isEqualTo(75);
            assertThat(String.valueOf(run.error().get("message")))
                    .contains("locked by another process", "nothing was lost");
        }
        publish(0);
        assertServedOnce();
    }

    @ParameterizedTest
    @CsvSource({
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff, is not the one this database was written with",
        "garbage, 64 hexadecimal digits"
    })
    void aKeyThatIsWrong(String key, String words) throws IOException {
        publish(0);
        home.write("var/secret.key", key + "\n");

        assertRefused(2, "secret", words, "Put the key from the backup in its place");
        assertThat(home.run("subscribers", "remove", "irina@example.org").status())
                .isEqualTo(2);
    }

    @Test
    void aFileInPlaceOfTheOutbox() throws IOException {
        home.write("var/outbox", "");

        PublicationHome.Ran run = home.run("publish", "--json");

        assertThat(run.status()).isEqualTo(1);
        assertThat(String.valueOf(run.json().get("needsPerson"))).contains("var/outbox/1-1.eml", "then run again");
        Files.delete(home.path("var/outbox"));
        publish(0);
        assertServedOnce();
    }

    @Test
    void aFileInPlaceOfPublic() throws IOException {
        home.write("public", "");

        assertThat(publish(1).out()).contains("this is no folder", "output.dir");
        assertThat(home.outbox()).isEmpty();
    }

    @Test
    void aFullDiskUnderPublic() throws Exception {
        try (SmallDisk disk = SmallDisk.under(home.path("public"), "16k")) {
            assertThat(publish(1).out()).contains("No space left on device", "Free some space");
            assertThat(home.contents("public")).doesNotContainValue("");
            assertThat(home.contents("public").keySet()).noneMatch(name -> name.contains("part"));
            assertThat(home.outbox()).isEmpty();

            disk.remount("size=10m");
            publish(0);
            assertServedOnce();
        }
    }

    @Test
    void aReadOnlyDiskUnderPublic() throws Exception {
        try (SmallDisk disk = SmallDisk.under(home.path("public"), "10m")) {
            disk.remount("ro");

            assertThat(publish(1).out()).contains("Read-only file system", "output.dir");
            assertThat(home.outbox()).isEmpty();
        }
    }

    /** From a disk on which the database can't even begin to one that fills while messages are written. */
    @ParameterizedTest
    @CsvSource({"4k", "128k", "300k", "340k", "360k", "380k"})
    void aFullDiskUnderVar(String size) throws Exception {
        try (SmallDisk disk = SmallDisk.under(home.path("var"), size)) {
            PublicationHome.Ran full = publish(1);
            assertThat(full.everything()).containsIgnoringCase("then run again").contains("/var/");

            disk.remount("size=10m");
            publish(0);
            assertServedOnce();
        }
    }

    @Test
    void aReadOnlyDiskUnderVar() throws Exception {
        try (SmallDisk disk = SmallDisk.under(home.path("var"), "10m")) {
            publish(0);
            disk.remount("ro");

            assertRefused(2, "var/postrider.db", "Give the user that runs Postrider the right");
        }
    }
}

package postrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list that is taken in by hand. */
final class ImportedListTest {
    private static final String LIST =
            "email,name\nann@example.org,Ann\nnobody,\"No, body\"\nbob@example.org,Bob,too,many\n";

    @TempDir
    Path folder;

    private PublicationHome home;

    @BeforeEach
    void init() throws IOException {
        home = PublicationHome.in(folder.resolve("home"));
        home.write("list.csv", LIST);
    }

    @Test
    void aRehearsalTellsAndChangesNothing() {
        String before = home.run("subscribers", "list").out();

        PublicationHome.Ran run = home.run("subscribers", "import", "list.csv", "--dry-run");

        assertThat(run.status()).isOne();
        assertThat(run.out()).contains("3 rows read: 1 added, 0 changed, 0 unchanged, 2 refused. Nothing was changed.");
        assertThat(home.run("subscribers", "list").out()).isEqualTo(before).doesNotContain("ann@");
    }

    @Test
    void refusedRowsAreMendedInAFileOfTheirOwn() throws IOException {
        home.run("subscribers", "import", "list.csv", "--refused", "refused.csv");

        assertThat(home.text("refused.csv"))
                .isEqualTo(
                        "refused,email,name\nthe address has no @,nobody,\"No, body\"\n"
                                + "\"it has 4 cells, the header 2; a cell with the separator in it needs quotes\",bob@example.org,Bob,too,many\n");

        home.write("refused.csv", home.text("refused.csv").replace("nobody,", "nobody@example.org,"));
        PublicationHome.Ran again = home.run("subscribers", "import", "refused.csv", "--refused", "again.csv");

        assertThat(again.out()).contains("2 rows read: 1 added, 0 changed, 0 unchanged, 1 refused.");
        assertThat(home.text("again.csv"))
                .startsWith("refused,email,name\n\"it has 5 cells, the header 3")
                .endsWith("\",bob@example.org,Bob,too,many\n");
        assertThat(home.run("subscribers", "list").out()).contains("nobody@example.org");
    }

    @Test
    void aLongListIsTakenInAsAShortOne() throws IOException {
        StringBuilder list = new StringBuilder("email,frequency\n");
        for (int i = 0; i < 2_000; i++) {
            list.append("reader").append(i).append("@example.org,weekly\n");
        }
        home.write("long.csv", list + "READER7@example.org,daily\n");

        PublicationHome.Ran first = home.run("subscribers", "import", "long.csv");
        PublicationHome.Ran second = home.run("subscribers", "import", "long.csv");

        assertThat(first.out()).contains("2,001 rows read: 2,000 added, 0 changed, 0 unchanged, 1 refused.");
        assertThat(first.err())
                .contains("long.csv:2002: R…@example.org is in the list for newsletter \"news\" already");
        assertThat(second.out()).contains("2,001 rows read: 0 added, 0 changed, 2,000 unchanged, 1 refused.");
        assertThat(home.run("subscribers", "export").out().lines().filter(row -> row.startsWith("reader")))
                .hasSize(2_000);
    }
}

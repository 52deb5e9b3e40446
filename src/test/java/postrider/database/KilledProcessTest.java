package postrider.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KilledProcessTest {
    private static final InstantSource CLOCK = Clock.fixed(Instant.parse("2031-05-04T09:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void whatWasCommittedIsThereAndWhatWasNotIsGone() throws Exception {
        Path file = folder.resolve("postrider.db");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(9);

        try (Database database = Database.open(file, CLOCK)) {
            assertThat(number(database, "select count(*) from rate_bucket where name like 'done%'"))
                    .isEqualTo(20);
            assertThat(number(database, "select count(*) from rate_bucket where name like 'half%'"))
                    .isZero();
            assertThat(list(database, "select integrity_check as v from pragma_integrity_check"))
                    .containsExactly("ok");
        }
    }

    private static long number(Database database, String sql) {
        return database.read(tx -> tx.number(sql));
    }

    private static List<String> list(Database database, String sql) {
        return database.read(tx -> tx.list(sql, row -> row.text("v")));
    }

    /** Writes, and dies in the middle of a transaction. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) {
            Database database = Database.open(Path.of(arguments[0]), CLOCK);
            for (int i = 0; i < 20; i++) {
                String name = "done" + i;
                database.writeOnly(tx -> tx.update("insert into rate_bucket values (?, 0, 0)", name));
            }
            database.writeOnly(tx -> {
                for (int i = 0; i < 10_000; i++) {
                    tx.update("insert into rate_bucket values (?, 0, 0)", "half" + i);
                }
                Runtime.getRuntime().halt(9);
            });
        }
    }
}

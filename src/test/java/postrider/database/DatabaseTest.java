package postrider.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseTest {
    private static final InstantSource CLOCK = Clock.fixed(Instant.parse("2031-05-04T09:00:00Z"), ZoneOffset.UTC);
    private static final String ADD = "insert into notice (key, first_at, told_at) values (?, ?, ?)";

    @TempDir
    Path folder;

    @Test
    void makesItsFolderAndKeepsWhatIsWritten() {
        Path file = folder.resolve("новый дом #1?x=1/var/postrider.db");

        try (Database database = Database.open(file, CLOCK)) {
            database.writeOnly(tx -> add(tx, "a"));
        }

        assertThat(file).exists();
        try (Database again = Database.open(file, CLOCK)) {
            assertThat(count(again)).isEqualTo(1);
        }
        assertThat(file.resolveSibling("postrider.db-wal")).doesNotExist();
    }

    @Test
    void keepsTheFileAndItsFolderFromOtherUsers() throws IOException {
        Path file = folder.resolve("var/postrider.db");

        Database.open(file, CLOCK).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void whoHoldsLittleWorksAsBefore() {
        try (Database database = open()) {
            database.holdLittle();

            assertThat(database.<Long>read(tx -> tx.number("pragma cache_size")))
                    .isEqualTo(-4096);
            assertThat(database.<Long>write(tx -> tx.number("pragma cache_size")))
                    .isEqualTo(-4096);
            database.writeOnly(tx -> add(tx, "a"));
            assertThat(count(database)).isEqualTo(1);
        }
    }

    @Test
    void aThrowingWriteLeavesNothing() {
        try (Database database = open()) {
            assertThatThrownBy(() -> database.writeOnly(tx -> {
                        add(tx, "a");
                        throw new IllegalArgumentException("broken off");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);

            assertThat(count(database)).isZero();
            database.writeOnly(tx -> add(tx, "a"));
            assertThat(count(database)).isEqualTo(1);
        }
    }

    @Test
    void aReadSeesOneStateWhileOthersWrite() {
        try (Database database = open()) {
            List<Long> seen = new ArrayList<>();

            database.read(tx -> {
                seen.add(tx.number("select count(*) from notice"));
                database.writeOnly(other -> add(other, "a"));
                seen.add(tx.number("select count(*) from notice"));
                return database.read(inner -> seen.add(inner.number("select count(*) from notice")));
            });

            assertThat(seen).containsExactly(0L, 0L, 0L);
            assertThat(count(database)).isEqualTo(1);
        }
    }

    @Test
    void refusesTransactionsWithinAWrite() {
        try (Database database = open()) {
            assertThatThrownBy(() -> database.writeOnly(tx -> database.writeOnly(inner -> {})))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("pass the outer Tx on");
            assertThatThrownBy(() -> database.writeOnly(tx -> count(database)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("use the write's Tx");
        }
    }

    @Test
    void aTransactionIsOverWhenItsFunctionReturns() {
        try (Database database = open()) {
            Tx kept = database.write(tx -> tx);

            assertThatThrownBy(() -> add(kept, "a")).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void threadsWriteOneAfterTheOther() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Database database = open()) {
            database.writeOnly(tx -> tx.update("insert into rate_bucket values ('mail', 0, 0)"));
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                running.add(threads.submit(() -> {
                    start.await();
                    for (int n = 0; n < 25; n++) {
                        database.writeOnly(tx -> {
                            long now = tx.number("select tail_micros from rate_bucket");
                            tx.update("update rate_bucket set tail_micros = ?", now + 1);
                        });
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> one : running) {
                one.get();
            }

            assertThat(database.<Long>read(tx -> tx.number("select tail_micros from rate_bucket")))
                    .isEqualTo(200);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void carriesNullsNumbersInstantsAndUglyText() {
        String ugly = "Ünïcode 🦉 'quoted\" ; -- \n\t%";
        Instant when = Instant.parse("2026-10-25T01:30:00.123Z");
        List<String> seen = new ArrayList<>();
        try (Database database = open()) {
            database.writeOnly(tx -> {
                tx.update("insert into newsletter values (?, ?, ?, ?)", ugly, when, Long.MAX_VALUE, "");
                tx.update(
                        "insert into run (id, started_at, ended_at, outcome, report) values (?, ?, ?, ?, ?)",
                        1,
                        when,
                        null,
                        null,
                        ugly);
            });

            database.read(tx -> {
                tx.each(
                        "select * from newsletter where newsletter = ?",
                        row -> {
                            assertThat(row.text("newsletter")).isEqualTo(ugly);
                            assertThat(row.instant("started_at")).isEqualTo(when);
                            assertThat(row.number("last_number")).isEqualTo(Long.MAX_VALUE);
                            assertThat(row.textOrNull("choice_hash")).isEmpty();
                            seen.add(row.text("newsletter"));
                        },
                        ugly);
                tx.each("select * from run", row -> {
                    assertThat(row.instantOrNull("ended_at")).isNull();
                    assertThat(row.numberOrNull("ended_at")).isNull();
                    assertThat(row.textOrNull("outcome")).isNull();
                    assertThatThrownBy(() -> row.text("outcome")).hasMessageContaining("column outcome is null");
                    assertThatThrownBy(() -> row.number("ended_at")).hasMessageContaining("column ended_at is null");
                    seen.add(row.text("report"));
                });
                return seen;
            });
        }
        assertThat(seen).containsExactly(ugly, ugly);
    }

    @Test
    void writesABatchInOneRound() {
        try (Database database = open()) {
            List<@Nullable Object[]> rows = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                rows.add(new Object[] {"key" + i, 0, 0L});
            }

            database.writeOnly(tx -> tx.batch(ADD, rows));

            assertThat(count(database)).isEqualTo(1000);
        }
    }

    @Test
    void oneStatementMayBeReadTwiceAtOnce() {
        try (Database database = open()) {
            database.writeOnly(tx -> List.of("a", "b").forEach(key -> add(tx, key)));
            List<String> pairs = new ArrayList<>();

            database.read(tx -> {
                String sql = "select key from notice order by key";
                tx.each(sql, outer -> {
                    String left = outer.text("key");
                    tx.each(sql, inner -> pairs.add(left + inner.text("key")));
                });
                return pairs;
            });

            assertThat(pairs).containsExactly("aa", "ab", "ba", "bb");
        }
    }

    @Test
    void survivesManyDifferentStatements() {
        try (Database database = open()) {
            long sum = database.read(tx -> {
                long numbers = 0;
                for (int i = 0; i < 500; i++) {
                    numbers += tx.number("select " + i);
                }
                return numbers;
            });

            assertThat(sum).isEqualTo(500 * 499 / 2);
        }
    }

    @Test
    void refusesWhatTheSchemaForbids() {
        try (Database database = open()) {
            assertThatThrownBy(() -> database.writeOnly(tx -> tx.update(
                            "insert into edition_post (edition_id, position, post_id) values (?, ?, ?)", 7, 1, "p")))
                    .isInstanceOfSatisfying(
                            DatabaseException.class, e -> assertThat(e.kind()).isEqualTo(DatabaseException.Kind.FAULT));
            assertThatThrownBy(() -> database.writeOnly(tx -> tx.update("select ?", 1.5)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private Database open() {
        return Database.open(folder.resolve("postrider.db"), CLOCK);
    }

    private static void add(Tx tx, String key) {
        tx.update(ADD, key, CLOCK.instant(), CLOCK.instant());
    }

    private static long count(Database database) {
        return database.read(tx -> tx.number("select count(*) from notice"));
    }
}

package postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import postrider.database.Database;
import postrider.database.DatabaseException;
import postrider.database.Impatient;

class GroupCommitTest {
    @TempDir
    Path folder;

    private Database open() {
        return Database.open(folder.resolve("postrider.db"), InstantSource.fixed(Instant.EPOCH));
    }

    @Test
    void everyPartIsDoneOnceAndDurableWhenItsThreadGoesOn() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Database database = open();
                Database another = open()) {
            GroupCommit commits = new GroupCommit(database);
            List<Future<Boolean>> parts = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String name = "domain:" + i;
                parts.add(threads.submit(() -> {
                    commits.run(tx -> {
                        RateTable.put(tx, name, RateTable.find(tx, name).joined(Duration.ofSeconds(1)));
                        return true;
                    });
                    return another.read(tx -> RateTable.find(tx, name).tail()) == 1_000_000;
                }));
            }
            for (Future<Boolean> part : parts) {
                assertThat(part.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void whatFailsIsToldAndTheNextGoesOn() {
        try (Database database = open()) {
            GroupCommit commits = new GroupCommit(database);

            assertThatThrownBy(() -> commits.run(tx -> {
                        RateTable.put(tx, "server", new RateBucket(1, 1));
                        throw new IllegalStateException("broken");
                    }))
                    .hasMessage("broken");

            assertThat(commits.<RateBucket>run(tx -> RateTable.find(tx, "server")))
                    .isEqualTo(RateBucket.FULL);
        }
    }

    @Test
    void waitsForAnotherProcessRatherThanLoseAMark() throws Exception {
        Path file = folder.resolve("postrider.db");
        AtomicInteger tries = new AtomicInteger();
        try (Database database = Impatient.open(file);
                Connection holder = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement lock = holder.createStatement()) {
            lock.execute("begin immediate");
            GroupCommit commits = new GroupCommit(work -> {
                if (tries.incrementAndGet() == 3) {
                    letGo(lock);
                }
                database.writeOnly(work);
            });

            commits.run(tx -> {
                RateTable.put(tx, "server", new RateBucket(1, 1));
                return true;
            });

            assertThat(tries).hasValue(3);
            assertThat(database.<RateBucket>read(tx -> RateTable.find(tx, "server")))
                    .isEqualTo(new RateBucket(1, 1));
        }
    }

    @Test
    void givesUpInTheEndWhereTheDatabaseStaysLocked() throws Exception {
        Path file = folder.resolve("postrider.db");
        AtomicInteger tries = new AtomicInteger();
        try (Database database = Impatient.open(file);
                Connection holder = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement lock = holder.createStatement()) {
            lock.execute("begin immediate");
            GroupCommit commits = new GroupCommit(work -> {
                tries.incrementAndGet();
                database.writeOnly(work);
            });

            assertThatThrownBy(() -> commits.run(tx -> true))
                    .isInstanceOfSatisfying(
                            DatabaseException.class,
                            e -> assertThat(e.kind()).isEqualTo(DatabaseException.Kind.LOCKED));

            assertThat(tries).hasValue(12);
        }
    }

    private static void letGo(Statement lock) {
        try {
            lock.execute("rollback");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

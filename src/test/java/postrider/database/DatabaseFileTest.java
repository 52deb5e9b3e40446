package postrider.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import postrider.database.DatabaseException.Kind;

final class DatabaseFileTest {
    private static final InstantSource CLOCK = Clock.fixed(Instant.parse("2031-05-04T09:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void readingOnlyMakesNoFile() throws IOException {
        try (Database database = Database.openReadOnly(folder.resolve("var/postrider.db"), CLOCK)) {
            assertThat(number(database, "select count(*) from subscriber")).isZero();
            assertThatThrownBy(() -> database.writeOnly(tx -> {})).isInstanceOf(IllegalStateException.class);
        }

        assertThat(names()).isEmpty();
    }

    @Test
    void readingOnlyChangesNoFile() throws IOException {
        Path file = folder.resolve("postrider.db");
        try (Database database = Database.open(file, CLOCK)) {
            database.writeOnly(tx -> tx.update("insert into newsletter values ('news', 0, 7, '')"));
        }
        byte[] before = Files.readAllBytes(file);

        try (Database database = Database.openReadOnly(file, CLOCK)) {
            assertThat(number(database, "select last_number from newsletter")).isEqualTo(7);
            assertThatThrownBy(() -> database.read(tx -> tx.update("delete from newsletter")))
                    .isInstanceOf(DatabaseException.class);
        }

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(names()).containsExactly("postrider.db");
    }

    @Test
    void aCopyHoldsWhatIsWrittenAndKeepsNothing() throws SQLException {
        Path file = folder.resolve("postrider.db");
        try (Database database = Database.open(file, CLOCK)) {
            database.writeOnly(tx -> tx.update("insert into newsletter values ('news', 0, 7, '')"));

            try (Connection copy = new DatabaseFile(file, Duration.ZERO).connectToCopy();
                    Statement statement = copy.createStatement()) {
                assertThat(statement.executeUpdate("update newsletter set last_number = 8 where last_number = 7"))
                        .isEqualTo(1);
                assertThat(statement.executeUpdate("insert into newsletter values ('other', 0, 0, '')"))
                        .isEqualTo(1);
            }
            assertThat(number(database, "select sum(last_number) from newsletter"))
                    .isEqualTo(7);
        }
    }

    @Test
    void aHomeThatCantBeWrittenIsReadAndRehearsed() throws IOException {
        Path var = Files.createDirectory(folder.resolve("var"));
        Path file = var.resolve("postrider.db");
        try (Database database = Database.open(file, CLOCK)) {
            database.writeOnly(tx -> tx.update("insert into newsletter values ('news', 0, 7, '')"));
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        Files.setPosixFilePermissions(var, PosixFilePermissions.fromString("r-x------"));
        try (Database looking = Database.openReadOnly(file, CLOCK);
                Database rehearsal = Database.rehearse(file, CLOCK)) {
            rehearsal.writeOnly(tx -> tx.update("update newsletter set last_number = 8"));

            assertThat(number(rehearsal, "select last_number from newsletter")).isEqualTo(8);
            assertThat(number(looking, "select last_number from newsletter")).isEqualTo(7);
        } finally {
            Files.setPosixFilePermissions(var, PosixFilePermissions.fromString("rwx------"));
        }
        assertThat(names()).containsExactly("var");
    }

    @Test
    void aRehearsalKeepsNobodyFromWritingAndSeesOneMoment() throws IOException {
        Path file = folder.resolve("postrider.db");
        try (Database database = Database.open(file, CLOCK);
                Database rehearsal = rehearsalOf(database, file)) {
            rehearsal.writeOnly(tx -> {
                tx.update("update newsletter set last_number = 8");
                database.writeOnly(other -> other.update("update newsletter set last_number = 9"));
            });
            rehearsal.writeOnly(tx -> tx.update("update newsletter set last_number = last_number + 1"));

            assertThat(number(rehearsal, "select last_number from newsletter")).isEqualTo(9);
            database.writeOnly(tx -> tx.update("update newsletter set last_number = 11"));
            assertThat(number(rehearsal, "select last_number from newsletter")).isEqualTo(9);
            rehearsal.close();
            assertThat(number(database, "select last_number from newsletter")).isEqualTo(11);
        }
        assertThat(names()).containsExactly("postrider.db");
    }

    private static Database rehearsalOf(Database database, Path file) {
        database.writeOnly(tx -> tx.update("insert into newsletter values ('news', 0, 7, '')"));
        return Database.rehearse(file, CLOCK);
    }

    @Test
    void refusesADatabaseOfANewerProgram() {
        Path file = made(List.of(step(1), step(2)));

        refuses(() -> open(file, List.of(step(1))), Kind.NEWER, "newer Postrider (schema 2, this one knows 1)");
        refuses(() -> readOnly(file, List.of(step(1))), Kind.NEWER, "newer Postrider");
    }

    @Test
    void refusesAMigrationThatWasChanged() {
        Path file = made(List.of(step(1)));

        Migration other = migration(1, "create table other (a text);\n");
        refuses(() -> open(file, List.of(other)), Kind.CHANGED, "another schema 1");
    }

    @Test
    void addsTheMigrationsThatAreLacking() {
        Path file = made(List.of(step(1)));

        refuses(() -> readOnly(file, List.of(step(1), step(2))), Kind.OLDER, "postrider migrate");
        try (Database database = open(file, List.of(step(1), step(2)))) {
            assertThat(list(database, "select version as v from schema_version"))
                    .containsExactly("1", "2");
            assertThat(number(database, "select count(*) from step2")).isZero();
        }
    }

    @Test
    void aFailingMigrationLeavesTheOnesBefore() {
        Path file = folder.resolve("postrider.db");
        Migration broken = migration(2, "create table half (a text);\ncreate tabel nonsense;\n");

        refuses(() -> open(file, List.of(step(1), broken)), Kind.FAULT, "syntax error");

        try (Database database = open(file, List.of(step(1)))) {
            assertThat(number(database, "select count(*) from sqlite_master where name = 'half'"))
                    .isZero();
        }
    }

    @Test
    void refusesWhatIsNoDatabase() throws IOException {
        Path file = Files.writeString(folder.resolve("postrider.db"), "email,name\n".repeat(1000));

        refuses(() -> Database.open(file, CLOCK), Kind.FOREIGN, "is not a database");

        assertThat(Files.readString(file)).startsWith("email,name\n");
    }

    @Test
    void leavesAnotherProgramsDatabaseAsItIs() throws Exception {
        Path file = folder.resolve("postrider.db");
        try (Connection foreign = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = foreign.createStatement()) {
            statement.execute("create table customer (name text)");
        }
        byte[] before = Files.readAllBytes(file);

        refuses(() -> Database.open(file, CLOCK), Kind.FOREIGN, "of another program");

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void saysWhoToAskWhenItIsLocked() throws SQLException {
        Path file = made(List.of(step(1)));
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement();
                Database database = open(file, List.of(step(1)))) {
            statement.execute("begin immediate");

            refuses(() -> database.writeOnly(tx -> {}), Kind.LOCKED, "is locked by another process");

            statement.execute("rollback");
            database.writeOnly(tx -> tx.update("insert into step1 values ('a')"));
        }
    }

    @Test
    void aFullDiskLeavesWhatWasWrittenBefore() {
        Path file = folder.resolve("postrider.db");
        try (Database database = open(file, List.of(step(1)))) {
            database.writeOnly(tx -> tx.update("insert into step1 values ('kept')"));
            database.writeOnly(tx -> tx.number("pragma max_page_count = 10"));

            refuses(
                    () -> database.writeOnly(tx -> {
                        for (int i = 0; i < 100; i++) {
                            tx.update("insert into step1 values (?)", "x".repeat(4000));
                        }
                    }),
                    Kind.FULL,
                    "Free some space");

            assertThat(list(database, "select a as v from step1")).containsExactly("kept");
        }
    }

    @Test
    void saysWhichRightIsMissing() throws IOException {
        Path blocked = Files.createFile(folder.resolve("var"));

        refuses(
                () -> Database.open(blocked.resolve("postrider.db"), CLOCK),
                Kind.FORBIDDEN,
                "right to write its folder");
        refuses(() -> Database.open(folder, CLOCK), Kind.FORBIDDEN, "can't be opened");
    }

    @Test
    void everyMigrationFileIsListed() throws Exception {
        List<Migration> all = Migration.all();
        try (Stream<Path> files = migrationFiles()) {
            assertThat(files).hasSize(all.size());
        }
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).version()).isEqualTo(i + 1);
        }
    }

    @Test
    void noMigrationChangesOnceItsChecksumIsWritten() {
        assertThat(Migration.all())
                .allSatisfy(migration -> assertThat(migration.checksum())
                        .as(
                                "the checksum of migration %d in Migration.java; once released it is its text that must not change",
                                migration.version())
                        .isEqualTo(checksum(migration.sql().get())));
    }

    private static Stream<Path> migrationFiles() throws Exception {
        Path first = Path.of(Migration.class.getResource("V001__first.sql").toURI());
        return Files.list(first.getParent()).filter(file -> file.toString().endsWith(".sql"));
    }

    private static String checksum(String sql) {
        CRC32C checksum = new CRC32C();
        checksum.update(sql.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    private static long number(Database database, String sql) {
        return database.read(tx -> tx.number(sql));
    }

    private static List<String> list(Database database, String sql) {
        return database.read(tx -> tx.list(sql, row -> row.text("v")));
    }

    private Path made(List<Migration> migrations) {
        Path file = folder.resolve("postrider.db");
        open(file, migrations).close();
        return file;
    }

    private static Migration step(int version) {
        return migration(version, "-- step " + version + "\n\ncreate table step" + version + " (a text);\n");
    }

    private static Migration migration(int version, String sql) {
        return new Migration(version, checksum(sql), () -> sql);
    }

    private static Database open(Path file, List<Migration> migrations) {
        return Database.open(new DatabaseFile(file, Duration.ofMillis(50)), migrations, CLOCK);
    }

    private static Database readOnly(Path file, List<Migration> migrations) {
        return Database.openReadOnly(new DatabaseFile(file, Duration.ofMillis(50)), migrations, CLOCK);
    }

    private static void refuses(ThrowingCallable call, Kind kind, String words) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(words);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.map(file -> file.getFileName().toString()).toList();
        }
    }
}

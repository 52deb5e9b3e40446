package postrider.database;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import postrider.database.DatabaseException.Kind;

/** Which migrations a database has, and those that it lacks. */
final class Schema {
    private final Path file;
    private final List<Migration> migrations;

    Schema(Path file, List<Migration> migrations) {
        this.file = file;
        this.migrations = migrations;
    }

    /**
     * Looks without changing anything.
     *
     * @return how many migrations it has
     * @throws DatabaseException for another program's database, a newer one, or one whose migrations are not ours
     */
    int check(Tx tx) {
        if (tx.number("select count(*) from sqlite_master where name = 'schema_version'") == 0) {
            if (tx.number("select count(*) from sqlite_master") > 0) {
                throw new DatabaseException(
                        Kind.FOREIGN,
                        file
                                + " is a database of another program; it was left as it is. Set database.url to another file");
            }
            return 0;
        }
        Map<Long, String> done = new TreeMap<>();
        tx.each(
                "select version, checksum from schema_version",
                row -> done.put(row.number("version"), row.text("checksum")));
        done.forEach(this::checkOne);
        return done.size();
    }

    private void checkOne(long version, String checksum) {
        if (version > migrations.size()) {
            throw new DatabaseException(
                    Kind.NEWER,
                    file + " was written by a newer Postrider (schema " + version + ", this one knows "
                            + migrations.size()
                            + "). Install that version again, or put the backup from before the upgrade in its place");
        }
        if (!migrations.get((int) version - 1).checksum().equals(checksum)) {
            throw new DatabaseException(
                    Kind.CHANGED,
                    file + " was made with another schema " + version
                            + " than this program has: it comes from another build."
                            + " Use the build that made it, or begin with a new file");
        }
    }

    /** Runs what is lacking, each migration in a transaction of its own; several processes may try at once. */
    void bringUpToDate(Session session, InstantSource clock) {
        while (session.run(tx -> runNext(tx, clock))) {
            // one transaction each
        }
    }

    private boolean runNext(Tx tx, InstantSource clock) {
        int done = check(tx);
        if (done == migrations.size()) {
            return false;
        }
        tx.update("""
                create table if not exists schema_version (
                    version    bigint not null primary key,
                    checksum   text   not null,
                    applied_at bigint not null
                )
                """);
        Migration next = migrations.get(done);
        next.statements().forEach(tx::update);
        tx.update(
                "insert into schema_version (version, checksum, applied_at) values (?, ?, ?)",
                next.version(),
                next.checksum(),
                clock.instant());
        return true;
    }

    DatabaseException older(int done) {
        return new DatabaseException(
                Kind.OLDER,
                file + " has schema " + done + ", this program needs " + migrations.size()
                        + ". Bring it up to date with: postrider migrate");
    }

    int size() {
        return migrations.size();
    }
}

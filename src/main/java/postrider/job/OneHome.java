package postrider.job;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import postrider.database.Database;

/**
 * Opens a home's database. It belongs to one home: of two, each would take the other's posts for gone, and the other's runs for its own.
 *
 * @param state the folder {@code var}; @param file the database
 */
public record OneHome(Path state, Path file, InstantSource clock) {
    /** As {@link Database#open}. @throws Refused where it is another home's */
    public Database open() {
        return own(Database.open(file, clock));
    }

    /** As {@link Database#openReadOnly}. @throws Refused where it is another home's */
    public Database look() {
        return own(lookAnyway());
    }

    /** As {@link Database#rehearse}. @throws Refused where it is another home's */
    public Database rehearse() {
        return own(Database.rehearse(file, clock));
    }

    /** As {@link #look}, whosever it is: for who tells {@link #complaint}. */
    Database lookAnyway() {
        return Database.openReadOnly(file, clock);
    }

    private Database own(Database database) {
        try {
            demand(database);
            return database;
        } catch (RuntimeException | Error e) {
            database.close();
            throw e;
        }
    }

    private void demand(Database database) {
        complaint(database).ifPresent(said -> {
            throw new Refused(Refused.Reason.USAGE, said);
        });
    }

    /**
     * Makes this the database's home, where it has none or that one is no more: a home may be moved, and copied with its database.
     *
     * @throws Refused where another home has run with the database, and is still there
     */
    void claim(Database database) {
        demand(database);
        String here = lastRun().folder();
        if (!database.<Optional<String>>read(HomeTable::state).equals(Optional.of(here))) {
            database.writeOnly(tx -> HomeTable.keep(tx, here));
        }
    }

    /** What is to be said where another home has run with the database, and is still there. */
    Optional<String> complaint(Database database) {
        return liesHere()
                ? Optional.empty()
                : database.<Optional<String>>read(HomeTable::state)
                        .filter(kept -> !kept.equals(lastRun().folder()))
                        .filter(other -> LastRunFile.in(other).isThere())
                        .map(other -> "the database is that of another home, whose state is in " + other
                                + ": two homes on one database would withdraw each other's posts and mail in each other's name."
                                + " Nothing was done. Name a database of your own: database.url. If this home has taken the"
                                + " other's place, delete " + LastRunFile.in(other));
    }

    private boolean liesHere() {
        return file.toAbsolutePath().startsWith(state.toAbsolutePath());
    }

    /** What a run leaves in this home's state folder. */
    LastRunFile lastRun() {
        return new LastRunFile(state.resolve("last-run"));
    }
}

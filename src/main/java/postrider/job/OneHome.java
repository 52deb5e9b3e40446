package postrider.job;

import java.util.Optional;
import postrider.database.Database;

/** A database belongs to one home: of two, each would take the other's posts for gone, and the other's runs for its own. */
final class OneHome {
    private OneHome() {}

    /**
     * Makes this the database's home, where it has none or that one is no more: a home may be moved, and copied with its database.
     *
     * @param here what a run leaves in this home's state folder
     * @throws Refused where another home has run with the database, and is still there
     */
    static void check(Database database, LastRunFile here, boolean liesHere) {
        complaint(database, here, liesHere).ifPresent(said -> {
            throw new Refused(Refused.Reason.USAGE, said);
        });
        String state = here.folder();
        if (!database.<Optional<String>>read(HomeTable::state).equals(Optional.of(state))) {
            database.writeOnly(tx -> HomeTable.keep(tx, state));
        }
    }

    /** What is to be said where another home has run with the database, and is still there. */
    static Optional<String> complaint(Database database, LastRunFile here, boolean liesHere) {
        return database.<Optional<String>>read(HomeTable::state)
                .filter(kept -> !kept.equals(here.folder()))
                .filter(other -> !liesHere && LastRunFile.in(other).isThere())
                .map(other -> "the database is that of another home, whose state is in " + other
                        + ": two homes on one database would withdraw each other's posts and mail in each other's name."
                        + " Nothing was done. Name a database of your own: database.url. If this home has taken the"
                        + " other's place, delete " + LastRunFile.in(other));
    }
}

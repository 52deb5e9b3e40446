package postrider.job;

import java.util.Optional;
import postrider.database.Database;
import postrider.post.SeenFolders;

/**
 * What a first look at the inputs came to: that there is nothing to do, or what was seen of the posts, for the run that does it.
 *
 * @param nothingNew what that run would report; empty where it must look for itself
 * @param posts taken while no run was at work; @param stateNumber of the state at that time
 */
public record Glance(Optional<RunReport> nothingNew, SeenFolders posts, long stateNumber) {
    /** Nobody has looked. */
    public static Glance none() {
        return new Glance(Optional.empty(), SeenFolders.none(), 0);
    }

    /**
     * What was seen of the posts, if nobody but this process has changed the state since: another run may have gone by newer files, and
     * its work is not to be undone.
     *
     * @param database as this run opened it
     */
    SeenFolders postsIn(Database database) {
        long now = database.<Long>read(NothingNewTable::stateNumber);
        return now - database.changes() == stateNumber ? posts : SeenFolders.none();
    }
}

package postrider.job;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import postrider.database.Database;
import postrider.edition.Editions;
import postrider.feed.Hub;
import postrider.site.PublicFolder;
import postrider.site.Site;

/**
 * What a run is made of, over one database.
 *
 * @param clock that all of them go by; @param after runs when the public folder changed, empty in rehearsals; @param hub empty where none is set, and in rehearsals
 * @param standing what each run warns of, a sentence each
 */
public record Stages(
        Database database,
        InstantSource clock,
        Reading reading,
        Site site,
        PublicFolder publicFolder,
        Optional<AfterCommand> after,
        Optional<Hub> hub,
        People people,
        Recorder recorder,
        Composing composing,
        Editions editions,
        Sending sending,
        List<String> standing) {

    /** Where stages come from: the home itself, or a rehearsal of it in which everything may be tried and nothing stays. */
    public interface Home {
        /** Opens the state. @throws Refused where that can't be done */
        Database database();

        /** Puts the stages together. @param clock floored at the last run */
        Stages over(Database database, InstantSource clock);
    }
}

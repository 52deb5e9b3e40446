package postrider.post;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import postrider.database.Tx;

/** What the database keeps of posts: their ids for ever, and when they were public. Holds nothing itself. */
public final class PostLedger {
    private PostLedger() {}

    /** What {@link PostFolder#read} needs of earlier runs. */
    public static KnownPosts known(Tx tx) {
        return new KnownPosts(new PostTable(tx).known());
    }

    /** What a run that read these posts would write down, read in one go with what it is compared with. */
    public static LedgerChanges changes(Tx tx, Posts posts, Instant now) {
        return LedgerChanges.of(tx, posts, now);
    }

    /** One after the other, in any order: also those that are gone or were never understood. */
    public static void eachHistory(Tx tx, Consumer<PostHistory> take) {
        new PostTable(tx).each(row -> take.accept(row.history()));
    }

    /** All posts on record, by id, the latest first; also those that are gone or were never understood. */
    public static Map<EntryId, PostHistory> histories(Tx tx) {
        Map<EntryId, PostHistory> histories = new LinkedHashMap<>();
        new PostTable(tx).all().forEach(row -> histories.put(new EntryId(row.entryId()), row.history()));
        return histories;
    }

    /** The decisions about one post, the first one first. */
    public static List<PostDecision> decisions(Tx tx, EntryId id) {
        return new PostTable(tx).decisions(id);
    }
}

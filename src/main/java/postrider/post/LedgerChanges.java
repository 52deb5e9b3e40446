package postrider.post;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import postrider.database.Tx;

/**
 * In what a reading differs from what is on record. Of a post that is as it was a number is read, of the others the whole row.
 */
public final class LedgerChanges {
    private final Instant now;
    private final Removals removals;
    private final List<PostRow> changed = new ArrayList<>();
    private final List<PostRow> decided = new ArrayList<>();
    /** A first run's are as many as posts: the row of each is made when it is written. */
    private final List<PostSeen> fresh;

    private boolean ofTextAlone;

    private LedgerChanges(Instant now, Removals removals, List<PostSeen> fresh) {
        this.now = now;
        this.removals = removals;
        this.fresh = fresh;
        this.ofTextAlone = fresh.isEmpty();
    }

    static LedgerChanges of(Tx tx, Posts posts, Instant now) {
        PostTable table = new PostTable(tx);
        Map<String, PostSeen> found = found(posts);
        Map<String, Optional<PostSeen>> differing = new LinkedHashMap<>();
        AtomicInteger wasPublic = new AtomicInteger();
        List<String> gone = new ArrayList<>();
        List<String> held = new ArrayList<>();
        table.eachPrint((id, print, isPublic) -> {
            PostSeen seen = found.remove(id);
            if (print != (seen == null ? PostRow.NO_PRINT : PostRow.print(seen, now))) {
                differing.put(id, Optional.ofNullable(seen));
            }
            if (isPublic) {
                wasPublic.incrementAndGet();
                if (seen == null) {
                    gone.add(id);
                } else if (seen instanceof HeldPost) {
                    held.add(id);
                }
            }
        });
        long isPublic = posts.posts().stream()
                .filter(post -> post.status(now) instanceof PostStatus.Published)
                .count();
        Removals removals =
                new Removals(wasPublic.get(), known(gone, table), known(held, table), Math.toIntExact(isPublic));
        LedgerChanges changes = new LedgerChanges(now, removals, List.copyOf(found.values()));
        differing.forEach((id, one) -> changes.take(table.find(id), one));
        return changes;
    }

    private static Map<String, PostSeen> found(Posts posts) {
        Map<String, PostSeen> found = new LinkedHashMap<>();
        posts.posts().forEach(post -> found.put(post.id().value(), post));
        // Two files that claim one id share a row: the one that may have it fills it.
        posts.held().forEach(post -> found.putIfAbsent(post.id().value(), post));
        return found;
    }

    private static List<KnownPost> known(List<String> ids, PostTable table) {
        return ids.stream().map(id -> table.find(id).known()).toList();
    }

    /** @param seen empty where its file is gone */
    private void take(PostRow old, Optional<PostSeen> seen) {
        PostRow row = seen.map(post -> old.with(post, now)).orElseGet(() -> old.gone(now));
        if (!row.equals(old)) {
            changed.add(row);
        }
        if (!row.isDecidedAs(old)) {
            decided.add(row);
        }
        ofTextAlone &= row.isDecidedAs(old) && row.isVariantAs(old);
    }

    /** What the reading takes away from what the last run left public. */
    public Removals removals() {
        return removals;
    }

    /** Whether the same posts are public in the same languages, with the same tags and categories, and held or hidden for the same reasons. */
    public boolean areOfTextAlone() {
        return ofTextAlone;
    }

    /** Writes them down. Saying the same twice changes nothing; decisions are added only where they differ from the last. */
    public void write(Tx tx, long runId) {
        PostTable table = new PostTable(tx);
        table.write(changed, row -> row);
        table.decide(runId, decided, row -> row);
        table.write(fresh, this::first);
        table.decide(runId, fresh, this::first);
    }

    private PostRow first(PostSeen post) {
        return PostRow.firstSeen(post.id().value(), now).with(post, now);
    }
}

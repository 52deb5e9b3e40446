package postrider.post;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
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
    private final List<Found> fresh;

    private boolean ofTextAlone;

    /** What was found of one post. @param held whether it is in doubt; @param onto makes its row of the one on record */
    private record Found(String id, long print, boolean held, UnaryOperator<PostRow> onto) {}

    private LedgerChanges(Instant now, Removals removals, List<Found> fresh) {
        this.now = now;
        this.removals = removals;
        this.fresh = fresh;
        this.ofTextAlone = fresh.isEmpty();
    }

    static LedgerChanges of(Tx tx, Posts posts, Instant now) {
        PostTable table = new PostTable(tx);
        Map<String, Found> found = found(posts, now);
        Found nothing = new Found("", PostRow.NO_PRINT, false, row -> row.gone(now));
        Map<String, Found> differing = new LinkedHashMap<>();
        AtomicInteger wasPublic = new AtomicInteger();
        List<String> gone = new ArrayList<>();
        List<String> held = new ArrayList<>();
        table.eachPrint((id, print, isPublic) -> {
            Found known = found.remove(id);
            Found one = known == null ? nothing : known;
            if (one.print() != print) {
                differing.put(id, one);
            }
            if (isPublic) {
                wasPublic.incrementAndGet();
                if (known == null) {
                    gone.add(id);
                } else if (one.held()) {
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

    private static Map<String, Found> found(Posts posts, Instant now) {
        Map<String, Found> found = new LinkedHashMap<>();
        for (Post post : posts.posts()) {
            String id = post.id().value();
            found.put(id, new Found(id, PostRow.print(post, now), false, row -> row.with(post, now)));
        }
        // Two files that claim one id share a row: the one that may have it fills it.
        for (HeldPost post : posts.held()) {
            String id = post.id().value();
            found.putIfAbsent(id, new Found(id, PostRow.print(post), true, row -> row.with(post, now)));
        }
        return found;
    }

    private static List<KnownPost> known(List<String> ids, PostTable table) {
        return ids.stream().map(id -> table.find(id).known()).toList();
    }

    private void take(PostRow old, Found found) {
        PostRow row = found.onto().apply(old);
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

    private PostRow first(Found one) {
        return one.onto().apply(PostRow.firstSeen(one.id(), now));
    }
}

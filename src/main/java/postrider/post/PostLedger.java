package postrider.post;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import postrider.database.Tx;

/** What the database keeps of posts: their ids for ever, and when they were public. Holds nothing itself. */
public final class PostLedger {
    private PostLedger() {}

    /** What {@link PostFolder#read} needs of earlier runs. */
    public static KnownPosts known(Tx tx) {
        return new KnownPosts(new PostTable(tx).known());
    }

    /**
     * Writes down what a run found. Saying the same twice changes nothing; decisions are added only where they differ from the
     * last.
     *
     * @param before is told each post that was on record, as it stood there, in any order
     */
    public static void record(Tx tx, long runId, Posts posts, Instant now, Consumer<PostHistory> before) {
        Map<String, UnaryOperator<PostRow>> found = new LinkedHashMap<>();
        posts.posts().forEach(post -> found.put(post.id().value(), row -> row.with(post, now)));
        // Two files that claim one id share a row: the one that may have it fills it.
        posts.held().forEach(post -> found.putIfAbsent(post.id().value(), row -> row.with(post, now)));
        List<PostRow> changed = new ArrayList<>();
        List<PostRow> decided = new ArrayList<>();
        PostTable table = new PostTable(tx);
        table.each(old -> {
            before.accept(old.history());
            UnaryOperator<PostRow> read = found.remove(old.entryId());
            PostRow row = read == null ? old.gone(now) : read.apply(old);
            if (!row.equals(old)) {
                changed.add(row);
            }
            if (!row.isDecidedAs(old)) {
                decided.add(row);
            }
        });
        table.write(changed, row -> row);
        table.decide(runId, decided, row -> row);
        // A first run's rows are as many as posts: each is made when it is written.
        List<Map.Entry<String, UnaryOperator<PostRow>>> fresh = List.copyOf(found.entrySet());
        table.write(fresh, one -> one.getValue().apply(PostRow.firstSeen(one.getKey(), now)));
        table.decide(runId, fresh, one -> one.getValue().apply(PostRow.firstSeen(one.getKey(), now)));
    }

    /** What a reading takes away from what the last run left public, before anything of it is recorded. */
    public static Removals removals(Tx tx, Posts posts, Instant now) {
        PostTable table = new PostTable(tx);
        Set<String> there =
                posts.posts().stream().map(post -> post.id().value()).collect(Collectors.toSet());
        AtomicInteger wasPublic = new AtomicInteger();
        List<String> missing = new ArrayList<>();
        table.eachPublicId(id -> {
            wasPublic.incrementAndGet();
            if (!there.contains(id)) {
                missing.add(id);
            }
        });
        List<KnownPost> nowHeld = new ArrayList<>();
        List<KnownPost> gone = new ArrayList<>();
        if (!missing.isEmpty()) {
            Set<String> held =
                    posts.held().stream().map(post -> post.id().value()).collect(Collectors.toSet());
            for (PostRow row : table.all()) {
                if (row.isPublic() && !there.contains(row.entryId())) {
                    (held.contains(row.entryId()) ? nowHeld : gone).add(row.known());
                }
            }
        }
        long isPublic = posts.posts().stream()
                .filter(post -> post.status(now) instanceof PostStatus.Published)
                .count();
        return new Removals(wasPublic.get(), gone, nowHeld, Math.toIntExact(isPublic));
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

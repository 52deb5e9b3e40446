package postrider.post;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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
     * @return what was on record before, as {@link #histories} says it
     */
    public static Map<EntryId, PostHistory> record(Tx tx, long runId, Posts posts, Instant now) {
        PostTable table = new PostTable(tx);
        List<PostRow> rows = table.all();
        Map<String, PostRow> before = byId(rows);
        Map<String, PostRow> after = new LinkedHashMap<>();
        for (Post post : posts.posts()) {
            after.put(
                    post.id().value(),
                    before(before, post.id(), post.postId(), now).with(post, now));
        }
        for (HeldPost post : posts.held()) {
            // Two files that claim one id share a row: the one that may have it fills it.
            after.computeIfAbsent(
                    post.id().value(),
                    id -> before(before, post.id(), post.postId(), now).with(post, now));
        }
        before.forEach((id, row) -> after.computeIfAbsent(id, gone -> row.gone(now)));

        List<PostRow> changed = new ArrayList<>();
        List<PostRow> decided = new ArrayList<>();
        after.forEach((id, row) -> {
            PostRow old = before.get(id);
            if (!row.equals(old)) {
                changed.add(row);
            }
            if (old == null || !row.isDecidedAs(old)) {
                decided.add(row);
            }
        });
        table.write(changed);
        table.decide(runId, decided);
        return histories(rows);
    }

    /** What a reading takes away from what the last run left public, before anything of it is recorded. */
    public static Removals removals(Tx tx, Posts posts, Instant now) {
        PostTable table = new PostTable(tx);
        List<String> were = table.publicIds();
        Set<String> held = posts.held().stream().map(post -> post.id().value()).collect(Collectors.toSet());
        Set<String> there =
                posts.posts().stream().map(post -> post.id().value()).collect(Collectors.toSet());
        List<KnownPost> nowHeld = new ArrayList<>();
        List<KnownPost> gone = new ArrayList<>();
        List<PostRow> rows = there.containsAll(were) ? List.of() : table.all();
        for (PostRow row : rows) {
            if (row.isPublic() && !there.contains(row.entryId())) {
                (held.contains(row.entryId()) ? nowHeld : gone).add(row.known());
            }
        }
        long isPublic = posts.posts().stream()
                .filter(post -> post.status(now) instanceof PostStatus.Published)
                .count();
        return new Removals(were.size(), gone, nowHeld, Math.toIntExact(isPublic));
    }

    /** All posts on record, by id, the latest first; also those that are gone or were never understood. */
    public static Map<EntryId, PostHistory> histories(Tx tx) {
        return histories(new PostTable(tx).all());
    }

    private static Map<EntryId, PostHistory> histories(List<PostRow> rows) {
        Map<EntryId, PostHistory> histories = new LinkedHashMap<>();
        for (PostRow row : rows) {
            KnownPost post = row.known();
            histories.put(
                    post.id(),
                    new PostHistory(
                            post, row.firstSeenAt(), row.publishedAt(), row.withdrawnAt(), row.status(), row.reason()));
        }
        return histories;
    }

    /** The decisions about one post, the first one first. */
    public static List<PostDecision> decisions(Tx tx, EntryId id) {
        return new PostTable(tx).decisions(id);
    }

    private static PostRow before(Map<String, PostRow> rows, EntryId id, PostId postId, Instant now) {
        PostRow row = rows.get(id.value());
        return row == null ? PostRow.firstSeen(id, postId, now) : row;
    }

    private static Map<String, PostRow> byId(List<PostRow> rows) {
        return rows.stream()
                .collect(Collectors.toMap(
                        PostRow::entryId, Function.identity(), (first, second) -> first, HashMap::new));
    }
}

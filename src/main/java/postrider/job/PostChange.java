package postrider.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import postrider.job.Plan.Change;
import postrider.job.Plan.PlannedPost;
import postrider.post.EntryId;
import postrider.post.HeldPost;
import postrider.post.Post;
import postrider.post.PostHistory;
import postrider.post.PostStatus;
import postrider.source.Diagnostic;

/** How a reading differs from what the ledger has on record, post by post. Pure. */
final class PostChange {
    private PostChange() {}

    /** What changes, waits or is held; what stays as it is isn't told. */
    static List<PlannedPost> all(Reading.Read read, Map<EntryId, PostHistory> known) {
        List<PlannedPost> changes = new ArrayList<>();
        Set<EntryId> there = new HashSet<>();
        for (Post post : read.posts().posts()) {
            there.add(post.id());
            of(post, read.now(), known.get(post.id())).ifPresent(changes::add);
        }
        for (HeldPost held : read.posts().held()) {
            there.add(held.id());
            changes.add(new PlannedPost(held.postId(), held.title(), "", place(held), Change.HOLD, held.code(), null));
        }
        known.forEach((id, history) -> {
            if (!there.contains(id) && isPublic(history)) {
                changes.add(new PlannedPost(
                        history.post().postId(),
                        history.post().title(),
                        history.post().route(),
                        history.post().path(),
                        Change.REMOVE,
                        "gone",
                        null));
            }
        });
        return List.copyOf(changes);
    }

    private static Optional<PlannedPost> of(Post post, Instant now, @Nullable PostHistory history) {
        PostStatus status = post.status(now);
        boolean wasPublic = history != null && isPublic(history);
        if (status instanceof PostStatus.Scheduled scheduled) {
            return Optional.of(planned(post, Change.WAIT, "", scheduled.at()));
        } else if (status instanceof PostStatus.Published) {
            boolean edited = history != null && !history.post().contentHash().equals(post.contentHash());
            return wasPublic && !edited
                    ? Optional.empty()
                    : Optional.of(planned(post, wasPublic ? Change.CHANGE : Change.ADD, "", now));
        }
        return wasPublic ? Optional.of(planned(post, Change.REMOVE, status.reason(), null)) : Optional.empty();
    }

    private static PlannedPost planned(Post post, Change change, String reason, @Nullable Instant at) {
        return new PlannedPost(post.postId(), post.title(), post.route(), post.file(), change, reason, at);
    }

    private static String place(HeldPost held) {
        return held.diagnostics().stream()
                .filter(Diagnostic::isError)
                .findFirst()
                .map(fault -> fault.at().file() + ":" + fault.at().line())
                .orElse(held.file());
    }

    private static boolean isPublic(PostHistory history) {
        return history.publishedAt() != null && history.withdrawnAt() == null;
    }
}

package postrider.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import postrider.edition.PublicPosts;
import postrider.post.EntryId;
import postrider.post.HeldPost;
import postrider.post.Post;
import postrider.post.PostDecision;
import postrider.post.PostHistory;
import postrider.post.PostId;
import postrider.post.PostStatus;
import postrider.post.Posts;
import postrider.source.Diagnostic;

/** One post at one moment: what the folder says of it now, and what was recorded of it. */
record Standpoint(
        PostId post, Posts read, Map<EntryId, PostHistory> known, PublicPosts posts, SiteTime time, Instant now) {

    boolean isPublic() {
        return posts.contains(post);
    }

    /** Why it is or isn't public, in a sentence. Of several languages the one that is public first. */
    String sentence() {
        List<Post> here =
                read.posts().stream().filter(one -> one.postId().equals(post)).toList();
        Optional<String> published = first(here, PostStatus.Published.class::isInstance)
                .map(one -> "Public since " + time.moment(one.publishAt()) + ": " + one.file() + ".");
        return published
                .or(() -> first(here, PostStatus.Scheduled.class::isInstance)
                        .map(one -> "Not public yet: " + one.file() + " is scheduled for "
                                + time.moment(one.publishAt()) + "."))
                .or(() -> read.held().stream()
                        .filter(one -> one.postId().equals(post))
                        .findFirst()
                        .map(Standpoint::held))
                .or(() -> here.stream().findFirst().map(this::hidden))
                .orElseGet(this::gone);
    }

    private Optional<Post> first(List<Post> here, Predicate<PostStatus> is) {
        return here.stream().filter(one -> is.test(one.status(now))).findFirst();
    }

    private static String held(HeldPost held) {
        Diagnostic fault = held.diagnostics().stream()
                .filter(Diagnostic::isError)
                .findFirst()
                .orElseThrow();
        return "Not public: it is held, for " + fault.at() + " has error " + fault.code() + ", " + fault.message()
                + ".";
    }

    private String hidden(Post post) {
        String reason = post.status(now).reason();
        return "Not public: " + post.file() + " is hidden (" + reason + ")" + since() + ".";
    }

    /** What is on record as public stays so until a run takes it down; where much is gone at once, none does by itself. */
    private String gone() {
        boolean stays = histories().anyMatch(history -> history.publishedAt() != null && history.withdrawnAt() == null);
        return stays
                ? "Still public, though its file is gone: no run has taken it down yet."
                : "Not public: its file is gone" + since() + ".";
    }

    private String since() {
        return withdrawnAt()
                .map(at -> "; it was public until " + time.moment(at))
                .orElse("");
    }

    Optional<Instant> withdrawnAt() {
        return histories()
                .map(PostHistory::withdrawnAt)
                .flatMap(at -> Optional.ofNullable(at).stream())
                .reduce((one, other) -> one.isAfter(other) ? one : other);
    }

    private java.util.stream.Stream<PostHistory> histories() {
        return known.values().stream().filter(history -> history.post().postId().equals(post));
    }

    /** What that run left public of it, by language, as recorded. */
    Map<String, PostDecision> publicAt(Records records, long run) {
        Map<String, PostDecision> variants = new TreeMap<>();
        histories()
                .forEach(history -> records.decision(history.post().id(), run)
                        .filter(decision -> decision.status().equals("published"))
                        .ifPresent(decision -> variants.put(history.language(), decision)));
        return variants;
    }
}

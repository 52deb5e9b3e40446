package postrider.job;

import java.util.List;
import postrider.post.PostId;

/**
 * One edition and where its deliveries stand.
 *
 * @param state in the words of rules §6: {@code review}, {@code ready}, {@code sending}, {@code paused}, {@code sent}, {@code cancelled}
 * @param posts in the letter's order
 * @param recipients all deliveries, whatever became of them; the other counts add up to it (what is being sent counts as queued)
 * @param needsPerson whether it waits for one: in review without a time, failed, or uncertain and not tried again by itself
 */
public record EditionLine(
        long number,
        String newsletter,
        String state,
        List<PostId> posts,
        long recipients,
        long queued,
        long sent,
        long deferred,
        long failed,
        long uncertain,
        long suppressed,
        long cancelled,
        boolean needsPerson) {
    public EditionLine {
        posts = List.copyOf(posts);
    }

    /** Whether it has gone, or never will. */
    public boolean isOver() {
        return state.equals("sent") || state.equals("cancelled");
    }
}

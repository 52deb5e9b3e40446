package postrider.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import postrider.post.PostId;

/**
 * Why a post is public or not, and why it was sent or not: one sentence each.
 *
 * @param address whom it was asked about; empty: everybody
 * @param facts behind the rule, by name: text, whole numbers and instants
 */
public record Answer(
        PostId post, Optional<String> address, String isPublic, String sent, Rule rule, Map<String, Object> facts) {
    public Answer {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** What decided; the sooner one of several stands in this list, the more it says. */
    public enum Rule {
        /** A message went. */
        SENT,
        /** Waits in the queue of an edition that is being sent. */
        QUEUED,
        /** The server said "later". */
        DEFERRED,
        /** Its edition was stopped by a person. */
        PAUSED_EDITION,
        /** Its edition waits for its time or for approval, or will. */
        REVIEW,
        /** Goes with the next run. */
        READY,
        /** Their next tick lies ahead. */
        TICK,
        /** It has not been public for {@code digest.settle} yet. */
        SETTLE,
        /** Nobody knows whether it arrived. */
        UNCERTAIN,
        FAILED,
        CANCELLED,
        /** The address gets nothing at all. */
        SUPPRESSED,
        /** Not confirmed. */
        PENDING,
        PAUSED,
        /** They left. */
        ENDED,
        /** None of their topics. */
        TOPICS,
        /** Neither in their language nor in the site's. */
        LANGUAGE,
        /** The subscription began after the post was numbered. */
        JOINED_LATER,
        /** Mailed to nobody. */
        BASELINE,
        NOT_IN_NEWSLETTER,
        /** Nobody is there who could get it. */
        NO_SUBSCRIBERS,
        NOT_PUBLIC,
        /** Nothing is on record, or no longer. */
        NOT_RECORDED;

        /** The word that JSON has. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}

package postrider.subscriber;

import java.util.Locale;

/** Where a subscription stands. */
public enum SubscriptionState {
    /** Asked for, but not yet confirmed: gets nothing but the question. */
    PENDING,
    ACTIVE,
    /** Active again from its day on. */
    PAUSED,
    /** Left, or was removed: nothing of this newsletter any more. */
    ENDED;

    /** As the database, files and JSON spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SubscriptionState ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

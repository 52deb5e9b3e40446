package postrider.delivery;

import java.util.Locale;

/** What has become of a delivery so far. */
public enum DeliveryState {
    QUEUED,
    /** A worker has claimed it; it may have begun or not. */
    SENDING,
    SENT,
    /** The server said "later". */
    DEFERRED,
    FAILED,
    /** Nobody knows whether the server took it. */
    UNCERTAIN,
    /** The subscriber must not, or cannot, get it any more. */
    SUPPRESSED,
    /** The edition was cancelled before it began. */
    CANCELLED;

    /** The word in the database, in JSON and in what people read. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DeliveryState ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether nothing can follow. An uncertain one may be repeated, or waits for a person. */
    public boolean isFinal() {
        return switch (this) {
            case SENT, FAILED, SUPPRESSED, CANCELLED -> true;
            case QUEUED, SENDING, DEFERRED, UNCERTAIN -> false;
        };
    }
}

package postrider.edition;

import java.util.Locale;

/** How far an edition is (rules §6). */
public enum EditionState {
    /** Waits: until its time, or for somebody's approval. */
    REVIEW,
    /** May go; its web version and what follows a change of the pages come first. */
    READY,
    SENDING,
    /** Stopped by a person. */
    PAUSED,
    SENT,
    CANCELLED;

    /** As the database and people see it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static EditionState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

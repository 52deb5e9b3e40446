package postrider.edition;

import java.util.Locale;

/** Why a post was given a number in a newsletter, and so whom the number reaches (rules §3). */
public enum PublicationKind {
    /** Mailed to nobody. */
    BASELINE,
    /** For every subscription whose mark is below it. */
    FIRST,
    /** For those only whose subscription began before the post's first number. */
    RETURNED,
    /** For all, those who have the post among them: an operator asked for it by name. */
    RESEND;

    /** As the database and people see it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PublicationKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

package postrider.subscriber;

import java.util.Locale;

/** Why an address must never be mailed. */
public enum Suppression {
    BOUNCE,
    COMPLAINT,
    REQUEST,
    OPERATOR;

    /** As the database and JSON spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Suppression ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

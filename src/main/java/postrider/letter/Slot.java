package postrider.letter;

import java.util.Locale;

/**
 * What is personal in a letter. A letter is rendered once with these marks in it; each message puts its values in their place,
 * encoded as the place demands. The marks are of the private use area, which texts of posts never hold.
 */
public enum Slot {
    /** Where one click ends the subscription: an https address, or a mailto one where there is no web server. */
    UNSUBSCRIBE_URL,
    /** The subscriber's own page; without a web server its sentence is left out of the letter. */
    PREFERENCES_URL,
    /** The day on which the subscription began, in words of the letter's language. */
    SUBSCRIBED_ON,
    /** The subscriber's name as they gave it; may be empty. No design of ours uses it. */
    NAME;

    /** The mark that stands in the text: U+E000, the name, U+E001. */
    public String mark() {
        return '\uE000' + name().toLowerCase(Locale.ROOT) + '\uE001';
    }
}

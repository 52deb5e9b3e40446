package postrider.letter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands on top of a copy that is no subscriber's. In such a copy what is personal acts for nobody. */
record Banner(String html, String text) {
    private static final Pattern BODY =
            Pattern.compile("<body\\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*+>", Pattern.CASE_INSENSITIVE);

    /** @param prefix before the subject; @param siteUrl where the personal links lead */
    Letter on(Letter letter, String prefix, String siteUrl) {
        return new Letter(
                letter.language(),
                prefix + letter.subject(),
                letter.preheader(),
                impersonal(onTop(letter.html()), siteUrl),
                impersonal(text + "\n\n" + letter.text(), siteUrl),
                letter.pictures());
    }

    private String onTop(String letter) {
        Matcher body = BODY.matcher(letter);
        int at = body.find() ? body.end() : 0;
        return letter.substring(0, at) + "\n" + html + letter.substring(at);
    }

    private static String impersonal(String text, String siteUrl) {
        return text.replace(Slot.UNSUBSCRIBE_URL.mark(), siteUrl + "/")
                .replace(Slot.PREFERENCES_URL.mark(), siteUrl + "/")
                .replace(Slot.SUBSCRIBED_ON.mark(), "…")
                .replace(Slot.NAME.mark(), "…");
    }
}

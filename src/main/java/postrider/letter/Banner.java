package postrider.letter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import postrider.edition.PublicEdition;

/** What stands on top of a copy that is no subscriber's. In such a copy what is personal acts for nobody. */
record Banner(String html, String text) {
    private static final Pattern BODY =
            Pattern.compile("<body\\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*+>", Pattern.CASE_INSENSITIVE);

    /**
     * @param prefix before the subject
     * @param siteUrl where the personal links lead, and those to the edition's own page, which isn't there before it goes
     * @param edition its number
     */
    Letter on(Letter letter, String prefix, String siteUrl, long edition) {
        Pattern own = Pattern.compile(
                Pattern.quote(siteUrl + "/" + PublicEdition.folder(edition)) + "(?:[A-Za-z][A-Za-z0-9-]*/)?");
        return new Letter(
                letter.language(),
                prefix + letter.subject(),
                letter.preheader(),
                impersonal(onTop(letter.html()), siteUrl, own),
                impersonal(text + "\n\n" + letter.text(), siteUrl, own),
                letter.pictures());
    }

    private String onTop(String letter) {
        Matcher body = BODY.matcher(letter);
        int at = body.find() ? body.end() : 0;
        return letter.substring(0, at) + "\n" + html + letter.substring(at);
    }

    private static String impersonal(String text, String siteUrl, Pattern own) {
        return own.matcher(text)
                .replaceAll(Matcher.quoteReplacement(siteUrl + "/"))
                .replace(Slot.UNSUBSCRIBE_URL.mark(), siteUrl + "/")
                .replace(Slot.PREFERENCES_URL.mark(), siteUrl + "/")
                .replace(Slot.SUBSCRIBED_ON.mark(), "…")
                .replace(Slot.NAME.mark(), "…");
    }
}

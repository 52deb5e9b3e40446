package postrider.preview;

import java.util.List;

/**
 * What {@code templates/preview/page.ftlh} sees.
 *
 * @param stamp of what was shown; the page asks whether it is still that one
 * @param errors where something is wrong: over the last good letter, if there was one
 * @param query what was asked for, as it stands in a URL
 */
record PageModel(String stamp, List<String> errors, boolean hasLetter, Asked asked, String query, LetterModel letter) {
    /** What the form holds. */
    record Asked(String newsletter, String subscriber, String language, String design, String kind) {}

    /** @param size such as {@code 12,345 octets}; @param notes of posts and templates */
    record LetterModel(
            String said,
            String now,
            String newsletter,
            String language,
            String design,
            String subject,
            String preheader,
            String from,
            String size,
            List<Checked> checks,
            List<String> notes,
            List<String> newsletters,
            List<String> languages,
            List<String> designs,
            List<String> kinds) {
        static final LetterModel NONE = new LetterModel(
                "", "", "", "", "", "", "", "", "", List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** One check. */
    record Checked(String title, List<String> findings) {}
}

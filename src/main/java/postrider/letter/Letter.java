package postrider.letter;

import java.util.List;

/**
 * An edition in one language, rendered once: with {@link Slot} marks for what is personal.
 *
 * @param subject one line of text; @param preheader likewise
 * @param html the HTML part, complete; @param text the text part, LF line ends, at most 76 columns but for links
 * @param pictures sent along, each shown in the HTML; none where they are linked
 */
public record Letter(
        String language, String subject, String preheader, String html, String text, List<EmbeddedPicture> pictures) {
    public Letter {
        pictures = List.copyOf(pictures);
    }

    /** One that takes no pictures along. */
    public Letter(String language, String subject, String preheader, String html, String text) {
        this(language, subject, preheader, html, text, List.of());
    }

    Letter with(List<EmbeddedPicture> luggage) {
        return new Letter(language, subject, preheader, html, text, luggage);
    }
}

package postrider.letter;

/**
 * An edition in one language, rendered once: with {@link Slot} marks for what is personal.
 *
 * @param subject one line of text; @param preheader likewise
 * @param html the HTML part, complete; @param text the text part, LF line ends, at most 76 columns but for links
 */
public record Letter(String language, String subject, String preheader, String html, String text) {}

package postrider.markdown;

/**
 * A stretch of the body that HTML of ours takes the place of: a shortcode's tag, or the whole of one.
 *
 * @param start offset of its first character; @param end offset behind its last
 * @param block whether it parts paragraphs where it stands alone on a line
 */
record Token(int start, int end, String html, boolean block) {}

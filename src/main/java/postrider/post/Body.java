package postrider.post;

/**
 * A post's text as it stands in its file, without front matter; line ends are LF.
 *
 * @param text leading and trailing blank lines dropped (SPEC R3.4)
 * @param firstLine the file's line on which it begins, from 1
 * @param markdown false where the author says that it is HTML already ({@code process: {markdown: false}}, R10.3)
 */
public record Body(String text, int firstLine, boolean markdown) {
    /** SHA-256 in hex of the text; empty where there is none, for nothing is like nothing. */
    public String hash() {
        String words = text.strip();
        return words.isEmpty() ? "" : Sha256.of(words);
    }
}

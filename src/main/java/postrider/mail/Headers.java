package postrider.mail;

import java.util.ArrayList;
import java.util.List;
import postrider.subscriber.EmailAddress;

/**
 * The header lines of one message, in the order they are added. Nothing else writes headers: only printable US-ASCII passes, and an
 * address as it is, so no value can end its line and begin another.
 */
final class Headers {
    /** RFC 2047, section 2, for lines with encoded words; all others keep to it too. */
    private static final int MAX_LINE = 76;

    private final StringBuilder lines = new StringBuilder();

    /** Adds a header. @param words parted by one blank; a line is folded between words and never inside one */
    void add(String name, List<String> words) {
        words.forEach(word -> refuseUnprintable(name, word));
        fold(name, words);
    }

    /** Adds who it is for: the one header that may have letters beyond ASCII, in UTF-8 (RFC 6532). @param name encoded; may be empty */
    void addTo(List<String> name, EmailAddress address) {
        name.forEach(word -> refuseUnprintable("To", word));
        List<String> words = new ArrayList<>(name);
        words.add(name.isEmpty() ? address.value() : "<" + address.value() + ">");
        fold("To", words);
    }

    private void fold(String name, List<String> words) {
        int column = name.length() + 1;
        lines.append(name).append(':');
        boolean first = true;
        for (String word : words) {
            // The first word stays beside the name where any line can hold it: some readers show an empty header
            // otherwise.
            boolean fold = column + 1 + word.length() > MAX_LINE && (!first || 1 + word.length() <= MAX_LINE);
            lines.append(fold ? "\r\n " : " ").append(word);
            column = (fold ? 1 : column + 1) + word.length();
            first = false;
        }
        lines.append("\r\n");
    }

    /** @param whole lines of other headers */
    void addLines(String whole) {
        lines.append(whole);
    }

    void add(String name, String... words) {
        add(name, List.of(words));
    }

    private static void refuseUnprintable(String name, String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c < ' ' || c > '~') {
                throw new MailException(
                        name,
                        "header " + name + " would hold the character U+%04X; it was not written".formatted((int) c));
            }
        }
    }

    /** All lines, each with its CRLF. */
    @Override
    public String toString() {
        return lines.toString();
    }
}

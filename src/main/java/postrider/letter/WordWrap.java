package postrider.letter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks text between words into lines of at most 72 columns (code points). A longer word, such as an address, is never broken. */
final class WordWrap {
    static final int WIDTH = 72;
    private static final Pattern BLANKS = Pattern.compile(" +");
    private static final Pattern NUMBERED = Pattern.compile("^\\d{1,3}\\. ");

    private WordWrap() {}

    /** @param first stands before the first line, @param next before each further one */
    static String lines(String first, String next, String words) {
        StringBuilder lines = new StringBuilder(first);
        int column = length(first);
        boolean atStart = true;
        for (String word : BLANKS.split(words.strip())) {
            int length = length(word);
            if (!atStart && column + 1 + length > WIDTH) {
                lines.append('\n').append(next);
                column = length(next);
                atStart = true;
            }
            if (!atStart) {
                lines.append(' ');
                column++;
            }
            lines.append(word);
            column += length;
            atStart = false;
        }
        return lines.toString();
    }

    /** Wraps what a template wrote; lines that are indented or quoted stay, because whoever made them has wrapped them. */
    static String letter(String text) {
        StringBuilder wrapped = new StringBuilder();
        for (String line : text.strip().split("\n", -1)) {
            wrapped.append(line(line.stripTrailing())).append('\n');
        }
        return wrapped.toString();
    }

    private static String line(String line) {
        if (length(line) <= WIDTH || line.startsWith(" ") || line.startsWith(">")) {
            return line;
        }
        Matcher numbered = NUMBERED.matcher(line);
        String number = numbered.find() ? numbered.group() : "";
        return lines(number, " ".repeat(number.length()), line.substring(number.length()));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}

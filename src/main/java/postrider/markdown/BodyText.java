package postrider.markdown;

import java.util.Arrays;
import postrider.post.Post;
import postrider.source.Location;

/** A post's body and where each character of it stands in its file. */
final class BodyText {
    private final String text;
    private final String file;
    private final int firstLine;
    private final int[] lineStarts;

    BodyText(Post post) {
        text = post.body().text();
        file = post.file();
        firstLine = Math.max(1, post.body().firstLine());
        int lines = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            lines++;
        }
        lineStarts = new int[lines];
        for (int line = 1; line < lines; line++) {
            lineStarts[line] = text.indexOf('\n', lineStarts[line - 1]) + 1;
        }
    }

    String text() {
        return text;
    }

    /** @param offset in UTF-16 units from the body's start */
    Location at(int offset) {
        int inside = Math.max(0, Math.min(offset, text.length()));
        int line = lineOf(inside);
        return new Location(file, firstLine + line, 1 + text.codePointCount(lineStarts[line], inside));
    }

    /** Where the line that holds this offset begins. */
    int lineStart(int offset) {
        return lineStarts[lineOf(offset)];
    }

    /** Whether a line that starts here is the body's first or stands under a blank one. */
    boolean followsBlankLine(int lineStart) {
        if (lineStart == 0) {
            return true;
        }
        return text.substring(lineStart(lineStart - 1), lineStart).isBlank();
    }

    private int lineOf(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found : -found - 2;
    }
}

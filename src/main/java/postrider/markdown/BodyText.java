package postrider.markdown;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import postrider.post.Post;
import postrider.source.Location;

/** A post's body and where each character of it stands in its file. For one thread. */
final class BodyText {
    private final String text;
    private final String file;
    private final int firstLine;
    private int @Nullable [] lineStarts;

    BodyText(Post post) {
        text = post.body().text();
        file = post.file();
        firstLine = Math.max(1, post.body().firstLine());
    }

    /** Found when somebody asks: most bodies give no cause. */
    private int[] lineStarts() {
        int[] starts = lineStarts;
        if (starts == null) {
            starts = new int[1 + (int) text.chars().filter(c -> c == '\n').count()];
            for (int line = 1; line < starts.length; line++) {
                starts[line] = text.indexOf('\n', starts[line - 1]) + 1;
            }
            lineStarts = starts;
        }
        return starts;
    }

    String text() {
        return text;
    }

    /** @param offset in UTF-16 units from the body's start */
    Location at(int offset) {
        int inside = Math.max(0, Math.min(offset, text.length()));
        int line = lineOf(inside);
        return new Location(file, firstLine + line, 1 + text.codePointCount(lineStarts()[line], inside));
    }

    /** Where the line that holds this offset begins. */
    int lineStart(int offset) {
        return lineStarts()[lineOf(offset)];
    }

    /** Whether a line that starts here is the body's first or stands under a blank one. */
    boolean followsBlankLine(int lineStart) {
        if (lineStart == 0) {
            return true;
        }
        return text.substring(lineStart(lineStart - 1), lineStart).isBlank();
    }

    private int lineOf(int offset) {
        int found = Arrays.binarySearch(lineStarts(), offset);
        return found >= 0 ? found : -found - 2;
    }
}

package postrider.source;

/**
 * A place in a text that somebody wrote.
 *
 * @param file relative to the posts folder, or to the home for settings and templates; always with {@code /}
 * @param line 1 for the first
 * @param column 1 for the first, counted in code points
 */
public record Location(String file, int line, int column) {
    public Location {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("line and column count from 1: " + file + ":" + line + ":" + column);
        }
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}

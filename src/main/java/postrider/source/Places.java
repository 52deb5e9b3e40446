package postrider.source;

/** Where a line and column of a text stand in the file that it was taken from. */
@FunctionalInterface
public interface Places {
    /** @param line from 1; @param column from 1, in code points */
    Location at(int line, int column);
}

package postrider.subscriber;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Separated values as RFC 4180 has them, row by row; the separator is the comma, semicolon or tab that the first line holds most of. */
final class CsvReader {
    private static final int LONGEST_CELL = 20_000;
    private static final int END = -1;

    /** @param line where it begins, 1 for the first */
    record CsvRow(int line, List<String> cells) {
        CsvRow {
            cells = List.copyOf(cells);
        }

        boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    private final BufferedReader text;
    private final char separator;
    private int line = 1;

    CsvReader(Reader text) throws IOException {
        this.text = new BufferedReader(text);
        skipByteOrderMark();
        this.separator = separatorOfFirstLine();
    }

    private void skipByteOrderMark() throws IOException {
        text.mark(1);
        if (read() != '\ufeff') {
            text.reset();
        }
    }

    private char separatorOfFirstLine() throws IOException {
        text.mark(LONGEST_CELL);
        StringBuilder first = new StringBuilder();
        for (int c = read(); c != END && c != '\n' && c != '\r' && first.length() < LONGEST_CELL - 1; c = read()) {
            first.append((char) c);
        }
        text.reset();
        char most = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(first, candidate) > count(first, most)) {
                most = candidate;
            }
        }
        return most;
    }

    private static long count(CharSequence text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    /** The next row, or null after the last. @throws CsvFault where no more rows can be told apart */
    @Nullable
    CsvRow next() throws IOException {
        int begin = line;
        List<String> cells = new ArrayList<>();
        int c = read();
        if (c == END) {
            return null;
        }
        while (true) {
            StringBuilder cell = new StringBuilder();
            if (c == '"') {
                c = readQuoted(cell, begin);
            }
            while (c != END && c != separator && c != '\n' && c != '\r') {
                append(cell, c, begin);
                c = read();
            }
            cells.add(cell.toString());
            if (c != separator) {
                endLine(c);
                return new CsvRow(begin, cells);
            }
            c = read();
        }
    }

    /** Reads up to the closing quote, and returns what stands behind it. */
    private int readQuoted(StringBuilder cell, int begin) throws IOException {
        while (true) {
            int c = read();
            if (c == END) {
                throw unclosed(begin);
            }
            if (c == '"') {
                int after = read();
                if (after != '"') {
                    return after;
                }
            } else if (c == '\n') {
                line++;
            }
            append(cell, c, begin);
        }
    }

    private static void append(StringBuilder cell, int c, int begin) {
        if (cell.length() >= LONGEST_CELL) {
            throw unclosed(begin);
        }
        cell.append((char) c);
    }

    private static CsvFault unclosed(int begin) {
        return new CsvFault(
                begin,
                "a cell that begins here has no end; nothing was imported",
                "Close its quotes: a quote within quotes is written twice");
    }

    private void endLine(int c) throws IOException {
        line++;
        if (c == '\r') {
            text.mark(1);
            if (read() != '\n') {
                text.reset();
            }
        }
    }

    private int read() throws IOException {
        try {
            return text.read();
        } catch (CharacterCodingException e) {
            throw new CsvFault(
                    line,
                    "the list is not in UTF-8, from about here on; nothing was imported",
                    "Save it as \"CSV UTF-8\"");
        }
    }
}

package postrider.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import postrider.source.Diagnostic;

/** Shows what is wrong with what people wrote: file by file, the line itself, and a mark under the place. */
record Excerpts(Console out, SourceFolder sources) {
    private static final int WIDTH = 80;

    void tell(List<Diagnostic> diagnostics) {
        Map<String, List<Diagnostic>> byFile = diagnostics.stream()
                .collect(Collectors.groupingBy(found -> found.at().file(), LinkedHashMap::new, Collectors.toList()));
        byFile.values().forEach(found -> found.forEach(this::tell));
    }

    private void tell(Diagnostic found) {
        String label = found.severity().word() + (found.code().isEmpty() ? "" : " " + found.code());
        out.marked(sources.shown(found.at().toString()) + ": ", sign(found), label, ": " + found.message() + ".");
        Optional<String> line = sources.line(found.at()).filter(text -> !text.isBlank());
        if (line.isPresent()) {
            excerpt(found, line.get());
        } else if (!found.hint().isEmpty()) {
            out.plain("    " + found.hint() + ".");
        }
    }

    private static Signs.Sign sign(Diagnostic found) {
        return found.isError() ? Signs.Sign.ERROR : Signs.Sign.PERSON;
    }

    /** The part of a long line around the place; what stands left of the mark is as wide as in the line above. */
    private void excerpt(Diagnostic found, String whole) {
        String number = "    " + found.at().line() + " ";
        int room = WIDTH - number.length() - 2;
        int[] points = whole.replace('\t', ' ').codePoints().toArray();
        int place = Math.min(found.at().column() - 1, points.length);
        int from = place < room - 8 ? 0 : Math.max(0, Math.min(place - room / 2, points.length - room));
        int to = Math.min(points.length, from + room);
        String bar = out.signs().bar();
        out.whole(number + bar + " " + new String(points, from, to - from));
        int length = Math.max(
                1, TextWidth.of(new String(points, place, Math.min(span(points, place), Math.max(0, to - place)))));
        String margin = " ".repeat(number.length()) + bar + " ";
        int indent = TextWidth.of(new String(points, from, place - from));
        String before = margin + " ".repeat(indent);
        String mark = "^".repeat(length);
        int used = number.length() + 2 + indent + length;
        String hint = found.hint().isEmpty() ? "" : found.hint() + ".";
        if (used + 2 + hint.length() <= WIDTH || hint.isEmpty()) {
            out.marked(before, sign(found), mark, hint.isEmpty() ? "" : "  " + hint);
        } else {
            out.marked(before, sign(found), mark, "");
            out.under(margin, hint);
        }
    }

    /** How much of the line the place names: a quoted text to its end, else a word. */
    private static int span(int[] points, int place) {
        if (place >= points.length) {
            return 1;
        }
        int quote = points[place];
        boolean quoted = quote == '\'' || quote == '"';
        for (int i = place + 1; i < points.length; i++) {
            if (quoted ? points[i] == quote : Character.isWhitespace(points[i])) {
                return i - place + (quoted ? 1 : 0);
            }
        }
        return quoted ? 1 : points.length - place;
    }
}

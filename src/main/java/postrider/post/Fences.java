package postrider.post;

import java.util.List;
import java.util.Optional;
import postrider.source.SourceText;

/**
 * A post file parted at its fences (SPEC R3.3, R3.4).
 *
 * @param head the lines between the fences, each with its LF
 * @param body without leading and trailing blank lines
 */
record Fences(SourceText head, SourceText body) {

    /** Empty where a fence is missing; then it is among the findings. */
    static Optional<Fences> part(SourceText text, Findings findings) {
        List<String> lines = List.of(text.text().split("\n", -1));
        int open = 0;
        while (open < lines.size() && lines.get(open).isBlank()) {
            open++;
        }
        if (open == lines.size() || !isFence(lines.get(open))) {
            findings.error(
                    "E103",
                    text.at(1, 1),
                    "the file does not begin with front matter",
                    "Begin it with a line ---, then title: and date:, then another line ---");
            return Optional.empty();
        }
        int close = open + 1;
        while (close < lines.size() && !isFence(lines.get(close))) {
            close++;
        }
        if (close == lines.size()) {
            findings.error(
                    "E104",
                    text.at(open + 1, 1),
                    "the front matter that begins here is not closed",
                    "Put a line --- after its last key");
            return Optional.empty();
        }
        SourceText head = new SourceText(text.file(), joined(lines.subList(open + 1, close)), open + 2);
        return Optional.of(new Fences(head, body(text.file(), lines, close + 1)));
    }

    private static boolean isFence(String line) {
        return line.stripTrailing().equals("---");
    }

    private static String joined(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static SourceText body(String file, List<String> lines, int start) {
        int first = start;
        int end = lines.size();
        while (first < end && lines.get(first).isBlank()) {
            first++;
        }
        while (end > first && lines.get(end - 1).isBlank()) {
            end--;
        }
        return new SourceText(file, String.join("\n", lines.subList(first, end)), first + 1);
    }
}

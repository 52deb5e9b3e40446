package postrider.post;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import postrider.source.Diagnostic;
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
            refuseWithoutOpening(text, lines, open, findings);
            return Optional.empty();
        }
        int close = open + 1;
        while (close < lines.size() && !isFence(lines.get(close))) {
            close++;
        }
        if (close == lines.size()) {
            refuseWithoutClosing(text, lines, open, findings);
            return Optional.empty();
        }
        SourceText head = new SourceText(text.file(), joined(lines.subList(open + 1, close)), open + 2);
        return Optional.of(new Fences(head, body(text.file(), lines, close + 1)));
    }

    private static void refuseWithoutOpening(SourceText text, List<String> lines, int first, Findings findings) {
        String line = first < lines.size() ? lines.get(first).strip() : "";
        String message = "the file does not begin with front matter";
        String hint = "Begin it with a line ---, then title: and date:, then another line ---";
        if (line.isEmpty()) {
            message = "the file is empty";
        } else if (looksLikeFence(line)) {
            message = Diagnostic.quoted(lines.get(first)) + " is no line that begins front matter";
            hint = "Write --- alone on the line: three hyphens, no blank before them";
        } else if (line.equals("+++") || line.startsWith("{")) {
            message = "the front matter is " + (line.equals("+++") ? "TOML" : "JSON without a line --- before it");
        } else if (lines.stream().filter(Fences::isFence).count() > 1) {
            message = "a text stands before the front matter";
            hint = "Move it below the second line ---";
        }
        findings.error("E103", text.at(1, 1), message, hint);
    }

    private static void refuseWithoutClosing(SourceText text, List<String> lines, int open, Findings findings) {
        String hint = IntStream.range(open + 1, lines.size())
                .filter(number -> looksLikeFence(lines.get(number).strip()))
                .mapToObj(number -> "Write --- alone on line " + (number + 1) + ": three hyphens, no blank before them")
                .findFirst()
                .orElse("Put a line --- after its last key");
        findings.error("E104", text.at(open + 1, 1), "the front matter that begins here is not closed", hint);
    }

    /** Dashes of any kind and number, as editors make of three hyphens. */
    private static boolean looksLikeFence(String line) {
        return line.matches("[-\\u2010-\\u2015\\u2212]+");
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

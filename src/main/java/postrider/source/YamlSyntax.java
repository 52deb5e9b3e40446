package postrider.source;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Puts the parser's complaints into words that tell an author what to do, at the place where it is to be done. */
final class YamlSyntax {
    private static final String QUOTE_ALL =
            "Put the whole value into quotes, as in title: 'Part 1: The start', and look at the line above it";
    private static final Pattern CLOSED_TOO_EARLY = Pattern.compile("[^\"'\\[{]*:[ \t]+([\"'\\[{]).*");
    private static final Pattern CANNOT_BEGIN = Pattern.compile("cannot start any token|unexpected character found"
            + "|a comment or a line break|(?:entries|keys) are not allowed here|the node content");
    private static final Pattern KEY_ONLY = Pattern.compile("[^:]*");

    private final List<String> lines;
    private final Places places;
    private final String problem;
    private final Mark at;
    private final Mark begun;

    private YamlSyntax(MarkedYamlEngineException e, Mark at, String text, Places places) {
        this.lines = text.lines().toList();
        this.places = places;
        this.problem = e.getProblem() == null ? "" : e.getProblem().replace('\n', ' ');
        this.at = at;
        this.begun = e.getContextMark().orElse(at);
    }

    static SourceFault fault(MarkedYamlEngineException e, String text, Places places) {
        Mark at = e.getProblemMark().or(e::getContextMark).orElse(null);
        if (at == null) {
            return new SourceFault(
                    SourceFault.Kind.SYNTAX, places.at(1, 1), "this is not YAML: " + e.getProblem(), QUOTE_ALL);
        }
        YamlSyntax syntax = new YamlSyntax(e, at, text, places);
        if (syntax.line(at.getLine()).startsWith("%")) {
            return new SourceFault(
                    SourceFault.Kind.REFERENCE,
                    syntax.place(at),
                    "a YAML directive (%) is not used here",
                    "Remove the line, or quote its text");
        }
        return syntax.fault(e.getContext() == null ? "" : e.getContext());
    }

    private SourceFault fault(String context) {
        if (context.contains("quoted scalar")) {
            return ofQuotes();
        }
        if (problem.contains("mapping values are not allowed")) {
            return ofColon();
        }
        if (problem.contains("could not find expected ':'")) {
            return withoutColon(begun.getLine());
        }
        if (context.contains("flow sequence") || context.contains("flow mapping")) {
            return fault(
                    begun,
                    "what is in brackets is not closed, or parted otherwise than by commas",
                    "Close the bracket; where it belongs to a text, put the whole value into quotes");
        }
        if (problem.contains("(tab)") || problem.contains("\\t")) {
            return fault(at, "a tab stands where YAML needs blanks", "Indent with blanks");
        }
        if (CANNOT_BEGIN.matcher(problem).find()) {
            return ofBeginning(context.matches(".*(?:alias|anchor|block scalar).*") ? begun : at);
        }
        return ofOrder();
    }

    private SourceFault ofQuotes() {
        if (problem.contains("end of stream") || problem.contains("document separator")) {
            return fault(
                    begun,
                    "a quoted text is not closed",
                    "Close the quote; write '' for an apostrophe inside single quotes");
        }
        return fault(
                at,
                "a backslash stands between double quotes, where it begins a sign of its own",
                "Write it twice, or use single quotes");
    }

    private SourceFault ofBeginning(Mark value) {
        String line = line(value.getLine());
        int from = line.offsetByCodePoints(0, Math.min(value.getColumn(), line.codePointCount(0, line.length())));
        String sign = from < line.length() ? line.substring(from, line.offsetByCodePoints(from, 1)) : "this mark";
        return fault(value, "a value cannot begin with " + sign + " without quotes", "Put the whole value into quotes");
    }

    /** A colon after which a value cannot begin: in the midst of another value, or because the line belongs to the one above. */
    private SourceFault ofColon() {
        String line = line(at.getLine());
        String before = line.substring(0, line.offsetByCodePoints(0, at.getColumn()));
        Optional<Integer> above = above(at.getLine());
        if (above.isEmpty() || !KEY_ONLY.matcher(before).matches()) {
            return fault(at, "a colon followed by a blank stands inside a value without quotes", QUOTE_ALL);
        }
        if (indent(at.getLine()) > indent(above.get())) {
            return fault(
                    at.getLine(),
                    indent(at.getLine()),
                    "this line is indented deeper than the one above, and so belongs to its value",
                    "Begin all keys in the same column");
        }
        return withoutColon(above.get());
    }

    private SourceFault withoutColon(int line) {
        return fault(
                line,
                indent(line),
                "this line is no key with a value: it has no colon followed by a blank",
                "Write key: value; a no-break space is no blank");
    }

    private SourceFault ofOrder() {
        if (CLOSED_TOO_EARLY.matcher(line(at.getLine())).matches()
                && !line(at.getLine()).isBlank()) {
            return fault(
                    at,
                    "text stands behind a closing quote or bracket",
                    "Put the whole value into quotes; write '' for an apostrophe inside single quotes");
        }
        if (problem.contains("block mapping start") || problem.contains("<block end>")) {
            return fault(
                    at.getLine(),
                    indent(at.getLine()),
                    "this line is indented otherwise than those it belongs to",
                    "Begin all keys in the same column, and what belongs to one of them deeper");
        }
        if (problem.contains("<document start>") && problem.contains("<scalar>")) {
            return withoutColon(at.getLine());
        }
        return fault(at, "this is not YAML: " + problem.toLowerCase(Locale.ROOT), QUOTE_ALL);
    }

    private SourceFault fault(Mark mark, String message, String hint) {
        return new SourceFault(SourceFault.Kind.SYNTAX, place(mark), message, hint);
    }

    private SourceFault fault(int line, int column, String message, String hint) {
        return new SourceFault(SourceFault.Kind.SYNTAX, places.at(line + 1, column + 1), message, hint);
    }

    private Location place(Mark mark) {
        return places.at(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private String line(int number) {
        return number < lines.size() ? lines.get(number) : "";
    }

    private int indent(int number) {
        String line = line(number);
        return line.length() - line.stripLeading().length();
    }

    /** The last line above that one with something on it. */
    private Optional<Integer> above(int number) {
        for (int above = number - 1; above >= 0; above--) {
            if (!line(above).isBlank()) {
                return Optional.of(above);
            }
        }
        return Optional.empty();
    }

    /** @param position in code points from the text's start */
    static Location place(String text, int position, Places places) {
        int offset = text.offsetByCodePoints(0, Math.min(position, text.codePointCount(0, text.length())));
        Location inText = new SourceText("", text, 1).at(offset);
        return places.at(inText.line(), inText.column());
    }
}

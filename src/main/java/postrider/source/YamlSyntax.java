package postrider.source;

import java.util.Locale;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Puts the parser's complaints into words that tell an author what to do. */
final class YamlSyntax {
    private YamlSyntax() {}

    static SourceFault fault(MarkedYamlEngineException e, String text, Places places) {
        Location at = e.getProblemMark()
                .or(e::getContextMark)
                .map(mark -> places.at(mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(places.at(1, 1));
        Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
        String problem = e.getProblem() == null ? "" : e.getProblem().toLowerCase(Locale.ROOT);
        String context = e.getContext() == null ? "" : e.getContext();
        if (mark != null && lineOf(text, mark.getLine()).startsWith("%")) {
            return new SourceFault(
                    SourceFault.Kind.REFERENCE,
                    at,
                    "a YAML directive (%) is not used here",
                    "Remove the line, or quote its text");
        }
        return new SourceFault(SourceFault.Kind.SYNTAX, at, message(problem, context), hint(problem, context));
    }

    private static String message(String problem, String context) {
        if (problem.contains("mapping values are not allowed")) {
            return "a colon followed by a blank stands inside a value without quotes";
        }
        if (isOpenQuote(problem, context)) {
            return "a quoted text is not closed";
        }
        if (problem.contains("\\t") || problem.contains("(tab)")) {
            return "a tab stands where YAML needs blanks";
        }
        return "this is not YAML: " + problem.replace("\n", " ");
    }

    private static String hint(String problem, String context) {
        if (isOpenQuote(problem, context)) {
            return "Close the quote; write '' for an apostrophe inside single quotes";
        }
        if (problem.contains("\\t") || problem.contains("(tab)")) {
            return "Indent with blanks";
        }
        return "Put the whole value into quotes, as in title: 'Part 1: The start', and look at the line above it";
    }

    private static boolean isOpenQuote(String problem, String context) {
        return context.contains("quoted scalar") && problem.contains("end of stream");
    }

    private static String lineOf(String text, int line) {
        return text.lines().skip(line).findFirst().orElse("");
    }

    /** @param position in code points from the text's start */
    static Location place(String text, int position, Places places) {
        int offset = text.offsetByCodePoints(0, Math.min(position, text.codePointCount(0, text.length())));
        Location inText = new SourceText("", text, 1).at(offset);
        return places.at(inText.line(), inText.column());
    }
}

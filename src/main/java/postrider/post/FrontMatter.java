package postrider.post;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import postrider.source.Location;
import postrider.source.Parsed;
import postrider.source.Places;
import postrider.source.SourceFault;
import postrider.source.SourceText;
import postrider.source.YamlDocument;
import postrider.source.YamlLimits;
import postrider.source.YamlMap;
import postrider.source.YamlNode;
import postrider.source.YamlNull;

/** The YAML between the fences, with the two liberties that Grav takes: a leading tab, and one repair (SPEC R3.5 to R3.10). */
final class FrontMatter {
    private static final int MAX_BYTES = 64 * 1024;
    private static final YamlLimits LIMITS = new YamlLimits(20, 1000);
    private static final Pattern LINE =
            Pattern.compile("([^\\s#'\"\\[\\]{}|>&*!%@`,?-][^:]*:[ \\t]+)([^\\s'\"\\[{|>&*!#].*)");
    private static final String TAB = "    ";

    private final SourceText source;
    private final Findings findings;

    private FrontMatter(SourceText source, Findings findings) {
        this.source = source;
        this.findings = findings;
    }

    /** Empty where it cannot be read; then the reason is among the findings, and nothing else of it. */
    static Optional<YamlMap> read(SourceText source, Findings findings) {
        return new FrontMatter(source, findings).map();
    }

    private Optional<YamlMap> map() {
        if (source.text().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            findings.error(
                    "E109", source.at(1, 1), "the front matter is larger than 64 KiB", "Move text into the body");
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>(List.of(source.text().split("\n", -1)));
        List<Integer> tabs = new ArrayList<>();
        Optional<Location> badTab = widenTabs(lines, tabs);
        if (badTab.isPresent()) {
            findings.error("E105", badTab.get(), "a tab stands in the indentation", "Indent with blanks");
            return Optional.empty();
        }
        Places places = (line, column) ->
                source.at(line, tabs.contains(line) ? Math.max(1, column - TAB.length() + 1) : column);
        Optional<YamlMap> map = parse(lines, places);
        if (map.isPresent()) {
            for (int line : tabs) {
                findings.warning(
                        "W101",
                        source.at(line, 1),
                        "a tab begins this line; it was read as four blanks",
                        "Indent with blanks");
            }
        }
        return map;
    }

    /** Turns one tab at a line's start into four blanks. @return the first tab that cannot be read so */
    private Optional<Location> widenTabs(List<String> lines, List<Integer> widened) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank()) {
                lines.set(i, "");
            } else if (line.startsWith("\t") && i > 0) {
                line = TAB + line.substring(1);
                lines.set(i, line);
                widened.add(i + 1);
            }
            int tab = line.substring(0, line.length() - line.stripLeading().length())
                    .indexOf('\t');
            if (tab >= 0 && !line.isBlank()) {
                return Optional.of(source.at(i + 1, widened.contains(i + 1) ? tab - TAB.length() + 2 : tab + 1));
            }
        }
        return Optional.empty();
    }

    private Optional<YamlMap> parse(List<String> lines, Places places) {
        Parsed<YamlNode> first = YamlDocument.parse(String.join("\n", lines), places, LIMITS);
        if (!(first instanceof Parsed.Bad<YamlNode> bad)) {
            return asMap(((Parsed.Good<YamlNode>) first).value());
        }
        if (bad.fault().kind() != SourceFault.Kind.SYNTAX) {
            findings.error(bad.fault());
            return Optional.empty();
        }
        List<Location> repaired = repair(lines, places);
        Parsed<YamlNode> second = YamlDocument.parse(String.join("\n", lines), places, LIMITS);
        if (second instanceof Parsed.Bad<YamlNode> still) {
            findings.error(still.fault().kind() == SourceFault.Kind.SYNTAX ? bad.fault() : still.fault());
            return Optional.empty();
        }
        for (Location at : repaired) {
            findings.warning(
                    "W102",
                    at,
                    "this value holds a mark that YAML gives a meaning; it was read as text",
                    "Put it into quotes");
        }
        return asMap(((Parsed.Good<YamlNode>) second).value());
    }

    /** Quotes what an author most likely meant as text. @return the places of what was quoted */
    private static List<Location> repair(List<String> lines, Places places) {
        List<Location> repaired = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher line = LINE.matcher(lines.get(i));
            if (!line.matches()) {
                continue;
            }
            int comment = line.group(2).indexOf(" #");
            String value = (comment < 0 ? line.group(2) : line.group(2).substring(0, comment)).strip();
            String rest = comment < 0 ? "" : line.group(2).substring(comment);
            if (confusesYaml(value)) {
                lines.set(i, line.group(1) + "'" + value.replace("'", "''") + "'" + rest);
                repaired.add(places.at(
                        i + 1, line.group(1).codePointCount(0, line.group(1).length()) + 1));
            }
        }
        return repaired;
    }

    private static boolean confusesYaml(String value) {
        return value.contains(": ")
                || value.endsWith(":")
                || value.startsWith("- ")
                || value.startsWith("? ")
                || "@`%,".indexOf(value.charAt(0)) >= 0;
    }

    private Optional<YamlMap> asMap(YamlNode root) {
        if (root instanceof YamlMap map) {
            return Optional.of(map);
        }
        if (root instanceof YamlNull) {
            return Optional.of(new YamlMap(source.at(1, 1), List.of()));
        }
        findings.error(
                "E107",
                root.at(),
                "the front matter is not a list of keys and values",
                "Write key: value, with a blank after the colon");
        return Optional.empty();
    }
}

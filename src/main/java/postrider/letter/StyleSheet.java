package postrider.letter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Flat rules, {@code name.class { style }}, that are written onto elements: mail clients drop or mangle style sheets. */
final class StyleSheet {
    private static final Pattern RULE = Pattern.compile("([a-z][a-z0-9-]*)((?:\\.[a-z]+)*)\\s*\\{([^}]*)}");
    private static final Pattern LINE_BREAK = Pattern.compile("\\s*\n\\s*");

    private final Map<String, Rule> rules = new HashMap<>();

    private record Rule(List<String> classes, String style) {}

    /** @param text as {@code templates/part/letter-text.ftl} gives it */
    StyleSheet(String text) {
        RULE.matcher(text).results().forEach(found -> {
            List<String> classes = List.of(
                    found.group(2).isEmpty()
                            ? new String[0]
                            : found.group(2).substring(1).split("\\."));
            String style = LINE_BREAK.matcher(found.group(3).strip()).replaceAll("");
            rules.put(
                    found.group(1),
                    new Rule(classes, style.endsWith(";") ? style.substring(0, style.length() - 1) : style));
        });
    }

    boolean has(String rule) {
        return rules.containsKey(rule);
    }

    /** Gives the element the style and classes of that rule; where there is none, nothing. */
    void put(String rule, Element element) {
        Rule found = rules.get(rule);
        if (found != null) {
            String own = element.attr("style");
            element.attr("style", own.isEmpty() ? found.style() : found.style() + ";" + own);
            found.classes().forEach(element::addClass);
        }
    }
}

package postrider.letter;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import postrider.template.Shade;

/** Whether a letter's words can be read on their ground: at least 4.5 : 1. What sets neither colour is left to the mail program. */
final class Contrast {
    private static final double LEAST = 4.5;
    private static final Pattern STYLE = Pattern.compile("(?:^|;)\\s*(color|background-color)\\s*:\\s*(#[0-9a-fA-F]+)");
    private static final Pattern DARK =
            Pattern.compile("@media\\s*\\(prefers-color-scheme:\\s*dark\\)\\s*\\{((?:[^{}]*\\{[^{}]*})*)");
    private static final Pattern RULE = Pattern.compile("\\.([a-z]+)([^{]*)\\{([^{}]*)}");

    /** Of text and ground, as far as they are set. */
    private record Pair(@Nullable Shade text, @Nullable Shade ground) {
        Pair over(Pair outer) {
            return new Pair(text == null ? outer.text : text, ground == null ? outer.ground : ground);
        }
    }

    /** A way in which a letter is shown. @param usual what mail programs take where a letter sets one of the two alone */
    private record Scheme(String name, Map<String, Pair> classes, Shade text, Shade ground) {}

    private final Set<String> findings = new LinkedHashSet<>();

    private Contrast() {}

    /** A sentence for each pair of colours that is too close. */
    static List<String> findings(Document html) {
        Contrast contrast = new Contrast();
        Pair unset = new Pair(null, null);
        Scheme light = new Scheme("light", Map.of(), new Shade(0, 0, 0), new Shade(255, 255, 255));
        contrast.look(html.body(), unset, light);
        Map<String, Pair> classes = dark(html);
        if (!classes.isEmpty()) {
            contrast.look(
                    html.body(),
                    unset,
                    new Scheme("dark", classes, new Shade(255, 255, 255), new Shade(0x12, 0x12, 0x12)));
        }
        return List.copyOf(contrast.findings);
    }

    private static Map<String, Pair> dark(Document html) {
        Map<String, Pair> classes = new HashMap<>();
        for (Element style : html.select("style")) {
            Matcher block = DARK.matcher(style.data());
            while (block.find()) {
                RULE.matcher(block.group(1)).results().forEach(rule -> {
                    String names = rule.group(1) + rule.group(2);
                    Pair pair = pair(rule.group(3));
                    for (String name : names.split("[,\\s.]+")) {
                        classes.merge(name, pair, (one, other) -> other.over(one));
                    }
                });
            }
        }
        return classes;
    }

    private static Pair pair(String style) {
        Map<String, Shade> found = new HashMap<>();
        STYLE.matcher(style)
                .results()
                .forEach(one -> Shade.parse(one.group(2)).ifPresent(shade -> found.put(one.group(1), shade)));
        return new Pair(found.get("color"), found.get("background-color"));
    }

    private void look(Element element, Pair outer, Scheme scheme) {
        if (element.attr("style").replace(" ", "").contains("display:none") || element.nameIs("style")) {
            return;
        }
        Pair own = pair(element.attr("style"));
        Optional<Shade> attribute = Shade.parse(element.attr("bgcolor"));
        if (own.ground() == null && attribute.isPresent()) {
            own = new Pair(own.text(), attribute.get());
        }
        for (String name : element.classNames()) {
            Pair dark = scheme.classes().get(name);
            own = dark == null ? own : dark.over(own);
        }
        Pair here = own.over(outer);
        for (Node child : element.childNodes()) {
            if (child instanceof Element inner) {
                look(inner, here, scheme);
            } else if (child instanceof TextNode text
                    && !text.getWholeText().replace('\u00A0', ' ').isBlank()) {
                judge(here, text, scheme);
            }
        }
    }

    private void judge(Pair pair, TextNode words, Scheme scheme) {
        if (pair.text() == null && pair.ground() == null) {
            return;
        }
        Shade text = pair.text() == null ? scheme.text() : pair.text();
        Shade ground = pair.ground() == null ? scheme.ground() : pair.ground();
        double ratio = text.contrast(ground);
        if (ratio < LEAST) {
            findings.add(String.format(
                    Locale.ROOT,
                    "%s on %s is %.1f : 1 in %s mode, and should be 4.5 : 1: \"%s\"",
                    text.hex(),
                    ground.hex(),
                    ratio,
                    scheme.name(),
                    OneLine.cut(words.text().strip(), 40)));
        }
    }
}

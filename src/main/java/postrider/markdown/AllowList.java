package postrider.markdown;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Safelist;

/** What HTML may hold when it leaves (SPEC R10.5): elements, attributes, and of the latter the values that only we write. */
final class AllowList extends Safelist {
    /** Attributes that authors may write. */
    static final Set<String> ATTRIBUTES =
            Set.of("href", "title", "src", "alt", "width", "height", "colspan", "rowspan", "align");

    /** The only styles there are: those of shortcodes. */
    static final Pattern STYLE =
            Pattern.compile("text-align: (?:center|left|right|justify)|color: (?:#(?:\\p{XDigit}{3}|\\p{XDigit}{4}"
                    + "|\\p{XDigit}{6}|\\p{XDigit}{8})|[A-Za-z]{1,30})");

    /** Elements that go with all they hold. */
    static final Set<String> REMOVED_WHOLE = Set.of(
            "script", "style", "template", "object", "embed", "form", "noscript", "svg", "math", "head", "title");

    private static final String[] ELEMENTS = {
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "br",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
        "wbr",
        "p",
        "div",
        "hr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "table",
        "caption",
        "colgroup",
        "col",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
        "figure",
        "figcaption",
        "img",
        "details",
        "summary"
    };

    private static final Set<String> ALLOWED_ELEMENTS = Set.of(ELEMENTS);

    /** Values of attributes that authors may not write, by attribute. */
    private static final Map<String, Pattern> OURS = Map.of(
            "style", STYLE,
            "class",
                    Pattern.compile(
                            Gallery.CLASS + "|notice notice-[a-z]+|" + Footnotes.CLASS + "|" + Footnotes.MARK_CLASS),
            "id", Footnotes.ID,
            "start", Pattern.compile("\\d{1,9}"),
            "loading", Pattern.compile("lazy"));

    AllowList() {
        addTags(ELEMENTS);
        addAttributes(":all", "title", "align", "width", "height", "style", "class", "id");
        addAttributes("a", "href");
        addAttributes("img", "src", "alt", "loading");
        addAttributes("th", "colspan", "rowspan");
        addAttributes("td", "colspan", "rowspan");
        addAttributes("ol", "start");
        addProtocols("a", "href", "http", "https", "mailto", "tel");
        addProtocols("img", "src", "http", "https");
    }

    static boolean allowsElement(String name) {
        return ALLOWED_ELEMENTS.contains(name);
    }

    @Override
    public boolean isSafeAttribute(String tagName, Element element, Attribute attribute) {
        Pattern ours = OURS.get(attribute.getKey());
        return super.isSafeAttribute(tagName, element, attribute)
                && (ours == null || ours.matcher(attribute.getValue()).matches());
    }
}

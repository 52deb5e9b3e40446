package postrider.markdown;

import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Attributes;

/**
 * Attribute names that carry our notes through the HTML parser. No author can forge them: the body holds no such word.
 *
 * <p>Inline shortcodes travel as {@code font}: of formatting elements the HTML parser repairs the nesting and renews them in each
 * paragraph that they span, which it does not for {@code span}.
 */
record CarrierNames(String word) {
    static final String INLINE = "font";

    static CarrierNames notIn(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int number = 0;
        while (lower.contains("pr" + number + "x")) {
            number++;
        }
        return new CarrierNames("pr" + number + "x");
    }

    /** On elements that the author wrote as HTML, links and images: where they stand, then where their target does. */
    String place() {
        return word + "at";
    }

    /** On {@code font}: the element that it stands for. */
    String element() {
        return word + "is";
    }

    /** On {@code hr}: the delimiter. On {@code a}: Grav's {@code [plugin:…](…)}, with the plugin's name. */
    String mark() {
        return word + "on";
    }

    String placed(int offset, int target) {
        return " " + place() + "=\"" + offset + " " + target + "\"";
    }

    String delimiter(int offset) {
        return "<hr" + placed(offset, offset) + " " + mark() + "=\"delimiter\">";
    }

    String opening(Markup.Around around, boolean block) {
        Attributes attributes = new Attributes();
        for (Map.Entry<String, String> attribute : around.attributes().entrySet()) {
            attributes.put(attribute.getKey(), attribute.getValue());
        }
        if (block) {
            return "<" + around.element() + attributes.html() + ">";
        }
        return "<" + INLINE + " " + element() + "=\"" + around.element() + "\"" + attributes.html() + ">";
    }

    String closing(Markup.Around around, boolean block) {
        return "</" + (block ? around.element() : INLINE) + ">";
    }
}

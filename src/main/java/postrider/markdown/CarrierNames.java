package postrider.markdown;

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
        int number = 0;
        while (isIn(text, number)) {
            number++;
        }
        return new CarrierNames(word(number));
    }

    private static String word(int number) {
        return "pr" + number + "x";
    }

    /** In whatever letter case: readers of HTML don't mind it. */
    private static boolean isIn(String text, int number) {
        String word = word(number);
        char digit = word.charAt(2);
        for (int at = text.indexOf(digit); at >= 0; at = text.indexOf(digit, at + 1)) {
            if (text.regionMatches(true, at - 2, word, 0, word.length())) {
                return true;
            }
        }
        return false;
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

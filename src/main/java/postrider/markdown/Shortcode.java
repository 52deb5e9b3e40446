package postrider.markdown;

import static postrider.markdown.Shortcode.End.NEEDED;
import static postrider.markdown.Shortcode.End.OPTIONAL;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A shortcode that the program knows, and what becomes of it (SPEC R11.5). To add one, add an entry to {@link #known}.
 *
 * @param name in lower case
 * @param end whether it makes sense without a closing tag
 * @param block whether it stands between paragraphs, not inside one
 */
record Shortcode(String name, End end, boolean block, Function<ShortcodeCall, Markup> markup) {
    private static final Map<String, Shortcode> KNOWN = known();

    /** Whether {@code [/name]} has to follow (R11.4). */
    enum End {
        NEEDED,
        OPTIONAL
    }

    static Optional<Shortcode> named(String name) {
        return Optional.ofNullable(KNOWN.get(name.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, Shortcode> known() {
        Map<String, Shortcode> all = new HashMap<>();
        for (String name : new String[] {"owl-carousel", "gallery", "slideshow", "carousel"}) {
            block(all, name, NEEDED, call -> Markup.element("div", "class", Gallery.CLASS));
        }
        for (String side : new String[] {"center", "left", "right", "justify"}) {
            block(all, side, NEEDED, call -> Markup.element("div", "style", "text-align: " + side));
        }
        for (String name : new String[] {"h1", "h2", "h3", "h4", "h5", "h6"}) {
            block(all, name, NEEDED, call -> Markup.element(name));
        }
        for (String name : new String[] {"columns", "div", "callout"}) {
            block(all, name, NEEDED, call -> Markup.element("div"));
        }
        block(all, "section", NEEDED, call -> Markup.content());
        block(all, "notice", NEEDED, ShortcodeRules::notice);
        block(all, "details", NEEDED, ShortcodeRules::details);
        block(all, "figure", NEEDED, ShortcodeRules::figure);
        inline(all, "color", NEEDED, ShortcodeRules::color);
        inline(all, "u", NEEDED, call -> Markup.element("u"));
        inline(all, "mark", NEEDED, call -> Markup.element("mark"));
        for (String name : new String[] {"size", "span", "badge"}) {
            inline(all, name, NEEDED, call -> Markup.content());
        }
        inline(all, "fa", OPTIONAL, call -> Markup.content());
        inline(all, "lang", NEEDED, ShortcodeRules::lang);
        inline(all, "safe-email", NEEDED, ShortcodeRules::safeEmail);
        block(all, "youtube", OPTIONAL, call -> ShortcodeRules.video(call, "https://www.youtube.com/watch?v="));
        block(all, "vimeo", OPTIONAL, call -> ShortcodeRules.video(call, "https://vimeo.com/"));
        block(all, "h5p", OPTIONAL, call -> ShortcodeRules.embed(call, "https://h5p.org/h5p/embed/"));
        block(all, "embedly", OPTIONAL, call -> ShortcodeRules.embed(call, ""));
        block(all, "iframe", OPTIONAL, call -> ShortcodeRules.embed(call, ""));
        for (String name : new String[] {"clearboth", "clear"}) {
            block(all, name, OPTIONAL, call -> Markup.content());
        }
        for (String name : new String[] {"speakerdeck", "swipe"}) {
            block(all, name, OPTIONAL, call -> Markup.dropped());
        }
        for (String name : new String[] {"lorem", "uri", "read-file", "translate"}) {
            inline(all, name, OPTIONAL, call -> Markup.dropped());
        }
        return Map.copyOf(all);
    }

    private static void block(
            Map<String, Shortcode> all, String name, End end, Function<ShortcodeCall, Markup> markup) {
        all.put(name, new Shortcode(name, end, true, markup));
    }

    private static void inline(
            Map<String, Shortcode> all, String name, End end, Function<ShortcodeCall, Markup> markup) {
        all.put(name, new Shortcode(name, end, false, markup));
    }
}

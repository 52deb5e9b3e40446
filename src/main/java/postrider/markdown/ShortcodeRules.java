package postrider.markdown;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/** Those shortcodes whose markup takes more than a line. */
final class ShortcodeRules {
    private static final Set<String> NOTICES = Set.of("info", "note", "tip", "warning", "error", "success");
    private static final Set<String> YES = Set.of("true", "yes", "on", "1");
    private static final Pattern HTTP = Pattern.compile("(?i)https?://[^\\s\\[\\]<>\"]+");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");

    private ShortcodeRules() {}

    static Markup notice(ShortcodeCall call) {
        String kind = call.valueOr("type").orElse("").toLowerCase(Locale.ROOT);
        String known = NOTICES.contains(kind) ? kind : "info";
        return Markup.element("div", "class", "notice notice-" + known);
    }

    /** Mail has no element that opens and closes, so the summary becomes a line of its own. */
    static Markup details(ShortcodeCall call) {
        String before = call.valueOr("summary")
                .map(summary -> "<p><strong>" + Entities.escape(summary) + "</strong></p>")
                .orElse("");
        return new Markup.Around("div", Map.of(), before, "");
    }

    static Markup figure(ShortcodeCall call) {
        String after = call.valueOr("caption")
                .map(caption -> "<figcaption>" + Entities.escape(caption) + "</figcaption>")
                .orElse("");
        return new Markup.Around("figure", Map.of(), "", after);
    }

    static Markup color(ShortcodeCall call) {
        return call.valueOr("color")
                .map(color -> "color: " + color)
                .filter(style -> AllowList.STYLE.matcher(style).matches())
                .map(style -> Markup.element("span", "style", style))
                .orElse(Markup.content());
    }

    static Markup lang(ShortcodeCall call) {
        boolean meant = Arrays.stream(call.valueOr("lang").orElse("").split(",", -1))
                .map(language -> language.strip().toLowerCase(Locale.ROOT))
                .filter(language -> !language.isEmpty())
                .anyMatch(language -> (call.language().toLowerCase(Locale.ROOT) + "-").startsWith(language + "-"));
        return meant ? Markup.content() : new Markup.Instead("");
    }

    static Markup safeEmail(ShortcodeCall call) {
        String address = call.content().strip();
        if (!YES.contains(call.attribute("autolink").toLowerCase(Locale.ROOT)) || address.isEmpty()) {
            return new Markup.Instead(Entities.escape(address));
        }
        String subject = call.attribute("subject");
        String query = subject.isEmpty() ? "" : "?subject=" + UrlText.component(subject);
        return new Markup.Instead(Markup.link("mailto:" + UrlText.encoded(address) + query, address));
    }

    /** @param page what an id is put behind */
    static Markup video(ShortcodeCall call, String page) {
        String said = call.content().isBlank()
                ? call.valueOr("id", "url").orElse("")
                : call.content().strip();
        return link(said, page);
    }

    /** @param page what an {@code id} is put behind, or empty where ids mean nothing */
    static Markup embed(ShortcodeCall call, String page) {
        Optional<String> url = call.valueOr("url", "src");
        if (url.isPresent() || page.isEmpty()) {
            return link(url.orElse(call.content().strip()), "");
        }
        return link(call.attribute("id"), page);
    }

    private static Markup link(String said, String page) {
        if (HTTP.matcher(said).matches()) {
            return Markup.linkParagraph(said);
        }
        return !page.isEmpty() && ID.matcher(said).matches() ? Markup.linkParagraph(page + said) : Markup.dropped();
    }
}

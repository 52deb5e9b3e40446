package postrider.markdown;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import postrider.post.Post;

/** Footnotes: their marks and notes get ids that stay apart where several posts share a page. */
final class Footnotes {
    static final String CLASS = "footnotes";
    static final String MARK_CLASS = "footnote-ref";
    static final Pattern ID = Pattern.compile("fn(?:ref)?-[0-9a-z]{8}-[^\\s\"'<>]+");

    private static final String FROM = "section." + CLASS + "[data-footnotes]";

    private final Post post;
    private final CarrierNames carriers;

    Footnotes(Post post, CarrierNames carriers) {
        this.post = post;
        this.carriers = carriers;
    }

    /** Whether a text can yield anything to settle. */
    static boolean mayStandIn(String markdown) {
        return markdown.contains("[^") || markdown.contains("fn");
    }

    void settle(Element body) {
        String ours = ":not([" + carriers.place() + "])";
        for (Element notes : body.select(FROM + ours)) {
            notes.tagName("div").clearAttributes().attr("class", CLASS);
        }
        for (Element marked :
                body.select("sup." + MARK_CLASS + ours + ", a[id^=fnref]" + ours + ", li[id^=fn-]" + ours)) {
            if (marked.hasAttr("id")) {
                marked.attr("id", apart(marked.id()));
            }
        }
        for (Element link : body.select("a[data-footnote-ref]" + ours + ", a[data-footnote-backref]" + ours)) {
            String id = link.attr("href");
            link.attr("href", id.startsWith("#fn") ? "#" + apart(id.substring(1)) : id);
        }
    }

    private String apart(String id) {
        int dash = id.indexOf('-');
        String hash = Integer.toHexString(post.id().value().hashCode());
        return id.substring(0, dash + 1)
                + "0".repeat(8 - hash.length())
                + hash
                + id.substring(dash).replaceAll("[\\s\"'<>]", "");
    }
}

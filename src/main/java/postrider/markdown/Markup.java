package postrider.markdown;

import java.util.Map;
import org.jsoup.nodes.Entities;

/** What a shortcode leaves in the HTML. */
sealed interface Markup {
    /** An element around the content. @param before HTML ahead of the content; @param after likewise behind it */
    record Around(String element, Map<String, String> attributes, String before, String after) implements Markup {
        public Around {
            attributes = Map.copyOf(attributes);
        }
    }

    /** The content without its tags. */
    record Content() implements Markup {}

    /** HTML in the place of tags and content. */
    record Instead(String html) implements Markup {}

    /** Nothing, and W405. */
    record Dropped() implements Markup {}

    static Markup element(String name) {
        return new Around(name, Map.of(), "", "");
    }

    static Markup element(String name, String attribute, String value) {
        return new Around(name, Map.of(attribute, value), "", "");
    }

    static Markup content() {
        return new Content();
    }

    static Markup dropped() {
        return new Dropped();
    }

    /** A paragraph that holds one link with its own address as its words. */
    static Markup linkParagraph(String url) {
        return new Instead("<p>" + link(url, url) + "</p>");
    }

    static String link(String url, String words) {
        return "<a href=\"" + Entities.escape(url) + "\">" + Entities.escape(words) + "</a>";
    }
}

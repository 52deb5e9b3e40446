package postrider.letter;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import postrider.markdown.SafeHtml;

/** A post's HTML, taken apart for a letter: only what mail clients show, and nothing but blocks at the top. */
final class PostBody {
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "dl",
            "blockquote",
            "pre",
            "table",
            "figure",
            "hr");
    private static final Pattern ALIGN = Pattern.compile("text-align\\s*:\\s*(left|center|right)\\b");
    private static final Safelist ALLOWED = new Safelist()
            .addTags(
                    "p", "div", "span", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt",
                    "dd")
            .addTags("blockquote", "pre", "code", "figure", "figcaption", "a", "img")
            .addTags("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td")
            .addTags(
                    "b", "strong", "i", "em", "u", "s", "del", "ins", "mark", "small", "sub", "sup", "cite", "q", "kbd",
                    "samp")
            .addTags("var", "abbr", "dfn", "time", "bdi")
            .addAttributes("a", "href")
            .addAttributes("img", "src", "alt", "width", "height")
            .addAttributes("ol", "start")
            .addAttributes("td", "colspan", "rowspan")
            .addAttributes("th", "colspan", "rowspan")
            .addAttributes("div", "class")
            .addAttributes(":all", "lang", "dir", "align")
            .addProtocols("a", "href", "http", "https", "mailto", "tel")
            .addProtocols("img", "src", "http", "https");

    private PostBody() {}

    /** The body element of a document of its own, which the caller may change. */
    static Element of(SafeHtml html) {
        Document dirty = Jsoup.parseBodyFragment(OneLine.withoutMarks(html.toString()));
        dirty.select("[style]").forEach(PostBody::keepAlignment);
        Document clean = new Cleaner(ALLOWED).clean(dirty);
        clean.outputSettings().prettyPrint(false);
        Element body = clean.body();
        dropMarks(body);
        wrapInlines(body);
        for (Element div : body.select("div")) {
            if (!div.hasClass("gallery") && div.children().stream().noneMatch(PostBody::isBlock)) {
                div.tagName("p");
            } else {
                wrapInlines(div);
            }
        }
        return body;
    }

    static boolean isBlock(Node node) {
        return node instanceof Element element && BLOCKS.contains(element.normalName());
    }

    /** Whether a paragraph holds pictures and nothing else. */
    static boolean isOnlyPictures(Element paragraph) {
        return paragraph.normalName().equals("p")
                && !paragraph.select("img").isEmpty()
                && paragraph.text().isBlank();
    }

    /** The pictures of a gallery, a figure or a paragraph, each with the caption of its figure. */
    static List<Picture> pictures(Element group, PictureFinder finder) {
        return group.select("img").stream()
                .map(img -> finder.picture(img, caption(img, group)))
                .toList();
    }

    /** Those of a whole body. */
    static List<Picture> allPictures(Element body, PictureFinder finder) {
        return body.select("img").stream()
                .map(img -> finder.picture(img, caption(img, body)))
                .toList();
    }

    private static String caption(Element img, Element group) {
        Element figure = group.nameIs("figure") ? group : img.closest("figure");
        Element caption = figure == null ? null : figure.selectFirst("figcaption");
        return caption == null ? "" : caption.text();
    }

    /** Takes the pictures out, with their captions and the links around them. */
    static void dropPictures(Element body) {
        body.select("div.gallery, figure:has(img)").remove();
        body.select("img").remove();
        body.select("a:not(:has(*))").stream().filter(link -> !link.hasText()).forEach(Node::remove);
        body.select("p").stream().filter(paragraph -> !paragraph.hasText()).forEach(Node::remove);
    }

    private static void keepAlignment(Element element) {
        Matcher align = ALIGN.matcher(element.attr("style"));
        if (align.find()) {
            element.attr("align", align.group(1));
        }
    }

    /** References such as {@code &#xE000;} become characters only when read. */
    private static void dropMarks(Element body) {
        body.traverse((node, depth) -> {
            if (node instanceof TextNode text) {
                text.text(OneLine.withoutMarks(text.getWholeText()));
            }
            node.attributes().forEach(attribute -> attribute.setValue(OneLine.withoutMarks(attribute.getValue())));
        });
    }

    /** Puts text that stands beside blocks into paragraphs. */
    private static void wrapInlines(Element parent) {
        Element paragraph = null;
        for (Node child : List.copyOf(parent.childNodes())) {
            if (isBlock(child)) {
                paragraph = null;
            } else if (paragraph != null) {
                paragraph.appendChild(child);
            } else if (!(child instanceof TextNode text && text.isBlank())) {
                paragraph = new Element("p");
                child.before(paragraph);
                paragraph.appendChild(child);
            }
        }
    }
}

package postrider.markdown;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/** From HTML with our notes in it to two safe halves. The allow-list comes last: nothing is changed behind it. */
final class PostHtml {
    /** Well over what Markdown and shortcodes may nest; deeper elements of the author's stay on this level. */
    private static final int DEEPEST = 150;

    private static final Evaluator REMOVED_WHOLE = QueryParser.parse(String.join(", ", AllowList.REMOVED_WHOLE));

    private static final Cleaner CLEANER = new Cleaner(new AllowList());

    private final Document document;
    private final CarrierNames carriers;

    PostHtml(String html, CarrierNames carriers) {
        this.document = Parser.htmlParser().setMaxDepth(DEEPEST).parseInput("<body>" + html, "");
        this.carriers = carriers;
        document.body().select(REMOVED_WHOLE).remove();
    }

    /** What stands before the delimiter. @param delimiter its offset in the body */
    record Lead(Element html, int delimiter) {}

    Element body() {
        return document.body();
    }

    /** Turns carriers into the elements they stand for and takes from the author's elements what only we may write. */
    void settle() {
        for (Element carrier : body().select(CarrierNames.INLINE + "[" + carriers.element() + "]")) {
            if (isBlank(carrier)) {
                carrier.unwrap();
                continue;
            }
            carrier.tagName(carrier.attr(carriers.element())).removeAttr(carriers.element());
        }
        for (Element written : body().select("[" + carriers.place() + "]")) {
            List<String> names = written.attributes().asList().stream()
                    .map(Attribute::getKey)
                    .toList();
            names.stream().filter(name -> !isKept(name)).forEach(written::removeAttr);
        }
        tidy();
    }

    private boolean isKept(String attribute) {
        return AllowList.ATTRIBUTES.contains(attribute)
                || attribute.equals("loading")
                || attribute.startsWith(carriers.word());
    }

    /** What the shortcodes left behind: paragraphs without content, and paragraphs within headings. */
    private void tidy() {
        body().select("h1 > p, h2 > p, h3 > p, h4 > p, h5 > p, h6 > p").forEach(Element::unwrap);
        for (Element paragraph : body().select("p")) {
            if (isBlank(paragraph)) {
                paragraph.remove();
            }
        }
    }

    private static boolean isBlank(Element element) {
        return element.childrenSize() == 0 && element.textNodes().stream().allMatch(TextNode::isBlank);
    }

    /** Empty where no delimiter was found; else what stands before it is taken out of the body. */
    Optional<Lead> cutLead() {
        Element mark = body().selectFirst("hr[" + carriers.mark() + "]");
        if (mark == null) {
            return Optional.empty();
        }
        Lead lead = new Lead(before(mark, body()), HtmlPlaces.target(mark, carriers));
        mark.remove();
        return Optional.of(lead);
    }

    /** All that stands before the mark, within copies of what the mark stands in. */
    private static Element before(Element mark, Element root) {
        Element inner = null;
        Element at = mark;
        while (at != root && at.parent() != null) {
            Element parent = at.parent();
            Element copy = parent.shallowClone();
            copy.appendChildren(List.copyOf(parent.childNodes().subList(0, at.siblingIndex())));
            if (inner != null) {
                copy.appendChild(inner);
            }
            inner = copy;
            at = parent;
        }
        return inner == null ? new Element("body") : inner;
    }

    /** HTML that may be published, and what a reader sees of it. */
    record Safe(SafeHtml html, String text) {
        static final Safe NOTHING = new Safe(SafeHtml.empty(), "");
    }

    /** The children of this element as they may be published. */
    static Safe safe(Element element) {
        Document dirty = Document.createShell("");
        dirty.body().appendChildren(List.copyOf(element.childNodes()));
        dirty.body().forEachNode(PostHtml::withoutForbidden);
        Document clean = CLEANER.clean(dirty);
        clean.outputSettings().prettyPrint(false);
        SafeHtml html = new SafeHtml(clean.body().html().strip());
        return new Safe(html, SummaryText.of(clean.body()));
    }

    private static void withoutForbidden(Node node) {
        if (node instanceof TextNode text) {
            String whole = text.getWholeText();
            String printable = Characters.printable(whole);
            if (!printable.equals(whole)) {
                text.text(printable);
            }
            return;
        }
        for (Attribute attribute : node.attributes()) {
            String printable = Characters.printable(attribute.getValue());
            if (!printable.equals(attribute.getValue())) {
                attribute.setValue(printable);
            }
        }
    }
}

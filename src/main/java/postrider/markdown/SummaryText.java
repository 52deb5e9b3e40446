package postrider.markdown;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jsoup.select.QueryParser;
import postrider.post.SummaryRule;

/** The summary of a post as plain text (SPEC R9.5 to R9.7). */
final class SummaryText {
    private static final Evaluator LEFT_OUT =
            QueryParser.parse("figure, sup." + Footnotes.MARK_CLASS + ", div." + Footnotes.CLASS);

    private SummaryText() {}

    /** @param lead its text; empty where no delimiter decides */
    static String of(SummaryRule rule, String lead, String whole) {
        if (rule.text() != null) {
            return Characters.collapsed(Characters.printable(rule.text()));
        }
        if (rule.whole()) {
            return whole;
        }
        if (!lead.isEmpty()) {
            return lead;
        }
        return rule.size() == 0 ? whole : cut(whole, rule.size());
    }

    /** How many UTF-16 units of a text without deciding delimiter are all that {@link #of} looks at. */
    static int enough(SummaryRule rule) {
        if (rule.text() != null) {
            return 1;
        }
        return rule.whole() || rule.size() == 0
                ? Integer.MAX_VALUE
                : (int) Math.min(Integer.MAX_VALUE, 2L * rule.size() + 2);
    }

    /** What a reader sees of this HTML, on one line, without pictures, captions and footnotes; these are taken out of it. */
    static String of(Element body) {
        body.select(LEFT_OUT).remove();
        StringBuilder text = new StringBuilder();
        NodeTraversor.traverse(
                new NodeVisitor() {
                    @Override
                    public void head(Node node, int depth) {
                        if (node instanceof TextNode words) {
                            text.append(words.getWholeText());
                        } else {
                            edge(node);
                        }
                    }

                    @Override
                    public void tail(Node node, int depth) {
                        edge(node);
                    }

                    private void edge(Node node) {
                        if (node instanceof Element element
                                && (element.isBlock() || element.normalName().equals("br"))) {
                            text.append(' ');
                        }
                    }
                },
                body);
        return Characters.collapsed(text.toString());
    }

    private static String cut(String text, int size) {
        if (text.codePointCount(0, text.length()) <= size) {
            return text;
        }
        int end = text.offsetByCodePoints(0, size);
        String first = text.substring(0, end);
        int blank = first.lastIndexOf(' ');
        boolean withinWord = text.charAt(end) != ' ' && blank > 0;
        return (withinWord ? first.substring(0, blank) : first).stripTrailing() + "…";
    }
}

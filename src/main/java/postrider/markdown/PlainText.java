package postrider.markdown;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.jspecify.annotations.Nullable;

/** What a reader sees of nodes that {@link PlainHtml} knows, on one line, as {@link SummaryText} has it of HTML. */
final class PlainText extends AbstractVisitor {
    private final int enough;
    private final StringBuilder words = new StringBuilder();
    private boolean parted;

    private PlainText(int enough) {
        this.enough = enough;
    }

    /** @param end as in {@link PlainHtml#of}; @param enough UTF-16 units after which no more need be added */
    static String of(@Nullable Node start, @Nullable Node end, int enough) {
        PlainText text = new PlainText(enough);
        for (Node node = start; node != end && node != null && !text.isEnough(); node = node.getNext()) {
            text.add(node);
        }
        return text.words.toString();
    }

    private boolean isEnough() {
        return words.length() >= enough;
    }

    @Override
    protected void visitChildren(Node parent) {
        for (Node node = parent.getFirstChild(); node != null && !isEnough(); node = node.getNext()) {
            add(node);
        }
    }

    private void add(Node node) {
        parted |= node instanceof Block;
        node.accept(this);
        parted |= node instanceof Block;
    }

    /** Blanks of any kind become one. */
    private void add(String literal) {
        for (int at = 0; at < literal.length() && !isEnough(); at++) {
            char c = literal.charAt(at);
            if (Characters.isBlank(c)) {
                parted = true;
            } else {
                words.append(parted && !words.isEmpty() ? " " : "").append(c);
                parted = false;
            }
        }
    }

    @Override
    public void visit(Text text) {
        add(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        add(code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock block) {
        add(block.getLiteral());
    }

    @Override
    public void visit(FencedCodeBlock block) {
        add(block.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak end) {
        parted = true;
    }

    @Override
    public void visit(HardLineBreak end) {
        parted = true;
    }

    @Override
    public void visit(ThematicBreak between) {
        parted = true;
    }
}

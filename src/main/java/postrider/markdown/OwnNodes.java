package postrider.markdown;

import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;

/** What we add to the Markdown tree. */
final class OwnNodes {
    private OwnNodes() {}

    /** A token within a paragraph. */
    static final class TokenNode extends CustomNode {
        final String html;

        TokenNode(String html) {
            this.html = html;
        }
    }

    /** A line of nothing but tokens. */
    static final class TokenBlock extends CustomBlock {
        final String html;

        TokenBlock(String html) {
            this.html = html;
        }
    }

    /** The further lines of a paragraph that was too long. */
    static final class RestBlock extends CustomBlock {}

    /** A delimiter, before all is parted at the first. */
    static final class DelimiterBlock extends CustomBlock {
        final int offset;

        DelimiterBlock(int offset) {
            this.offset = offset;
        }
    }
}

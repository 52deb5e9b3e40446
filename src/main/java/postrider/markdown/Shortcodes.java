package postrider.markdown;

import java.util.BitSet;
import java.util.List;

/**
 * The shortcodes of one body.
 *
 * @param tokens in order, none over another
 * @param enclosed offsets between the tags of a shortcode, where no delimiter counts (SPEC R9.1)
 */
record Shortcodes(List<Token> tokens, BitSet enclosed) {
    static final Shortcodes NONE = new Shortcodes(List.of(), new BitSet());

    Shortcodes {
        tokens = List.copyOf(tokens);
    }
}

package postrider.markdown;

import java.util.Map;

/**
 * One pair of brackets that has the form of a shortcode (SPEC R11.1).
 *
 * @param start offset of {@code [}; @param end offset behind {@code ]}
 * @param name in lower case
 * @param assigned whether it holds an {@code =}: what makes an unknown name count without a closing tag (R11.2)
 */
record ShortcodeTag(
        int start, int end, Kind kind, String name, String value, Map<String, String> attributes, boolean assigned) {
    enum Kind {
        OPENS,
        CLOSES,
        STANDS_ALONE
    }
}

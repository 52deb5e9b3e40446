package postrider.markdown;

import java.util.Arrays;

/**
 * What of a post is too long to stay in memory.
 *
 * @param lead and the others as in {@link RenderedPost}
 */
record ShownText(SafeHtml lead, SafeHtml rest, String summary) {
    /** All of it in one text: the lengths of the first two, then they. */
    String text() {
        return lead.toString().length() + " " + summary.length() + "\n" + lead + summary + rest;
    }

    /** @param text what {@link #text} made; nothing else may be given, for it is taken for safe */
    static ShownText of(String text) {
        int head = text.indexOf('\n');
        int[] lengths = Arrays.stream(text.substring(0, head).split(" "))
                .mapToInt(Integer::parseInt)
                .toArray();
        int summary = head + 1 + lengths[0];
        int rest = summary + lengths[1];
        return new ShownText(
                new SafeHtml(text.substring(head + 1, summary)),
                new SafeHtml(text.substring(rest)),
                text.substring(summary, rest));
    }
}

package postrider.markdown;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What of a post is too long to stay in memory.
 *
 * @param lead and the others as in {@link RenderedPost}
 */
record ShownText(SafeHtml lead, SafeHtml rest, String summary) {
    /** All of it in UTF-8, which is a third quicker part by part: the lengths of the first two, then they and the last. */
    byte[] octets() {
        byte[] first = lead.toString().getBytes(StandardCharsets.UTF_8);
        byte[] second = summary.getBytes(StandardCharsets.UTF_8);
        byte[] third = rest.toString().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 * Integer.BYTES + first.length + second.length + third.length)
                .putInt(first.length)
                .putInt(second.length)
                .put(first)
                .put(second)
                .put(third)
                .array();
    }

    /** @param octets that {@link #octets} made; nothing else may be given, for they are taken for safe */
    static ShownText of(byte[] octets) {
        ByteBuffer lengths = ByteBuffer.wrap(octets);
        int lead = 2 * Integer.BYTES;
        int summary = lead + lengths.getInt();
        int rest = summary + lengths.getInt();
        return new ShownText(
                new SafeHtml(text(octets, lead, summary)),
                new SafeHtml(text(octets, rest, octets.length)),
                text(octets, summary, rest));
    }

    private static String text(byte[] octets, int from, int end) {
        return new String(octets, from, end - from, StandardCharsets.UTF_8);
    }
}

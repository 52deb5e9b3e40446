package postrider.markdown;

/** What of a post is too long to stay in memory. @param lead and the others as in {@link RenderedPost} */
record ShownText(SafeHtml lead, SafeHtml rest, String summary) {

    /** All three in one text: the lengths of two, then all. */
    String packed() {
        return lead.toString().length() + " " + rest.toString().length() + "\n" + lead + rest + summary;
    }

    /** What {@link #packed} made; nothing else may be given, for it is taken for safe. */
    static ShownText unpacked(String packed) {
        int line = packed.indexOf('\n');
        int blank = packed.indexOf(' ');
        int rest = line + 1 + Integer.parseInt(packed, 0, blank, 10);
        int summary = rest + Integer.parseInt(packed, blank + 1, line, 10);
        return new ShownText(
                new SafeHtml(packed.substring(line + 1, rest)),
                new SafeHtml(packed.substring(rest, summary)),
                packed.substring(summary));
    }
}

package postrider.markdown;

import postrider.cache.Cache;
import postrider.cache.KeptText;

/**
 * What of a post is too long to stay in memory. Lists show the summary alone, so it is kept apart from the rest.
 *
 * @param lead and the others as in {@link RenderedPost}
 */
record ShownText(SafeHtml lead, SafeHtml rest, String summary) {
    /** Where it lies. @param html what {@link #html} made; nothing else may be given, for it is taken for safe */
    record Kept(KeptText html, KeptText summary) {}

    Kept keptIn(Cache cache) {
        return new Kept(cache.keep(html()), cache.keep(summary));
    }

    Kept held() {
        return new Kept(KeptText.of(html()), KeptText.of(summary));
    }

    /** Both parts in one text: the length of the first, then they. */
    String html() {
        return lead.toString().length() + "\n" + lead + rest;
    }

    /** What stands before the delimiter, then what follows it. */
    record Halves(SafeHtml lead, SafeHtml rest) {
        static Halves of(String html) {
            int lead = html.indexOf('\n') + 1;
            int rest = lead + Integer.parseInt(html, 0, lead - 1, 10);
            return new Halves(new SafeHtml(html.substring(lead, rest)), new SafeHtml(html.substring(rest)));
        }
    }
}

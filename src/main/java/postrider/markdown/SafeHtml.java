package postrider.markdown;

/**
 * HTML that has passed the allow-list: it may be written into a page, a feed or a letter as it is. Nothing in it that XML 1.0 forbids
 * or discourages; each line end is LF. Only this package makes it.
 */
public final class SafeHtml {
    private static final SafeHtml EMPTY = new SafeHtml("");
    private final String html;

    SafeHtml(String html) {
        this.html = html;
    }

    public static SafeHtml empty() {
        return EMPTY;
    }

    public boolean isEmpty() {
        return html.isEmpty();
    }

    /** This, then that. */
    public SafeHtml then(SafeHtml next) {
        return html.isEmpty() ? next : next.isEmpty() ? this : new SafeHtml(html + next.html);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SafeHtml safe && html.equals(safe.html);
    }

    @Override
    public int hashCode() {
        return html.hashCode();
    }

    /** The markup. */
    @Override
    public String toString() {
        return html;
    }
}

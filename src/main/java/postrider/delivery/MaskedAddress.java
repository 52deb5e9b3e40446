package postrider.delivery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address as reports and logs may show it: {@code a…@example.org}. */
final class MaskedAddress {
    private MaskedAddress() {}

    static String of(String address) {
        int at = address.lastIndexOf('@');
        return at < 1 ? "" : address.substring(0, address.offsetByCodePoints(0, 1)) + "…" + address.substring(at);
    }

    /** The text with each mention of the address masked, in whatever case a server repeats it. */
    static String within(String text, String address) {
        return Pattern.compile(Pattern.quote(address), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text)
                .replaceAll(Matcher.quoteReplacement(of(address)));
    }
}

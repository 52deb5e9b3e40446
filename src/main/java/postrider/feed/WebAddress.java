package postrider.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Addresses that every reader can follow: http or https, a host, ASCII, percent-encoded. */
final class WebAddress {
    private static final Pattern SHAPE = Pattern.compile("(?i)https?://[^\\s\"<>\\\\^`{|}]+");
    /** As RFC 4287 has it (section 3.2.3), and no stranger than mail programs take. */
    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private WebAddress() {}

    static boolean isOne(String text) {
        return of(text).filter(text::equals).isPresent();
    }

    /** {@link #isOne} for many that begin alike: what follows is most often plain, and asks for no parser. @param base ends in a slash */
    static Predicate<String> among(String base) {
        return isOne(base)
                ? text -> text.startsWith(base) && isPlain(text, base.length()) || isOne(text)
                : WebAddress::isOne;
    }

    /** Letters and digits of ASCII, and what parts them in paths. */
    private static boolean isPlain(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '/' || c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return true;
    }

    /** The address with what isn't ASCII percent-encoded; empty where the text is none. */
    static Optional<String> of(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text);
            return uri.getHost() == null ? Optional.empty() : Optional.of(uri.toASCIIString());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** What leads from the site's root to a file. @param path not percent-encoded, without leading slash */
    static String encoded(String path) {
        try {
            return new URI(null, null, "/" + path, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no path: " + path, e);
        }
    }

    static boolean isMail(String text) {
        return MAIL.matcher(text).matches();
    }
}

package postrider.config;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the site is served: http or https, a host, perhaps a port and a path; ASCII, without a trailing slash. */
record SiteUrl(String text, String host) {
    private static final Pattern PARTS =
            Pattern.compile("(https?)://([^/?#@:\\s\\[\\]]+)(:\\d{1,5})?(/[^?#\\s]*)?", Pattern.CASE_INSENSITIVE);

    static final Kind<SiteUrl> KIND = new Kind<>(
            "address of a site",
            SiteUrl::parse,
            "Write http:// or https://, the host and perhaps a path, without ? and #");

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern ASCII_HOST =
            Pattern.compile(LABEL + "(?:\\." + LABEL + ")*", Pattern.CASE_INSENSITIVE);

    private static Optional<SiteUrl> parse(String text) {
        Matcher parts = PARTS.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String path = parts.group(4) == null ? "" : parts.group(4).replaceAll("/+$", "");
        String port = parts.group(3) == null ? "" : parts.group(3);
        try {
            String host = ascii(parts.group(2)).toLowerCase(Locale.ROOT);
            String scheme = parts.group(1).toLowerCase(Locale.ROOT);
            URI uri = new URI(scheme + "://" + host + port + path);
            return uri.getHost() == null ? Optional.empty() : Optional.of(new SiteUrl(uri.toASCIIString(), host));
        } catch (IllegalArgumentException | URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The JDK's tables for names in other scripts take long to load, so a plain name does without them. */
    private static String ascii(String host) {
        return ASCII_HOST.matcher(host).matches() ? host : IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES);
    }
}

package postrider.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.util.URIUtil;
import postrider.feed.FeedFormat;
import postrider.post.MediaType;

/** What an answer says of a file, by its name. */
final class FileHeaders {
    /** A reader that asks again after five minutes gets a 304 as a rule. */
    private static final String TEXT = "public, max-age=300";

    /** A browser that reloads a page doesn't ask for its pictures again. One that was replaced is seen a day later at the latest. */
    private static final String MEDIA = "public, max-age=86400, immutable";

    private static final Set<String> TEXTS = Set.of("html", "css", "xml", "json", "txt");

    /** No script runs; pictures and sounds may come from where posts say. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' https: data:; media-src 'self' https:; "
                    + "form-action 'self'%s; base-uri 'none'; frame-ancestors 'none'";

    private final String policy;
    private final String siteUrl;
    private final Optional<String> hub;

    /** @param siteUrl no trailing slash; @param formTarget where forms on pages lead beside this server, empty where nowhere; @param hub that is told of changed feeds */
    FileHeaders(String siteUrl, String formTarget, Optional<String> hub) {
        this.siteUrl = siteUrl;
        this.policy = POLICY.formatted(formTarget.isEmpty() ? "" : " " + formTarget);
        this.hub = hub;
    }

    /** Whether octets of such a name are held packed, too. */
    static boolean isText(String name) {
        return TEXTS.contains(ending(name)) || ending(name).equals("svg");
    }

    /** All that an answer with the file itself says. @param path below {@code public/}; @param coding empty or {@code gzip} */
    HttpFields whole(String path, String etag, long modified, long length, String coding) {
        HttpFields.Mutable fields = HttpFields.build(unchanged(path, etag, modified));
        fields.add(new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, type(path)));
        fields.add(new PreEncodedHttpField(HttpHeader.CONTENT_LENGTH, Long.toString(length)));
        if (!coding.isEmpty()) {
            fields.add(new PreEncodedHttpField(HttpHeader.CONTENT_ENCODING, coding));
        }
        fields.add(new PreEncodedHttpField(HttpHeader.ACCEPT_RANGES, "bytes"));
        fields.add(new PreEncodedHttpField("X-Content-Type-Options", "nosniff"));
        if (ending(path).equals("html")) {
            fields.add(new PreEncodedHttpField("Content-Security-Policy", policy));
            fields.add(new PreEncodedHttpField("Referrer-Policy", "strict-origin-when-cross-origin"));
        } else if (ending(path).equals("svg")) {
            fields.add(new PreEncodedHttpField(
                    "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox"));
        }
        hub.filter(any -> isFeed(path))
                .ifPresent(address -> fields.add(new PreEncodedHttpField(
                        HttpHeader.LINK,
                        "<" + address + ">; rel=\"hub\", <" + siteUrl + URIUtil.encodePath("/" + path)
                                + ">; rel=\"self\"")));
        return fields.asImmutable();
    }

    /** What a 304 repeats (RFC 9110, section 15.4.5). */
    HttpFields unchanged(String path, String etag, long modified) {
        HttpFields.Mutable fields = HttpFields.build();
        fields.add(new PreEncodedHttpField(HttpHeader.ETAG, etag));
        fields.add(new PreEncodedHttpField(HttpHeader.LAST_MODIFIED, date(modified)));
        boolean isText = TEXTS.contains(ending(path)) || ending(path).equals("gz");
        fields.add(new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, isText ? TEXT : MEDIA));
        if (isText(path)) {
            fields.add(new PreEncodedHttpField(HttpHeader.VARY, "Accept-Encoding"));
        }
        return fields.asImmutable();
    }

    private static boolean isFeed(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return List.of(FeedFormat.values()).stream()
                .anyMatch(format -> format.fileName().equals(name));
    }

    /** Archive pages are feeds, too; their names end as the feeds' do: {@code ….rss.xml}. */
    private static String type(String path) {
        Optional<String> feed = Arrays.stream(FeedFormat.values())
                .filter(format -> path.endsWith(format.fileName()))
                .map(FeedFormat::mediaType)
                .findFirst();
        String type = feed.orElseGet(() -> MediaType.of(path));
        return TEXTS.contains(ending(path)) ? type + "; charset=utf-8" : type;
    }

    private static String ending(String path) {
        return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static String date(long seconds) {
        return DateGenerator.formatDate(seconds * 1000);
    }
}

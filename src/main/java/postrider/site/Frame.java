package postrider.site;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import postrider.feed.FeedFormat;
import postrider.template.Words;

/**
 * What stands around every page, as {@code templates/site/frame.ftlh} sees it.
 *
 * @param language of the words; @param direction {@code ltr} or {@code rtl}
 * @param title the site's; @param description likewise
 * @param root what leads from the page to {@code public/}, empty or ending in {@code /}: a page also works from a disk or a sub-folder
 * @param home what leads to the index of the page's language; @param here which of the head's words it is, or another
 * @param tags whether there is a page of tags; @param logo a picture's address or empty
 * @param feed path of the page's own feed; @param feedUrl what people give to a feed reader
 * @param replyTo the address that e-mail subscriptions are asked of, or null; @param join where a form asks for them, or null
 */
record Frame(
        Words words,
        String language,
        String direction,
        String title,
        String description,
        String root,
        String home,
        String here,
        boolean tags,
        String logo,
        List<FeedLink> feeds,
        String feed,
        String feedUrl,
        String address,
        @Nullable String replyTo,
        @Nullable String join) {

    /** The words in the head of a page. */
    enum Here {
        POSTS,
        TAGS,
        EDITIONS,
        OTHER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What feeds are of. @param folder below {@code public/}, empty or ending in {@code /} */
    record Scope(String folder, String title) {}

    /** A feed that the page names to feed readers. @param path below {@code public/}, percent-encoded */
    record FeedLink(String type, String title, String path) {
        static List<FeedLink> of(Scope scope) {
            return Stream.of(FeedFormat.values())
                    .map(format -> new FeedLink(
                            format.mediaType(), scope.title(), Addresses.encoded(scope.folder() + format.fileName())))
                    .toList();
        }
    }
}

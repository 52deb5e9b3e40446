package postrider.site;

import java.util.List;
import org.jspecify.annotations.Nullable;
import postrider.feed.FeedFormat;
import postrider.template.Words;

/**
 * What stands around every page, as {@code templates/site/frame.ftlh} sees it.
 *
 * @param language of the words; @param direction {@code ltr} or {@code rtl}
 * @param title the site's; @param description likewise
 * @param root what leads from the page to {@code public/}, empty or ending in {@code /}: a page also works from a disk or a sub-folder
 * @param home what leads to the index; @param index whether the page is the index
 * @param feedUrl what people give to a feed reader; @param replyTo the address that e-mail subscriptions are asked of, or null
 */
record Frame(
        Words words,
        String language,
        String direction,
        String title,
        String description,
        String root,
        String home,
        boolean index,
        List<FeedLink> feeds,
        String feedUrl,
        String address,
        @Nullable String replyTo) {

    /** A feed that the page names to feed readers. */
    record FeedLink(String type, String file) {
        static FeedLink to(FeedFormat format) {
            return new FeedLink(format.mediaType(), format.fileName());
        }
    }
}

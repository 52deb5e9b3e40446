package postrider.feed;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A feed's history in pages that, once there, stay (RFC 5005, section 4). Posts are laid out from the oldest on. A page ends
 * where it is full, or behind a post that is a landmark by its id; so when a post comes or goes in the midst, the pages behind the
 * next landmark are cut as before. What follows the last full page is always less than a page, and stands in the feed itself.
 */
record Archive(List<Page> pages) {
    /** @param name of its files, without the format's; @param posts newest first */
    record Page(String name, List<Candidate> posts) {}

    /**
     * @param newestFirst the feed's whole history
     * @param size of a page at most, and no more than the feed itself holds
     * @return oldest page first; none where the feed holds all
     */
    static Archive of(List<Candidate> newestFirst, int size) {
        List<Page> pages = new ArrayList<>();
        if (newestFirst.size() > size) {
            int end = newestFirst.size();
            for (int i = end - 1; i >= 0; i--) {
                if (end - i == size || isLandmark(newestFirst.get(i), size)) {
                    List<Candidate> posts = newestFirst.subList(i, end);
                    pages.add(new Page(name(posts.get(0)), posts));
                    end = i;
                }
            }
        }
        return new Archive(Collections.unmodifiableList(pages));
    }

    /** One post in twice a page's size: seldom enough for most pages to be full, often enough for a shift to end soon. */
    private static boolean isLandmark(Candidate candidate, int size) {
        int mixed = candidate.post().id().value().hashCode() * 0x9E3779B9 >>> 8;
        return mixed % (2 * size) == 0;
    }

    /** By the post that ended the page, which stays when others of the page go. */
    private static String name(Candidate newest) {
        LocalDate day = LocalDate.ofInstant(newest.post().publishAt(), ZoneOffset.UTC);
        String mark = Fingerprint.of(newest.post().id().value()).substring(0, 12);
        return "archive/" + day.toString().replaceFirst("-", "/") + "-" + mark + ".";
    }
}

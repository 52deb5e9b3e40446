package postrider.site;

import java.util.List;
import java.util.Optional;

/**
 * The model of {@code index.ftlh}, {@code list.ftlh}, {@code contents.ftlh} and {@code missing.ftlh}: pages that lead to others.
 *
 * @param title of the window, without the site's; @param intro a sentence or nothing
 * @param feed address of the list's own feed, empty where it has none
 * @param alternates the same list in each language, empty where there is one; @param variants those that are not this page
 * @param years the latest first; @param links to lists; @param older the next page; @param newer the one before
 */
record ListPage(
        Frame frame,
        String canonical,
        String title,
        String heading,
        String intro,
        String feed,
        List<PostPage.Alternate> alternates,
        List<PostPage.Variant> variants,
        List<Year> years,
        List<Link> links,
        Optional<String> older,
        Optional<String> newer) {
    /** @param number such as {@code 2023}; @param posts the newest first */
    record Year(String number, List<Line> posts) {}

    /** @param path from {@code public/}; @param day ISO 8601; @param date in words, without the year; @param summary may be empty */
    record Line(
            String path, String title, String language, String direction, String day, String date, String summary) {}

    /** @param path from {@code public/}; @param count in words */
    record Link(String name, String path, String count) {}
}

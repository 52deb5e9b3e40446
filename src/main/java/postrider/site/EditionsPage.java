package postrider.site;

import java.util.List;
import java.util.Optional;

/**
 * The model of {@code templates/site/editions.ftlh}: a page of the list of sent editions.
 *
 * @param title of the window, without the site's; @param newsletters that the page's editions are of
 * @param feed of editions; @param older path of the next page; @param newer of the one before
 */
record EditionsPage(
        Frame frame,
        String canonical,
        String title,
        String heading,
        List<Newsletter> newsletters,
        String feed,
        Optional<String> older,
        Optional<String> newer) {
    /** @param title as people read it; @param editions newest first */
    record Newsletter(String title, List<Line> editions) {}

    /**
     * One edition.
     *
     * @param name such as {@code Edition 14}; @param path from {@code public/}; @param titles the first of its posts'
     * @param more how many posts there are besides, in words, or empty
     * @param languages the edition in each of its languages, empty where it has one
     */
    record Line(
            String name,
            String path,
            String day,
            String date,
            List<Title> titles,
            String more,
            List<PostPage.Variant> languages) {}

    record Title(String text, String language, String direction) {}
}

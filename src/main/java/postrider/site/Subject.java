package postrider.site;

import java.util.List;
import java.util.Optional;
import postrider.markdown.RenderedPost;

/**
 * What a page shows. Its template's model is made of this and of what all pages have in common, of nothing else, so that
 * {@link ContentKey} of both stands for the page.
 */
sealed interface Subject {
    /** @param before published before it; @param after after it; @param variants in its languages, itself among them; none where it has but one */
    record OfPost(
            RenderedPost post,
            Section section,
            Optional<PostLink> before,
            Optional<PostLink> after,
            List<PostLink> variants)
            implements Subject {}

    /** @param newest newest first; @param years of all its posts */
    record OfIndex(Section section, List<RenderedPost> newest, List<Count> years) implements Subject {}

    /**
     * A part of a long list.
     *
     * @param name the year or the tag; @param part 0 for the head, else the number it keeps; @param total 0 where it isn't said
     * @param older the path of the next part, below {@code public/}; @param newer of the one before
     */
    record OfList(
            Kind kind,
            Section section,
            String name,
            String folder,
            int part,
            long total,
            List<RenderedPost> posts,
            Optional<String> older,
            Optional<String> newer)
            implements Subject {}

    /** All years, or all tags. */
    record OfContents(Kind kind, Section section, List<Count> entries) implements Subject {}

    /** The web version of an edition. @param languages where it stands in each, empty where it has one */
    record OfEdition(Section section, WebVersion version, List<Place> languages) implements Subject {}

    /** @param folder below {@code public/}, ending in {@code /} */
    record Place(String language, String folder) {}

    /** A part of the list of editions, newest first. @param part 0 for the head, else the number it keeps */
    record OfEditions(Section section, int part, List<Line> editions, Optional<String> older, Optional<String> newer)
            implements Subject {
        /** @param version in the site's language, else the first; @param languages as of {@link OfEdition} */
        record Line(WebVersion version, List<Place> languages) {}
    }

    /** The page for what isn't there. @param newest some posts to go to */
    record OfMissing(List<PostLink> newest) implements Subject {}

    /** What posts are listed by. */
    enum Kind {
        YEAR,
        TAG
    }

    /** @param folder where its list stands, below {@code public/}, ending in {@code /}; @param posts how many it lists */
    record Count(String name, String folder, long posts) {}
}

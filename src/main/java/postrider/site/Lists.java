package postrider.site;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import postrider.markdown.RenderedPost;
import postrider.site.Subject.Count;
import postrider.site.Subject.Kind;

/** Which lists of posts the site has, and what stands on each of their pages. No page lists all: each holds some dozens at most. */
final class Lists {
    /** On a page of a list; its head holds up to twice as many. */
    static final int PART = 20;

    private static final int NEWEST = 20;
    private static final int TAGS = 200;

    private final ZoneId zone;
    private final PostList posts;
    private final Map<String, Subject> pages = new LinkedHashMap<>();

    /** @param zone that tells years apart */
    Lists(ZoneId zone, PostList posts) {
        this.zone = zone;
        this.posts = posts;
    }

    /** By path below {@code public/}, in the order in which they are to be written. */
    Map<String, Subject> of(Sections sections) {
        tags(sections.whole());
        sections.languages().forEach(this::section);
        section(sections.whole());
        return pages;
    }

    /** Whether any post has a tag. */
    boolean hasTags() {
        return pages.keySet().stream().anyMatch(path -> path.startsWith("tags/"));
    }

    private void section(Section section) {
        List<RenderedPost> all = section.isWhole() ? posts.whole() : posts.only(section.language());
        Map<String, List<RenderedPost>> years = new LinkedHashMap<>();
        for (RenderedPost post : all) {
            String year = Integer.toString(post.post().publishAt().atZone(zone).getYear());
            years.computeIfAbsent(year, key -> new ArrayList<>()).add(post);
        }
        List<Count> counts = new ArrayList<>();
        years.forEach((year, list) -> {
            String folder = section.folder() + "archive/" + year + "/";
            list(Kind.YEAR, section, year, folder, list);
            counts.add(new Count(year, folder, list.size()));
        });
        pages.put(section.folder() + "archive/index.html", new Subject.OfContents(Kind.YEAR, section, counts));
        List<RenderedPost> newest = all.subList(0, Math.min(NEWEST, all.size()));
        pages.put(section.folder() + "index.html", new Subject.OfIndex(section, newest, counts));
    }

    private void tags(Section whole) {
        List<Count> counts = new ArrayList<>();
        posts.byTag().forEach((tag, tagged) -> {
            String folder = "tags/" + tag + "/";
            list(Kind.TAG, whole, tagged.name(), folder, tagged.posts());
            counts.add(new Count(tagged.name(), folder, tagged.posts().size()));
        });
        if (!counts.isEmpty()) {
            pages.put("tags/index.html", new Subject.OfContents(Kind.TAG, whole, mostUsed(counts)));
        }
    }

    /** In their order, but no more than fit on a page. */
    private static List<Count> mostUsed(List<Count> counts) {
        long least = counts.stream()
                .map(Count::posts)
                .sorted(Comparator.reverseOrder())
                .skip(TAGS - 1)
                .findFirst()
                .orElse(0L);
        return counts.stream()
                .filter(count -> count.posts() >= least)
                .limit(TAGS)
                .toList();
    }

    private void list(Kind kind, Section section, String name, String folder, List<RenderedPost> newestFirst) {
        Parts<RenderedPost> parts = Parts.of(newestFirst, PART);
        for (int i = parts.parts().size() - 1; i >= 0; i--) {
            boolean head = i == 0;
            pages.put(
                    path(folder, parts, i) + "index.html",
                    new Subject.OfList(
                            kind,
                            section,
                            name,
                            folder,
                            head ? 0 : parts.number(i),
                            head ? newestFirst.size() : 0,
                            parts.parts().get(i),
                            i + 1 < parts.parts().size() ? Optional.of(path(folder, parts, i + 1)) : Optional.empty(),
                            head ? Optional.empty() : Optional.of(path(folder, parts, i - 1))));
        }
    }

    private static String path(String folder, Parts<RenderedPost> parts, int index) {
        return index == 0 ? folder : folder + parts.number(index) + "/";
    }
}

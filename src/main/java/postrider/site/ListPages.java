package postrider.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import postrider.markdown.RenderedPost;
import postrider.post.Post;
import postrider.site.Subject.Count;
import postrider.site.Subject.Kind;
import postrider.source.Bytes;
import postrider.template.TemplateName;
import postrider.template.Words;

/** Fills the templates of pages that lead to posts. */
final class ListPages {
    static final TemplateName INDEX = new TemplateName("site/index.ftlh");
    static final TemplateName LIST = new TemplateName("site/list.ftlh");
    private static final TemplateName CONTENTS = new TemplateName("site/contents.ftlh");
    private static final TemplateName MISSING = new TemplateName("site/missing.ftlh");

    /** Characters of a summary: a list is no place to read, and a page of it stays small. */
    private static final int SUMMARY = 200;

    private final Look look;
    private final Sections sections;

    ListPages(Look look, Sections sections) {
        this.look = look;
        this.sections = sections;
    }

    Bytes index(Subject.OfIndex subject) {
        Section section = subject.section();
        Words words = look.words(section.words());
        return look.render(
                INDEX,
                new ListPage(
                        frame(section, section.folder(), Frame.Here.POSTS),
                        look.base() + section.folder(),
                        "",
                        words.text("site.posts"),
                        look.settings().description(),
                        "",
                        alternates(),
                        variants(section),
                        years(subject.newest(), words, Lists.PART),
                        links(subject.years(), words),
                        Optional.empty(),
                        Optional.empty()));
    }

    Bytes list(String path, Subject.OfList subject) {
        Words words = look.words(subject.section().words());
        boolean tag = subject.kind() == Kind.TAG;
        String heading = words.text(tag ? "site.tagged" : "site.of-year", tag ? "tag" : "year", subject.name());
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        return look.render(
                LIST,
                new ListPage(
                        tag ? tagFrame(subject, folder) : frame(subject.section(), folder, Frame.Here.OTHER),
                        look.base() + Addresses.encoded(folder),
                        subject.part() == 0
                                ? heading
                                : words.text("site.part", "list", heading, "n", Integer.toString(subject.part())),
                        heading,
                        subject.part() == 0
                                ? words.count("posts", subject.total())
                                : words.text("site.part.number", "n", Integer.toString(subject.part())),
                        tag ? Addresses.encoded(subject.folder() + "rss.xml") : "",
                        List.of(),
                        List.of(),
                        years(subject.posts(), words, Lists.PART),
                        List.of(),
                        subject.older().map(Addresses::encoded),
                        subject.newer().map(Addresses::encoded)));
    }

    private Frame tagFrame(Subject.OfList subject, String folder) {
        List<Frame.Scope> scopes = new ArrayList<>();
        scopes.add(new Frame.Scope(subject.folder(), look.settings().title() + ": " + subject.name()));
        scopes.addAll(look.scopes(subject.section()));
        return look.frame(subject.section(), Addresses.root(folder), Frame.Here.OTHER, scopes);
    }

    Bytes contents(String path, Subject.OfContents subject) {
        Words words = look.words(subject.section().words());
        boolean tags = subject.kind() == Kind.TAG;
        String heading = words.text(tags ? "site.tags" : "site.by-year");
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        return look.render(
                CONTENTS,
                new ListPage(
                        frame(subject.section(), folder, tags ? Frame.Here.TAGS : Frame.Here.OTHER),
                        look.base() + Addresses.encoded(folder),
                        heading,
                        heading,
                        "",
                        "",
                        List.of(),
                        List.of(),
                        List.of(),
                        links(subject.entries(), words),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** Its links begin at the server's root, for it is shown at any address. */
    Bytes missing(Subject.OfMissing subject) {
        Section whole = sections.whole();
        Words words = look.words(whole.words());
        String path = look.base().replaceFirst("^[a-z]+://[^/]*", "");
        List<ListPage.Link> newest = subject.newest().stream()
                .map(post -> new ListPage.Link(post.title(), Addresses.of(post.route()), ""))
                .toList();
        return look.render(
                MISSING,
                new ListPage(
                        look.frame(whole, path, Frame.Here.OTHER, look.scopes(whole)),
                        "",
                        words.text("site.missing"),
                        words.text("site.missing"),
                        words.text("site.missing.why"),
                        "",
                        List.of(),
                        List.of(),
                        List.of(),
                        newest,
                        Optional.empty(),
                        Optional.empty()));
    }

    private Frame frame(Section section, String folder, Frame.Here here) {
        return look.frame(section, Addresses.root(folder), here, look.scopes(section));
    }

    private List<PostPage.Alternate> alternates() {
        List<PostPage.Alternate> alternates = new ArrayList<>();
        if (!sections.languages().isEmpty()) {
            alternates.add(new PostPage.Alternate("x-default", look.base()));
            sections.languages()
                    .forEach(section ->
                            alternates.add(new PostPage.Alternate(section.language(), look.base() + section.folder())));
        }
        return alternates;
    }

    /** The site's own language is at home in the whole. */
    private List<PostPage.Variant> variants(Section here) {
        String own = sections.whole().language();
        return sections.languages().stream()
                .filter(section -> !section.language().equals(here.language()))
                .map(section -> new PostPage.Variant(
                        section.language().equals(own) ? "" : section.folder(),
                        section.language(),
                        Addresses.languageName(section.language())))
                .toList();
    }

    private static List<ListPage.Link> links(List<Count> counts, Words words) {
        return counts.stream()
                .map(count -> new ListPage.Link(
                        count.name(), Addresses.encoded(count.folder()), words.count("posts", count.posts())))
                .toList();
    }

    private List<ListPage.Year> years(List<RenderedPost> posts, Words words, int summaries) {
        Map<Integer, List<ListPage.Line>> lines = new LinkedHashMap<>();
        int shown = 0;
        for (RenderedPost post : posts) {
            LocalDate day = look.day(post.post());
            String summary = shown++ < summaries ? cut(post.summary()) : "";
            lines.computeIfAbsent(day.getYear(), year -> new ArrayList<>()).add(line(post.post(), day, words, summary));
        }
        List<ListPage.Year> years = new ArrayList<>();
        lines.forEach((year, list) -> years.add(new ListPage.Year(Integer.toString(year), list)));
        return years;
    }

    private static ListPage.Line line(Post post, LocalDate day, Words words, String summary) {
        return new ListPage.Line(
                Addresses.of(post.route()),
                post.title(),
                post.language(),
                Words.direction(post.language()),
                day.toString(),
                words.dayAndMonth(day),
                summary);
    }

    /** At a blank, if there is one. */
    private static String cut(String summary) {
        if (summary.codePointCount(0, summary.length()) <= SUMMARY) {
            return summary;
        }
        String start = summary.substring(0, summary.offsetByCodePoints(0, SUMMARY));
        int blank = start.lastIndexOf(' ');
        return (blank > SUMMARY / 2 ? start.substring(0, blank) : start) + " …";
    }
}

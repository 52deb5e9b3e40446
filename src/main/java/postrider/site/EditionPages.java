package postrider.site;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import postrider.markdown.RenderedPost;
import postrider.post.Post;
import postrider.source.Bytes;
import postrider.template.Markup;
import postrider.template.TemplateName;
import postrider.template.Words;

/** Fills the templates of web versions and of their list. */
final class EditionPages {
    static final TemplateName EDITION = new TemplateName("site/edition.ftlh");
    static final TemplateName LIST = new TemplateName("site/editions.ftlh");
    private static final int TITLES = 5;

    /** Characters of posts that a page shows whole; the others are summaries, and beyond so many posts titles alone. */
    private static final int WHOLE = 60_000;

    private static final int SUMMARIES = 100;

    private final Look look;

    EditionPages(Look look) {
        this.look = look;
    }

    /** @param folder that it stands in: an edition without the site's language stands in two */
    Bytes edition(String folder, Subject.OfEdition subject) {
        WebVersion version = subject.version();
        Words words = look.words(subject.section().words());
        LocalDate day = day(version.composedAt());
        return look.render(
                EDITION,
                new EditionPage(
                        frame(subject.section(), folder, Frame.Here.OTHER),
                        version.canonical(look.base()),
                        heading(version, words),
                        titles(version),
                        day.toString(),
                        words.date(day),
                        words.count("posts", version.posts().size() + (long) version.gone()),
                        subject.languages().stream()
                                .map(place -> new PostPage.Alternate(
                                        place.language(), look.base() + Addresses.encoded(place.folder())))
                                .toList(),
                        variants(subject.languages(), version.language()),
                        parts(version, words, Addresses.root(folder)),
                        version.gone() == 0
                                ? Optional.empty()
                                : Optional.of(words.count("site.edition.gone", version.gone()))));
    }

    /** The newsletter is named where it has another name than the site. */
    private String heading(WebVersion version, Words words) {
        String number = Long.toString(version.number());
        return version.newsletter().equals(look.settings().title())
                ? words.text("letter.edition", "number", number)
                : words.text("letter.label", "newsletter", version.newsletter(), "number", number);
    }

    static String titles(WebVersion version) {
        return version.posts().stream()
                .map(shown -> shown.post().post().title())
                .collect(Collectors.joining("; "));
    }

    private List<EditionPage.Part> parts(WebVersion version, Words words, String root) {
        List<EditionPage.Part> parts = new ArrayList<>();
        int used = 0;
        for (WebVersion.Shown shown : version.posts()) {
            RenderedPost post = shown.post();
            PageHtml html = new PageHtml(post, look.base(), root, words.text("site.enlarge"));
            String lead = Headings.loweredAmongOthers(html.of(post.lead()).html());
            String text = Headings.loweredAmongOthers(html.of(post.rest()).html());
            boolean whole = used == 0 || used + lead.length() + text.length() <= WHOLE;
            used += whole ? lead.length() + text.length() : 0;
            String summary = whole || parts.size() >= SUMMARIES ? "" : post.summary();
            parts.add(part(shown, words, whole ? lead : "", whole ? Optional.of(text) : Optional.empty(), summary));
        }
        return parts;
    }

    private EditionPage.Part part(
            WebVersion.Shown shown, Words words, String lead, Optional<String> text, String summary) {
        Post post = shown.post().post();
        LocalDate day = look.day(post);
        return new EditionPage.Part(
                post.title(),
                Addresses.of(post.route()),
                post.language(),
                Words.direction(post.language()),
                day.toString(),
                words.date(day),
                shown.mendedAt().map(at -> words.text("site.edition.mended", "date", words.date(day(at)))),
                lead.isEmpty() ? Optional.empty() : Optional.of(new Markup(lead)),
                text.map(Markup::new),
                summary);
    }

    Bytes list(String folder, Subject.OfEditions subject) {
        Words words = look.words(subject.section().words());
        String heading = words.text("site.editions");
        Map<String, List<EditionsPage.Line>> lines = new LinkedHashMap<>();
        subject.editions()
                .forEach(line -> lines.computeIfAbsent(line.version().newsletter(), name -> new ArrayList<>())
                        .add(line(line, words)));
        List<EditionsPage.Newsletter> newsletters = new ArrayList<>();
        lines.forEach((title, editions) -> newsletters.add(new EditionsPage.Newsletter(title, editions)));
        return look.render(
                LIST,
                new EditionsPage(
                        frame(subject.section(), folder, Frame.Here.EDITIONS),
                        look.base() + Addresses.encoded(folder),
                        subject.part() == 0
                                ? heading
                                : words.text("site.part", "list", heading, "n", Integer.toString(subject.part())),
                        heading,
                        newsletters,
                        EditionList.FOLDER + "rss.xml",
                        subject.older(),
                        subject.newer()));
    }

    private EditionsPage.Line line(Subject.OfEditions.Line line, Words words) {
        WebVersion version = line.version();
        LocalDate day = day(version.composedAt());
        int more = version.posts().size() - TITLES;
        return new EditionsPage.Line(
                words.text("letter.edition", "number", Long.toString(version.number())),
                Addresses.encoded(version.folder()),
                day.toString(),
                words.date(day),
                version.posts().stream()
                        .limit(TITLES)
                        .map(shown -> shown.post().post())
                        .map(post ->
                                new EditionsPage.Title(post.title(), post.language(), Words.direction(post.language())))
                        .toList(),
                more > 0 ? words.count("letter.more", more) : "",
                variants(line.languages(), ""));
    }

    private static List<PostPage.Variant> variants(List<Subject.Place> places, String but) {
        return places.stream()
                .filter(place -> !place.language().equals(but))
                .map(place -> new PostPage.Variant(
                        Addresses.encoded(place.folder()), place.language(), Addresses.languageName(place.language())))
                .toList();
    }

    private Frame frame(Section section, String folder, Frame.Here here) {
        List<Frame.Scope> scopes = new ArrayList<>(look.scopes(section));
        String editions = look.words(look.settings().language()).text("site.editions");
        scopes.add(new Frame.Scope(EditionList.FOLDER, look.settings().title() + ": " + editions));
        return look.frame(section, Addresses.root(folder), here, scopes);
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, look.settings().zone());
    }
}

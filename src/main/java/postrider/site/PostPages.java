package postrider.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import postrider.feed.Tag;
import postrider.markdown.RenderedPost;
import postrider.markdown.SafeHtml;
import postrider.markdown.UsedMedia;
import postrider.post.Post;
import postrider.source.Bytes;
import postrider.template.Markup;
import postrider.template.TemplateName;
import postrider.template.Words;

/** Fills the template of a post's page. */
final class PostPages {
    static final TemplateName POST = new TemplateName("site/post.ftlh");
    private static final int DESCRIPTION_SIZE = 300;

    private final Look look;

    PostPages(Look look) {
        this.look = look;
    }

    Bytes of(Subject.OfPost subject) {
        RenderedPost rendered = subject.post();
        String root = "../".repeat(Addresses.depth(rendered.post()));
        Words words = look.words(subject.section().words());
        SafeHtml content = rendered.content();
        Optional<PostPage.Picture> lead = leadPicture(rendered);
        String description = description(rendered);
        PostPage.Article article = article(rendered, content, words, root);
        return look.render(
                POST,
                new PostPage(
                        look.frame(subject.section(), root, Frame.Here.OTHER, look.scopes(subject.section())),
                        rendered.url(),
                        description,
                        new PostPage.Shared(
                                rendered.post().publishAt().toString(),
                                rendered.post().updatedAt().toString(),
                                lead,
                                Look.data(ArticleJson.of(rendered, look.settings(), description, lead))),
                        alternates(subject),
                        variants(subject),
                        article,
                        near(subject, words)));
    }

    private static String description(RenderedPost rendered) {
        String summary = rendered.post().metadata().getOrDefault("description", rendered.summary());
        return summary.codePointCount(0, summary.length()) <= DESCRIPTION_SIZE
                ? summary
                : summary.substring(0, summary.offsetByCodePoints(0, DESCRIPTION_SIZE)) + "…";
    }

    private static List<PostPage.Alternate> alternates(Subject.OfPost subject) {
        return subject.variants().stream()
                .map(variant -> new PostPage.Alternate(variant.language(), variant.url()))
                .toList();
    }

    private static List<PostPage.Variant> variants(Subject.OfPost subject) {
        return subject.variants().stream()
                .filter(variant -> !variant.url().equals(subject.post().url()))
                .map(variant -> new PostPage.Variant(
                        Addresses.of(variant.route()), variant.language(), Addresses.languageName(variant.language())))
                .toList();
    }

    private PostPage.Article article(RenderedPost rendered, SafeHtml content, Words words, String root) {
        Post post = rendered.post();
        LocalDate day = look.day(post);
        Optional<String> changed = post.updatedAt().isAfter(post.publishAt())
                ? Optional.of(words.text(
                        "site.changed",
                        "date",
                        words.date(LocalDate.ofInstant(
                                post.updatedAt(), look.settings().zone()))))
                : Optional.empty();
        PageHtml html = new PageHtml(rendered, look.base(), root, words.text("site.enlarge"));
        SafeHtml lead = rendered.lead();
        UnaryOperator<Markup> below = Headings.reachTop(content.toString())
                ? text -> new Markup(Headings.lowered(text.html()))
                : UnaryOperator.identity();
        return new PostPage.Article(
                post.language(),
                Words.direction(post.language()),
                post.title(),
                day.toString(),
                words.date(day),
                changed,
                header(rendered, content, root),
                lead.isEmpty() ? Optional.empty() : Optional.of(below.apply(html.of(lead))),
                below.apply(html.of(rendered.rest())),
                Tag.of(post).stream()
                        .map(tag -> new PostPage.Topic(tag.name(), Addresses.encoded("tags/" + tag.folder() + "/")))
                        .toList());
    }

    /** The header image, unless the text shows it anyway. */
    private Optional<PostPage.Header> header(RenderedPost rendered, SafeHtml content, String root) {
        String text = content.toString();
        return rendered.headerImage()
                .filter(url -> !text.contains("src=\"" + url.replace("&", "&amp;") + "\""))
                .map(url -> media(rendered, url)
                        .map(media -> new PostPage.Header(
                                SourceSet.of(media, media.width()).from(look.base(), root),
                                media.width(),
                                media.height()))
                        .orElseGet(
                                () -> new PostPage.Header(new SourceSet(url, "", "").from(look.base(), root), 0, 0)));
    }

    /** What stands for the post where others link to it: the header image, else the first picture. */
    private static Optional<PostPage.Picture> leadPicture(RenderedPost rendered) {
        Optional<String> header = rendered.headerImage();
        Optional<UsedMedia> lead = header.isPresent()
                ? media(rendered, header.get())
                : rendered.media().stream().filter(UsedMedia::isLead).findFirst();
        return lead.map(UsedMedia::shown)
                .map(media -> new PostPage.Picture(media.url(), media.width(), media.height()))
                .or(() -> header.map(url -> new PostPage.Picture(url, 0, 0)));
    }

    private static Optional<UsedMedia> media(RenderedPost rendered, String url) {
        return rendered.media().stream()
                .filter(media -> media.url().equals(url))
                .findFirst();
    }

    private static List<PostPage.Near> near(Subject.OfPost subject, Words words) {
        List<PostPage.Near> near = new ArrayList<>();
        subject.before().ifPresent(post -> near.add(near(words, "before", post)));
        subject.after().ifPresent(post -> near.add(near(words, "after", post)));
        if (near.size() < 2) {
            Section section = subject.section();
            near.add(new PostPage.Near(
                    words.text("site.all"),
                    section.folder() + "archive/",
                    words.text("site.by-year"),
                    words.spoken(section.words()),
                    Words.direction(words.spoken(section.words()))));
        }
        return near;
    }

    private static PostPage.Near near(Words words, String which, PostLink post) {
        return new PostPage.Near(
                words.text("site." + which),
                Addresses.of(post.route()),
                post.title(),
                post.language(),
                Words.direction(post.language()));
    }
}

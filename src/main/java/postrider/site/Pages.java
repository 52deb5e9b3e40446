package postrider.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import postrider.feed.FeedFormat;
import postrider.markdown.RenderedPost;
import postrider.markdown.UsedMedia;
import postrider.post.Post;
import postrider.source.Bytes;
import postrider.template.Accent;
import postrider.template.Markup;
import postrider.template.TemplateName;
import postrider.template.Templates;
import postrider.template.Words;

/** Fills the templates of pages and style sheets. Each method throws {@link postrider.template.TemplateFault} where a template is broken. */
final class Pages {
    private static final TemplateName INDEX = new TemplateName("site/index.ftlh");
    private static final TemplateName POST = new TemplateName("site/post.ftlh");
    private static final TemplateName STYLE = new TemplateName("site/site.css.ftl");
    private static final TemplateName FEED_STYLE = new TemplateName("site/feed.css.ftl");
    private static final int DESCRIPTION_SIZE = 300;

    private final SiteSettings settings;
    private final Templates templates;
    private final String key;

    Pages(SiteSettings settings, Templates templates) {
        this.settings = settings;
        this.templates = templates;
        this.key = ContentKey.of(templates.key(), settings);
    }

    /** Stands for all that every page depends on. What else one depends on is in its subject, which is all that is known of posts here. */
    String key(Record subject) {
        return ContentKey.of(key, subject);
    }

    /** The model of the style sheets. */
    private record Style(Accent accent) {}

    Bytes style() {
        return render(STYLE, new Style(Accent.of(settings.accent())));
    }

    Bytes feedStyle() {
        return render(FEED_STYLE, new Style(Accent.of(settings.accent())));
    }

    Bytes index(IndexSubject subject) {
        Words words = templates.words(settings.language());
        Frame frame = frame(words, settings.language(), "", true);
        List<IndexPage.Year> years = new Years(settings.zone(), words).of(subject.posts());
        return render(INDEX, new IndexPage(frame, base(), years));
    }

    Bytes post(PostSubject subject) {
        RenderedPost rendered = subject.post();
        Post post = rendered.post();
        String language = frameLanguage(post);
        Words words = templates.words(language);
        String root = "../".repeat(Addresses.depth(post));
        PostPage page = new PostPage(
                frame(words, language, root, false),
                rendered.url(),
                description(rendered),
                alternates(subject),
                variants(subject),
                article(rendered, words, root),
                near(subject, words));
        return render(POST, page);
    }

    /** The post's own language where the site has it. */
    private String frameLanguage(Post post) {
        return settings.languages().contains(post.language()) ? post.language() : settings.language();
    }

    private Bytes render(TemplateName name, Record model) {
        return Bytes.utf8(templates.render(name, model));
    }

    private Frame frame(Words words, String language, String root, boolean index) {
        return new Frame(
                words,
                language,
                Words.direction(language),
                settings.title(),
                settings.description(),
                root,
                index ? "./" : root,
                index,
                Stream.of(FeedFormat.values()).map(Frame.FeedLink::to).toList(),
                base() + FeedFormat.RSS.fileName(),
                settings.address(),
                settings.replyTo());
    }

    private static String description(RenderedPost rendered) {
        String summary = rendered.post().metadata().getOrDefault("description", rendered.summary());
        return summary.codePointCount(0, summary.length()) <= DESCRIPTION_SIZE
                ? summary
                : summary.substring(0, summary.offsetByCodePoints(0, DESCRIPTION_SIZE)) + "…";
    }

    private static List<PostPage.Alternate> alternates(PostSubject subject) {
        return subject.variants().size() == 1
                ? List.of()
                : subject.variants().stream()
                        .map(variant -> new PostPage.Alternate(variant.language(), variant.url()))
                        .toList();
    }

    private static List<PostPage.Variant> variants(PostSubject subject) {
        return subject.variants().stream()
                .filter(variant -> !variant.url().equals(subject.post().url()))
                .map(variant -> new PostPage.Variant(
                        Addresses.of(variant.route()), variant.language(), Addresses.languageName(variant.language())))
                .toList();
    }

    private PostPage.Article article(RenderedPost rendered, Words words, String root) {
        Post post = rendered.post();
        LocalDate day = LocalDate.ofInstant(post.publishAt(), settings.zone());
        Optional<String> changed = post.updatedAt().isAfter(post.publishAt())
                ? Optional.of(words.text(
                        "site.changed", "date", words.date(LocalDate.ofInstant(post.updatedAt(), settings.zone()))))
                : Optional.empty();
        PageHtml html = new PageHtml(rendered, base(), root);
        Optional<Markup> lead = rendered.lead().isEmpty() ? Optional.empty() : Optional.of(html.of(rendered.lead()));
        return new PostPage.Article(
                post.language(),
                Words.direction(post.language()),
                post.title(),
                day.toString(),
                words.date(day),
                changed,
                header(rendered, root),
                lead,
                html.of(rendered.rest()),
                tags(post));
    }

    /** The header image, unless the text shows it anyway. */
    private Optional<PostPage.Picture> header(RenderedPost rendered, String root) {
        String content = rendered.content().toString();
        return rendered.headerImage()
                .filter(url -> !content.contains("src=\"" + url.replace("&", "&amp;") + "\""))
                .map(url -> picture(rendered, url, root));
    }

    private PostPage.Picture picture(RenderedPost rendered, String url, String root) {
        return rendered.media().stream()
                .filter(media -> media.url().equals(url))
                .findFirst()
                .map(UsedMedia::file)
                .map(file -> new PostPage.Picture(url.replace(base(), root), file.width(), file.height()))
                .orElseGet(() -> new PostPage.Picture(url, 0, 0));
    }

    private String base() {
        return settings.url() + "/";
    }

    private static List<String> tags(Post post) {
        return Stream.concat(post.categories().stream(), post.tags().stream())
                .distinct()
                .toList();
    }

    private List<PostPage.Near> near(PostSubject subject, Words words) {
        List<PostPage.Near> near = new ArrayList<>();
        subject.before().ifPresent(post -> near.add(near(words.text("site.before"), post)));
        subject.after().ifPresent(post -> near.add(near(words.text("site.after"), post)));
        if (near.size() < 2) {
            String language = frameLanguage(subject.post().post());
            near.add(new PostPage.Near(words.text("site.all"), "", words.text("site.by-year"), language));
        }
        return near;
    }

    private static PostPage.Near near(String label, PostLink post) {
        return new PostPage.Near(label, Addresses.of(post.route()), post.title(), post.language());
    }
}

package postrider.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import postrider.feed.FeedFormat;
import postrider.post.Post;
import postrider.source.Bytes;
import postrider.template.Markup;
import postrider.template.TemplateName;
import postrider.template.Templates;
import postrider.template.Words;

/** What all pages have in common: settings, templates, words, and what stands around the text. */
final class Look {
    private final SiteSettings settings;
    private final Templates templates;
    private final boolean tags;
    private final String key;

    /** @param tags whether there is a page of all tags */
    Look(SiteSettings settings, Templates templates, boolean tags) {
        this.settings = settings;
        this.templates = templates;
        this.tags = tags;
        this.key = ContentKey.of(templates.key(), settings, tags);
    }

    /** Stands for the look. */
    String key() {
        return key;
    }

    /** Stands for what a template makes of nothing but that setting. */
    String keyOf(TemplateName template, String setting) {
        return ContentKey.of(templates.key(), template, setting);
    }

    SiteSettings settings() {
        return settings;
    }

    /** The site's address with a trailing slash. */
    String base() {
        return settings.url() + "/";
    }

    Words words(String language) {
        return templates.words(language);
    }

    /** @throws postrider.template.TemplateFault where it is broken */
    Bytes render(TemplateName name, Record model) {
        return Bytes.utf8(templates.render(name, model));
    }

    LocalDate day(Post post) {
        return LocalDate.ofInstant(post.publishAt(), settings.zone());
    }

    /** @param root from the page to {@code public/}; @param here which of the head's words the page stands for; @param of whose feeds it names, a folder */
    Frame frame(Section section, String root, Frame.Here here, List<Frame.Scope> of) {
        Words words = words(section.words());
        String language = words.spoken(section.words());
        List<Frame.FeedLink> feeds = new ArrayList<>();
        of.forEach(scope -> feeds.addAll(Frame.FeedLink.of(scope)));
        String feed = of.get(0).folder() + FeedFormat.RSS.fileName();
        return new Frame(
                words,
                language,
                Words.direction(language),
                settings.title(),
                settings.description(),
                root,
                root.isEmpty() && section.isWhole() ? "./" : root + section.folder(),
                here.word(),
                tags,
                logo(root),
                feeds,
                Addresses.encoded(feed),
                base() + Addresses.encoded(feed),
                settings.address(),
                settings.replyTo(),
                settings.join());
    }

    /** The feeds of a section and, for a language's, those of the whole. */
    List<Frame.Scope> scopes(Section section) {
        Frame.Scope whole = new Frame.Scope("", settings.title());
        return section.isWhole()
                ? List.of(whole)
                : List.of(
                        new Frame.Scope(
                                section.folder(),
                                settings.title() + " (" + Addresses.languageName(section.language()) + ")"),
                        whole);
    }

    /** Empty where none is set, or where it would be asked of another server. */
    private String logo(String root) {
        String logo = settings.logo();
        return logo.startsWith(base())
                ? root + logo.substring(base().length())
                : settings.logoPath()
                        .map(path -> root + Addresses.encoded(path.value()))
                        .orElse("");
    }

    /** Data in a page that is no text: JSON, with nothing in it that ends the element around it. */
    static Markup data(String json) {
        return new Markup(json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"));
    }
}

package postrider.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import postrider.feed.FeedDocument;
import postrider.feed.FeedSettings;
import postrider.feed.Feeds;
import postrider.markdown.RenderedPost;
import postrider.post.Post;
import postrider.source.Bytes;
import postrider.template.Accent;
import postrider.template.TemplateName;
import postrider.template.Templates;

/** All that is made by templates, and what search engines are told: which files there are, and what each of them shows. */
final class SitePages {
    private static final TemplateName STYLE = new TemplateName("site/site.css.ftl");
    private static final TemplateName FEED_STYLE = new TemplateName("site/feed.css.ftl");

    /** What changes with a post or an edition is made of, in the order in which it is asked for; all pages stand in the same frame. */
    static final List<TemplateName> TEMPLATES = List.of(
            ListPages.INDEX,
            new TemplateName("site/frame.ftlh"),
            ListPages.LIST,
            PostPages.POST,
            EditionPages.LIST,
            EditionPages.EDITION);

    private static final String EDITIONS_SITEMAP = EditionList.FOLDER + Sitemap.NAME;
    private static final int NEWEST_WHERE_NOTHING_IS = 5;

    private final SiteSettings settings;
    private final List<RenderedPost> posts;
    private final PostList list;
    private final Sections sections;
    private final Map<String, Subject> lists;
    private final Map<String, Sitemap.Document> sitemaps;
    private final Look look;
    private final EditionList editions;
    private final Map<String, Subject> editionPages;

    /** @param posts by file; all have a place; @param versions of sent editions, of these posts alone */
    SitePages(SiteSettings settings, Templates templates, List<RenderedPost> posts, List<WebVersion> versions) {
        this.settings = settings;
        this.posts = posts;
        this.list = new PostList(posts, settings.languages());
        this.sections = Sections.of(settings, posts);
        Lists all = new Lists(settings.zone(), list);
        this.lists = all.of(sections);
        this.look = new Look(settings, templates, all.hasTags());
        this.sitemaps = sitemaps();
        this.editions = new EditionList(sections, versions);
        this.editionPages = editions.pages();
    }

    /** Empty for a route that leads out of {@code public/} or that no file system can name. */
    static Optional<ArtifactPath> path(RenderedPost post) {
        String route = post.post().route();
        return route.startsWith("/") ? ArtifactPath.of(route.substring(1) + "/index.html") : Optional.empty();
    }

    /** The places of all but the posts' own pages. */
    List<ArtifactPath> ownPaths() {
        return Stream.of(
                        Stream.of("site.css", "feed.css", "404.html", "robots.txt"),
                        lists.keySet().stream(),
                        editionPages.keySet().stream(),
                        sitemaps.keySet().stream(),
                        Stream.of(EDITIONS_SITEMAP))
                .flatMap(names -> names)
                .map(ArtifactPath::new)
                .toList();
    }

    /** In the order in which they are to be written. */
    List<Artifact> artifacts() {
        List<Artifact> artifacts = new ArrayList<>();
        artifacts.add(style("site.css", STYLE));
        artifacts.add(style("feed.css", FEED_STYLE));
        PostPages postPages = new PostPages(look);
        posts.forEach(post -> artifacts.add(new PostFile(post, postPages)));
        ListPages listPages = new ListPages(look, sections);
        lists.forEach((path, subject) ->
                artifacts.add(list(path, Layer.LIST, subject, () -> bytes(listPages, path, subject))));
        Subject.OfMissing missing = new Subject.OfMissing(list.whole().stream()
                .limit(NEWEST_WHERE_NOTHING_IS)
                .map(PostLink::to)
                .toList());
        artifacts.add(list("404.html", Layer.LIST, missing, () -> listPages.missing(missing)));
        EditionPages ofEditions = new EditionPages(look);
        editionPages.forEach((path, subject) ->
                artifacts.add(list(path, Layer.LIST, subject, () -> bytes(ofEditions, path, subject))));
        sitemaps.forEach((name, document) ->
                artifacts.add(made(new ArtifactPath(name), Layer.FEED, () -> key(document), document::bytes)));
        Sitemap.Document versions = editionsSitemap();
        artifacts.add(made(new ArtifactPath(EDITIONS_SITEMAP), Layer.FEED, () -> key(versions), versions::bytes));
        String robots = "User-agent: *\nAllow: /\n\nSitemap: " + look.base() + Sitemap.NAME + "\nSitemap: "
                + look.base() + EDITIONS_SITEMAP + "\n";
        artifacts.add(made(new ArtifactPath("robots.txt"), Layer.FEED, () -> key(robots), () -> Bytes.utf8(robots)));
        return artifacts;
    }

    private static Bytes bytes(ListPages pages, String path, Subject subject) {
        if (subject instanceof Subject.OfIndex index) {
            return pages.index(index);
        } else if (subject instanceof Subject.OfList list) {
            return pages.list(path, list);
        } else if (subject instanceof Subject.OfContents contents) {
            return pages.contents(path, contents);
        }
        throw new AssertionError(subject);
    }

    private static Bytes bytes(EditionPages pages, String path, Subject subject) {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        if (subject instanceof Subject.OfEdition edition) {
            return pages.edition(folder, edition);
        } else if (subject instanceof Subject.OfEditions list) {
            return pages.list(folder, list);
        }
        throw new AssertionError(subject);
    }

    /** The feed of the editions. */
    List<FeedDocument> editionFeed(FeedSettings feed, String program) {
        EditionFeed entries = new EditionFeed(look);
        return Feeds.ofEditions(
                feed,
                program,
                entries.title(),
                editions.newestFirst().stream().map(entries::entry).toList());
    }

    /** Pages of editions that are the place of their text: what one post alone makes up stands on the post's page. */
    private Sitemap.Document editionsSitemap() {
        List<Sitemap.Page> pages = new ArrayList<>();
        editionPages.forEach((path, subject) -> {
            String url = look.base() + Addresses.encoded(path.replace("index.html", ""));
            if (!(subject instanceof Subject.OfEdition edition)
                    || edition.version().canonical(look.base()).equals(url)) {
                pages.add(new Sitemap.Page(url, null));
            }
        });
        return new Sitemap.Pages(List.copyOf(pages));
    }

    /** Which languages there are is shown on pages that lead to posts. */
    private Artifact list(String path, Layer layer, Subject subject, Supplier<Bytes> bytes) {
        return made(new ArtifactPath(path), layer, () -> ContentKey.of(look.key(), path, sections, subject), bytes);
    }

    private String key(Object shown) {
        return ContentKey.of(look.key(), shown);
    }

    private static Artifact made(ArtifactPath path, Layer layer, Supplier<String> key, Supplier<Bytes> bytes) {
        return new Made(path, layer, key, bytes);
    }

    /** The model of the style sheets. */
    private record Style(Accent accent) {}

    private Artifact style(String file, TemplateName template) {
        return made(
                new ArtifactPath(file),
                Layer.STYLE,
                () -> look.keyOf(template, settings.accent()),
                () -> look.render(template, new Style(Accent.of(settings.accent()))));
    }

    /** There is one for each post of an archive, so it holds next to nothing. */
    private final class PostFile implements Artifact.Generated {
        private final RenderedPost post;
        private final PostPages pages;

        PostFile(RenderedPost post, PostPages pages) {
            this.post = post;
            this.pages = pages;
        }

        @Override
        public ArtifactPath path() {
            return SitePages.path(post).orElseThrow();
        }

        @Override
        public Layer layer() {
            return Layer.PAGE;
        }

        @Override
        public String key() {
            return SitePages.this.key(subject(post));
        }

        @Override
        public Bytes bytes() {
            return pages.of(subject(post));
        }
    }

    private Subject.OfPost subject(RenderedPost post) {
        PostList.Neighbours near = list.around(post);
        return new Subject.OfPost(
                post,
                sections.home(post),
                near.before().map(PostLink::to),
                near.after().map(PostLink::to),
                list.hasVariants(post)
                        ? list.variants(post).stream().map(PostLink::to).toList()
                        : List.of());
    }

    private Map<String, Sitemap.Document> sitemaps() {
        List<Sitemap.Page> pages = posts.stream()
                .sorted((one, other) -> Post.newestFirst(one.post(), other.post()))
                .map(post -> new Sitemap.Page(post.url(), post.post().updatedAt()))
                .toList();
        List<Sitemap.Page> others = lists.keySet().stream()
                .filter(path -> path.endsWith("index.html"))
                .map(path -> path.substring(0, path.length() - "index.html".length()))
                .sorted()
                .map(folder -> new Sitemap.Page(look.base() + Addresses.encoded(folder), null))
                .toList();
        return Sitemap.of(pages, others, look.base());
    }
}

package postrider.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import postrider.feed.FeedDocument;
import postrider.feed.FeedSettings;
import postrider.feed.Feeds;
import postrider.markdown.RenderedPost;
import postrider.markdown.UsedMedia;
import postrider.post.EntryId;
import postrider.post.OwnRoutes;
import postrider.source.Checked;
import postrider.source.Diagnostic;
import postrider.source.Location;
import postrider.source.Meanwhile;
import postrider.template.Templates;

/** Makes everything in {@code public/} of the posts that are out. Pure but for templates; {@link PublicFolder} writes it. */
public final class Site {
    private final SiteSettings settings;
    private final FeedSettings feedSettings;
    private final Templates templates;

    public Site(SiteSettings settings, FeedSettings feedSettings, Templates templates) {
        this.settings = settings;
        this.feedSettings = feedSettings;
        this.templates = templates;
    }

    /** Begins to read the templates of its pages, in a thread of its own, for a run that will probably make some. */
    public void readAhead() {
        templates.readAhead(SitePages.TEMPLATES);
    }

    /** Where it is served; no trailing slash. */
    public String url() {
        return settings.url();
    }

    /**
     * The artifacts in the order in which they are to be written: what a page needs before it, what leads to a page after it, feeds
     * last. Each is made when its bytes are asked for.
     *
     * @param published all posts that are out, every language variant, in any order
     * @param editions the web versions of those that were let go, of these posts, in any order
     * @return with a diagnostic for each post that has no place of its own or that no feed can carry
     */
    public Checked<List<Artifact>> artifacts(List<RenderedPost> published, List<WebVersion> editions) {
        List<Diagnostic> faults = new ArrayList<>();
        Laid laid = lay(published, editions, faults);
        List<Artifact> artifacts = new ArrayList<>();
        settings.logoPath()
                .ifPresent(path -> artifacts.add(new Artifact.Copied(path, Artifact.Root.HOME, settings.logo())));
        artifacts.addAll(new MediaPlaces(settings.url(), laid.places()).place(laid.posts(), faults));
        artifacts.addAll(laid.pages().artifacts());
        for (FeedDocument document : laid.feeds()) {
            Layer layer = document.role() == FeedDocument.Role.ARCHIVE ? Layer.ARCHIVE : Layer.FEED;
            artifacts.add(new Made(path(document), layer, document::key, document.bytes()));
        }
        return new Checked<>(List.copyOf(artifacts), faults);
    }

    /** The feeds that are among {@link #artifacts}. */
    public List<FeedDocument> feeds(List<RenderedPost> published, List<WebVersion> editions) {
        return lay(published, editions, new ArrayList<>()).feeds();
    }

    /** Who stands where: the site's own files and its feeds first, then the posts that find a place. */
    private record Laid(Places places, List<RenderedPost> posts, SitePages pages, List<FeedDocument> feeds) {}

    private Laid lay(List<RenderedPost> published, List<WebVersion> editions, List<Diagnostic> faults) {
        List<RenderedPost> posts = published.stream()
                .sorted(Comparator.comparing(post -> post.post().file()))
                .toList();
        Places places = new Places();
        // Neither needs the other, and each takes half of the time.
        Meanwhile<Checked<List<FeedDocument>>> asked = Meanwhile.of(() -> documents(posts));
        SitePages pages = new SitePages(settings, templates, posts, editions);
        Checked<List<FeedDocument>> feeds = asked.get();
        Stream.concat(pages.ownPaths().stream(), feeds.value().stream().map(Site::path))
                .forEach(places::take);
        settings.logoPath().flatMap(places::take).ifPresent(fault -> faults.add(noPlaceForLogo(fault)));
        List<RenderedPost> placed = placed(posts, places, faults);
        if (placed.size() < posts.size()) {
            Set<EntryId> ids = placed.stream().map(post -> post.post().id()).collect(Collectors.toSet());
            List<WebVersion> kept =
                    editions.stream().map(version -> version.keeping(ids)).toList();
            pages = new SitePages(settings, templates, placed, kept);
            feeds = documents(placed);
        }
        faults.addAll(feeds.diagnostics());
        List<FeedDocument> all = new ArrayList<>(pages.editionFeed(feedSettings, templates.key()));
        all.addAll(feeds.value());
        return new Laid(places, placed, pages, List.copyOf(all));
    }

    private Checked<List<FeedDocument>> documents(List<RenderedPost> posts) {
        return Feeds.of(feedSettings, templates.key(), UsedMedia::file, posts);
    }

    private static ArtifactPath path(FeedDocument document) {
        return new ArtifactPath(document.path());
    }

    private List<RenderedPost> placed(List<RenderedPost> posts, Places places, List<Diagnostic> faults) {
        List<RenderedPost> placed = new ArrayList<>();
        for (RenderedPost post : posts) {
            Optional<String> fault = SitePages.path(post)
                    .map(path -> OwnRoutes.claimed(path.value(), settings.languages())
                            .map(segment -> "\"" + segment + "\" is the program's own")
                            .or(() -> places.take(path)))
                    .orElseGet(() -> Optional.of("no page can stand there"));
            fault.ifPresentOrElse(words -> faults.add(noPlace(post, words)), () -> placed.add(post));
        }
        return placed;
    }

    private static Diagnostic noPlace(RenderedPost post, String fault) {
        return Diagnostic.error(
                "E304",
                new Location(post.post().file(), 1, 1),
                "its route is \"" + post.post().route() + "\", but " + fault
                        + "; the post is left out of pages and feeds",
                "Give it another slug");
    }

    private static Diagnostic noPlaceForLogo(String fault) {
        return Diagnostic.error(
                "",
                new Location("config/postrider.yaml", 1, 1),
                "site.logo can't stand at that path, because " + fault,
                "Give the file another name");
    }
}

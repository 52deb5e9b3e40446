package postrider.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import postrider.feed.Feed;
import postrider.feed.FeedFormat;
import postrider.feed.FeedSettings;
import postrider.markdown.RenderedPost;
import postrider.source.Bytes;
import postrider.source.Checked;
import postrider.source.Diagnostic;
import postrider.source.Location;
import postrider.template.Templates;

/** Makes everything in {@code public/} of the posts that are out. Pure but for templates; {@link PublicFolder} writes it. */
public final class Site {
    private static final ArtifactPath INDEX = new ArtifactPath("index.html");
    private static final ArtifactPath STYLE = new ArtifactPath("site.css");
    private static final ArtifactPath FEED_STYLE = new ArtifactPath("feed.css");

    private final SiteSettings settings;
    private final FeedSettings feedSettings;
    private final Templates templates;

    public Site(SiteSettings settings, FeedSettings feedSettings, Templates templates) {
        this.settings = settings;
        this.feedSettings = feedSettings;
        this.templates = templates;
    }

    /**
     * The artifacts in the order in which they are to be written: what a page needs before it, what leads to a page after it, feeds
     * last. Each is made when its bytes are asked for.
     *
     * @param published all posts that are out, every language variant, in any order
     * @return with a diagnostic for each post that has no place of its own or that no feed can carry
     */
    public Checked<List<Artifact>> artifacts(List<RenderedPost> published) {
        List<Diagnostic> faults = new ArrayList<>();
        Places places = new Places();
        Stream.of(INDEX, STYLE, FEED_STYLE).forEach(places::take);
        Stream.of(FeedFormat.values()).map(Site::path).forEach(places::take);

        List<RenderedPost> posts = placed(published, places, faults);
        List<Artifact> artifacts = new ArrayList<>(new MediaPlaces(settings.url(), places).place(posts, faults));
        PostList list = new PostList(posts, settings.languages());
        Pages pages = new Pages(settings, templates);

        artifacts.add(generated(STYLE, Layer.STYLE, pages, new Sheet("site"), pages::style));
        for (RenderedPost post : posts) {
            PostSubject subject = subject(post, list);
            artifacts.add(generated(page(post).orElseThrow(), Layer.PAGE, pages, subject, () -> pages.post(subject)));
        }
        IndexSubject index = new IndexSubject(list.in(settings.language()));
        artifacts.add(generated(INDEX, Layer.LIST, pages, index, () -> pages.index(index)));
        artifacts.add(generated(FEED_STYLE, Layer.STYLE, pages, new Sheet("feed"), pages::feedStyle));
        artifacts.addAll(feeds(list, faults));
        return new Checked<>(List.copyOf(artifacts), faults);
    }

    /** Where the feeds' documents become artifacts. */
    private List<Artifact> feeds(PostList list, List<Diagnostic> faults) {
        List<RenderedPost> newest = list.in(settings.language());
        Checked<Feed> feed = Feed.of(feedSettings, newest);
        faults.addAll(feed.diagnostics());
        // Those that were looked at: one that can't be carried makes room for the next.
        int taken = Math.min(
                newest.size(), feedSettings.entries() + feed.diagnostics().size());
        String key = ContentKey.of(templates.key(), feedSettings, newest.subList(0, taken));
        return Stream.of(FeedFormat.values())
                .<Artifact>map(format -> new Artifact.Generated(
                        path(format),
                        Layer.FEED,
                        () -> ContentKey.of(key, format),
                        () -> feed.value().write(format)))
                .toList();
    }

    /** What a style sheet is for. */
    private record Sheet(String name) {}

    private static Artifact generated(
            ArtifactPath path, Layer layer, Pages pages, Record subject, Supplier<Bytes> bytes) {
        return new Artifact.Generated(path, layer, () -> pages.key(subject), bytes);
    }

    private static PostSubject subject(RenderedPost post, PostList list) {
        return new PostSubject(
                post,
                list.before(post).map(PostLink::to),
                list.after(post).map(PostLink::to),
                list.variants(post).stream().map(PostLink::to).toList());
    }

    private static ArtifactPath path(FeedFormat format) {
        return new ArtifactPath(format.fileName());
    }

    /** Empty for a route that leads out of {@code public/} or that no file system can name. */
    private static Optional<ArtifactPath> page(RenderedPost post) {
        String route = post.post().route();
        return route.startsWith("/") ? ArtifactPath.of(route.substring(1) + "/index.html") : Optional.empty();
    }

    private static List<RenderedPost> placed(List<RenderedPost> posts, Places places, List<Diagnostic> faults) {
        List<RenderedPost> byFile = posts.stream()
                .sorted(Comparator.comparing(post -> post.post().file()))
                .toList();
        List<RenderedPost> placed = new ArrayList<>();
        for (RenderedPost post : byFile) {
            Optional<String> fault =
                    page(post).map(places::take).orElseGet(() -> Optional.of("no page can stand there"));
            fault.ifPresentOrElse(words -> faults.add(noPlace(post, words)), () -> placed.add(post));
        }
        return placed;
    }

    private static Diagnostic noPlace(RenderedPost post, String fault) {
        return Diagnostic.error(
                "",
                new Location(post.post().file(), 1, 1),
                "its route is \"" + post.post().route() + "\", but " + fault
                        + "; the post is left out of pages and feeds",
                "Give it another slug");
    }
}

package postrider.site;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import postrider.markdown.RenderedPost;
import postrider.markdown.UsedMedia;
import postrider.source.Diagnostic;
import postrider.source.Location;

/** Where the posts' media go: to the path that their address has below the site's. */
final class MediaPlaces {
    private final String base;
    private final Places places;
    private final Map<ArtifactPath, String> sources = new HashMap<>();

    /** @param siteUrl no trailing slash; @param places those of pages are taken already */
    MediaPlaces(String siteUrl, Places places) {
        this.base = siteUrl + "/";
        this.places = places;
    }

    /** One of each file and each of its copies, however many posts use it. Media without a place are reported and left out. */
    List<Artifact> place(List<RenderedPost> posts, Collection<Diagnostic> faults) {
        List<Artifact> placed = new ArrayList<>();
        for (RenderedPost post : posts) {
            for (UsedMedia media : post.media()) {
                place(post, media, placed, faults);
                media.copies().forEach(copy -> place(post, copy, placed, faults));
            }
        }
        return placed;
    }

    private void place(RenderedPost post, UsedMedia media, Collection<Artifact> placed, Collection<Diagnostic> faults) {
        String source = media.file().path();
        Optional<ArtifactPath> path = path(media.url());
        if (path.isPresent() && source.equals(sources.get(path.get()))) {
            return;
        }
        Optional<String> fault = path.isPresent()
                ? places.take(path.get())
                : Optional.of("no file can stand there, or its name begins with a dot");
        if (fault.isPresent()) {
            faults.add(noPlace(post, media, fault.get()));
            return;
        }
        sources.put(path.orElseThrow(), source);
        placed.add(
                media.scaling() == null
                        ? new Artifact.Copied(path.orElseThrow(), source)
                        : new Artifact.Scaled(path.orElseThrow(), source, media.scaling()));
    }

    private Optional<ArtifactPath> path(String url) {
        if (!url.startsWith(base)) {
            return Optional.empty();
        }
        try {
            return ArtifactPath.of(
                    new URI("/" + url.substring(base.length())).getPath().substring(1));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Diagnostic noPlace(RenderedPost post, UsedMedia media, String fault) {
        return Diagnostic.error(
                "",
                new Location(post.post().file(), 1, 1),
                "its file \"" + media.name() + "\" would be served at " + media.url() + ", but " + fault
                        + "; it is left out",
                "Rename the file");
    }
}

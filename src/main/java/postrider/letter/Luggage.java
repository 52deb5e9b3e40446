package postrider.letter;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import postrider.markdown.UsedMedia;
import postrider.picture.Logo;
import postrider.post.MediaFile;
import postrider.source.Bytes;

/** The pictures that one letter takes along, as long as there is room; what is too large is linked. For one thread. */
final class Luggage implements PictureSource {
    /** Octets of one picture, and of all: beyond some 10 MB of base64 many servers refuse a message. */
    private static final long ONE = 1_000_000;

    private static final long ALL = 5_000_000;
    private static final Set<String> TYPES = Set.of("image/jpeg", "image/png", "image/gif");

    private final PictureFolder folder;
    private final String domain;
    private final Map<String, Optional<EmbeddedPicture>> byUrl = new LinkedHashMap<>();
    private long used;

    /** @param siteUrl its host makes the Content-IDs this home's own */
    Luggage(PictureFolder folder, String siteUrl) {
        this.folder = folder;
        this.domain = Optional.ofNullable(URI.create(siteUrl).getHost()).orElse("localhost");
    }

    @Override
    public Optional<String> instead(UsedMedia media) {
        return byUrl.computeIfAbsent(media.url(), url -> take(media)).map(EmbeddedPicture::address);
    }

    /** Beside the room for pictures: it is small. */
    @Override
    public Optional<String> instead(Logo logo) {
        EmbeddedPicture picture =
                new EmbeddedPicture(id(logo.octets()), logo.mediaType(), nameOf(logo.path()), logo.octets());
        byUrl.put("/" + logo.path(), Optional.of(picture));
        return Optional.of(picture.address());
    }

    private Optional<EmbeddedPicture> take(UsedMedia media) {
        MediaFile file = media.file();
        if (!TYPES.contains(file.type())) {
            return Optional.empty();
        }
        Optional<Bytes> octets = folder.read(media, Math.min(ONE, ALL - used));
        octets.ifPresent(read -> used += read.size());
        return octets.map(read -> new EmbeddedPicture(id(read), file.type(), nameOf(file.path()), read));
    }

    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private String id(Bytes octets) {
        return octets.sha256().substring(0, 24) + "@" + domain;
    }

    /** Those that the letter shows, each once. */
    List<EmbeddedPicture> shownIn(String html) {
        Map<String, EmbeddedPicture> shown = new LinkedHashMap<>();
        for (Optional<EmbeddedPicture> taken : byUrl.values()) {
            taken.filter(picture -> html.contains('"' + picture.address() + '"'))
                    .ifPresent(picture -> shown.putIfAbsent(picture.id(), picture));
        }
        return List.copyOf(shown.values());
    }
}

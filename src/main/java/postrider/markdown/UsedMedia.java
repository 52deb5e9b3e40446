package postrider.markdown;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import postrider.picture.PictureFormat;
import postrider.picture.PictureSize;
import postrider.picture.Scaling;
import postrider.post.MediaFile;

/**
 * A file beside the post that its text shows or links to, or a smaller copy of it.
 *
 * @param name the file's, relative to the post's folder; @param url absolute
 * @param scaling of the copy, null for the file itself
 */
public record UsedMedia(
        String name, String url, MediaFile file, @Nullable Scaling scaling) {
    /** Pixels in width of what is shown beside a title, and of what is shown at all: more are for printers. */
    private static final int SMALL = 960;

    private static final int LARGE = 1600;

    /** The file itself. */
    public UsedMedia(String name, String url, MediaFile file) {
        this(name, url, file, null);
    }

    /** Whether it is a picture that may stand for its post: in previews, and beside the title in lists. */
    public boolean isLead() {
        return file.type().startsWith("image/") && !file.isTooLarge();
    }

    /** In pixels, 0 where unknown. */
    public int width() {
        return size().map(PictureSize::width).orElse(0);
    }

    /** In pixels, 0 where unknown. */
    public int height() {
        return size().map(PictureSize::height).orElse(0);
    }

    private Optional<PictureSize> size() {
        return own().map(own -> scaling == null ? own : scaling.of(own));
    }

    private Optional<PictureSize> own() {
        return file.width() > 0 && file.height() > 0
                ? Optional.of(new PictureSize(file.width(), file.height()))
                : Optional.empty();
    }

    /** The copy; empty where it can't be made, or would not differ. */
    public Optional<UsedMedia> copy(Scaling wish) {
        PictureFormat format = file.copies();
        if (format == null || scaling != null) {
            return Optional.empty();
        }
        return own().filter(wish::changes)
                .flatMap(own -> wish.nameOf(url, own, format))
                .map(copy -> new UsedMedia(name, copy, file, wish));
    }

    /** Those that pages offer to windows, the narrowest first; a copy has none. */
    public List<UsedMedia> copies() {
        return own().map(own -> Scaling.ofPages(own).stream()
                        .flatMap(wish -> copy(wish).stream())
                        .toList())
                .orElse(List.of());
    }

    /** What is shown where there is room: the widest copy of a picture that no screen shows whole, else the file itself. */
    public UsedMedia shown() {
        return atMost(LARGE);
    }

    /** What is shown beside a title. */
    public UsedMedia thumbnail() {
        return atMost(SMALL);
    }

    private UsedMedia atMost(int width) {
        return width() <= width
                ? this
                : copies().stream()
                        .filter(copy -> copy.width() <= width)
                        .reduce((narrower, wider) -> wider)
                        .orElse(this);
    }
}

package postrider.letter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import postrider.markdown.UsedMedia;
import postrider.picture.PictureCache;
import postrider.picture.PictureCopy;
import postrider.picture.Scaling;
import postrider.source.Bytes;

/** Where letters find the pictures that they take along: the posts folder, with copies at mail size. */
public final class PictureFolder {
    /** Twice the width of a letter's text, for screens of two pixels a point. */
    private static final int WIDTH = 1_104;

    /** Octets of a picture that is good as it is; a copy of it would hardly be smaller. */
    private static final long SMALL = 200_000;

    /** Octets of what is scaled at all. */
    private static final long LARGEST = 30_000_000;

    private final Path posts;
    private final PictureCache copies;

    public PictureFolder(Path posts, PictureCache copies) {
        this.posts = posts;
        this.copies = copies;
    }

    /** The octets of a picture at mail size; empty where it is gone, can't be read, or has more than {@code most} octets even then. */
    Optional<Bytes> read(UsedMedia picture, long most) {
        Path file = posts.resolve(picture.file().path());
        try {
            if (Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            Bytes whole = Bytes.copyOf(Files.readAllBytes(file));
            Bytes original = Optional.ofNullable(picture.scaling())
                    .flatMap(scaling -> made(whole, scaling))
                    .orElse(whole);
            boolean isFit = picture.width() <= WIDTH && original.size() <= SMALL;
            Bytes octets = isFit || picture.file().type().equals("image/gif") ? original : copy(original);
            return Optional.of(octets).filter(read -> read.size() <= most);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** A GIF may move, and stays as it is; of anything else the smaller of the two. */
    private Bytes copy(Bytes original) {
        return made(original, Scaling.toWidth(WIDTH))
                .filter(copy -> copy.size() < original.size())
                .orElse(original);
    }

    private Optional<Bytes> made(Bytes picture, Scaling scaling) {
        return copies.copy(picture, scaling) instanceof PictureCopy.Made made
                ? Optional.of(made.picture())
                : Optional.empty();
    }
}

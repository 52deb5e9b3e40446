package postrider.letter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import postrider.post.MediaFile;
import postrider.source.Bytes;

/** Where letters find the pictures that they take along: the posts folder. */
public final class PictureFolder {
    private final Path posts;

    public PictureFolder(Path posts) {
        this.posts = posts;
    }

    /** The octets of a picture; empty where it is gone, can't be read, or is longer than {@code most} octets by now. */
    Optional<Bytes> read(MediaFile picture, long most) {
        Path file = posts.resolve(picture.path());
        try {
            return Files.size(file) > most ? Optional.empty() : Optional.of(Bytes.copyOf(Files.readAllBytes(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

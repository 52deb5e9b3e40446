package postrider.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import postrider.picture.CameraNotes;
import postrider.source.Bytes;
import postrider.source.Diagnostic;
import postrider.source.Location;
import postrider.template.TemplateFault;

/** Where artifacts' content comes from: the templates, and the posts folder for media. Reads nothing outside that folder. */
final class ContentFolder {
    private static final Pattern JPEG = Pattern.compile("\\.jpe?g$", Pattern.CASE_INSENSITIVE);
    private static final int MAX_PACKED = 16 * 1024 * 1024;

    private final Path posts;

    ContentFolder(Path posts) {
        this.posts = posts;
    }

    /** Stands for everything that the content is made of; empty where that can't be told. */
    String key(Artifact artifact) {
        if (artifact instanceof Artifact.Generated generated) {
            return generated.key().get();
        } else if (artifact instanceof Artifact.Copied copied) {
            String stamp = ArtifactFile.stamp(posts.resolve(copied.source()));
            return stamp.equals(ArtifactFile.NOTHING) ? "" : ContentKey.of("without notes", copied.source(), stamp);
        }
        throw new AssertionError(artifact);
    }

    /** The packed twin of the content, for texts; empty for others, and for those that are no page but a load. */
    Optional<Content> packed(ArtifactPath path, Content content, Gzip gzip) {
        if (!Gzip.suits(path)) {
            return Optional.empty();
        } else if (content instanceof Content.Made made) {
            return Optional.of(new Content.Made(gzip.of(made.bytes())));
        } else if (content instanceof Content.Source source) {
            return text(source.path()).map(text -> new Content.Made(gzip.of(text)));
        }
        throw new AssertionError(content);
    }

    private static Optional<Bytes> text(Path source) {
        try {
            return Files.size(source) > MAX_PACKED
                    ? Optional.empty()
                    : Optional.of(Bytes.copyOf(Files.readAllBytes(source)));
        } catch (IOException e) {
            throw new PublicFolderException(source, e);
        }
    }

    /** The content, or empty and a fault: one broken template or picture stops nothing else. */
    Optional<Content> of(Artifact artifact, Collection<Diagnostic> faults) {
        if (artifact instanceof Artifact.Generated generated) {
            return generated(generated, faults);
        } else if (artifact instanceof Artifact.Copied copied) {
            return copied(copied, faults);
        }
        throw new AssertionError(artifact);
    }

    private static Optional<Content> generated(Artifact.Generated generated, Collection<Diagnostic> faults) {
        try {
            return Optional.of(new Content.Made(generated.bytes().get()));
        } catch (TemplateFault fault) {
            faults.add(fault.diagnostic());
            return Optional.empty();
        }
    }

    private Optional<Content> copied(Artifact.Copied copied, Collection<Diagnostic> faults) {
        Path source = posts.resolve(copied.source());
        if (isReadable(source)) {
            return Optional.of(published(source));
        }
        faults.add(Diagnostic.error(
                "",
                new Location(copied.source(), 1, 1),
                "the file can't be read, so " + copied.path() + " stays as it is",
                "Put the file back, or give the user who runs Postrider the right to read it"));
        return Optional.empty();
    }

    /** Pictures go without {@link CameraNotes}, all else as it is. */
    private static Content published(Path source) {
        if (!JPEG.matcher(source.toString()).find()) {
            return new Content.Source(source);
        }
        try {
            Bytes picture = Bytes.copyOf(Files.readAllBytes(source));
            Bytes published = CameraNotes.removed(picture);
            return published == picture ? new Content.Source(source) : new Content.Made(published);
        } catch (IOException e) {
            throw new PublicFolderException(source, e);
        }
    }

    /** The content as octets, or empty where it can't be had. */
    Optional<Bytes> octets(Artifact artifact) {
        Optional<Content> content = of(artifact, new ArrayList<>());
        if (content.isPresent() && content.get() instanceof Content.Source source) {
            try {
                return Optional.of(Bytes.copyOf(Files.readAllBytes(source.path())));
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        return content.map(made -> ((Content.Made) made).bytes());
    }

    private boolean isReadable(Path source) {
        try {
            return Files.isRegularFile(source)
                    && Files.isReadable(source)
                    && source.toRealPath().startsWith(posts.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }
}

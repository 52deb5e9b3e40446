package postrider.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import postrider.picture.CameraNotes;
import postrider.picture.PictureCache;
import postrider.picture.PictureCopy;
import postrider.picture.Scaling;
import postrider.site.Artifact.Root;
import postrider.site.PublicFolder.Sources;
import postrider.source.Bytes;
import postrider.source.Diagnostic;
import postrider.source.Location;
import postrider.template.TemplateFault;

/** Where artifacts' content comes from: the templates, the posts folder for media, the home for the logo. Reads nothing outside these. */
final class ContentFolder {
    private static final int MAX_PACKED = 16 * 1024 * 1024;

    private final Sources sources;

    ContentFolder(Sources sources) {
        this.sources = sources;
    }

    private Path root(Root root) {
        return switch (root) {
            case POSTS -> sources.posts();
            case HOME -> sources.home();
        };
    }

    /** Stands for everything that the content is made of; empty where that can't be told. */
    String key(Artifact artifact) {
        if (artifact instanceof Artifact.Generated generated) {
            return generated.key();
        } else if (artifact instanceof Artifact.Copied copied) {
            return key(root(copied.root()), copied.source(), "without notes " + CameraNotes.VERSION);
        } else if (artifact instanceof Artifact.Scaled scaled) {
            return key(sources.posts(), scaled.source(), scaled.scaling() + PictureCache.VERSION);
        }
        throw new AssertionError(artifact);
    }

    /** @param done what is done to the file before it is published */
    private static String key(Path root, String source, Object done) {
        long stamp = ArtifactFile.stamp(root.resolve(source));
        return stamp == ArtifactFile.NOTHING ? "" : ContentKey.of(done, source, stamp);
    }

    /** The packed twin of the content, for texts; empty for others, and for those that are no page but a load. */
    Optional<Content> packed(Artifact artifact, Content content, Gzip gzip) {
        if (!Gzip.suits(artifact.path().value())) {
            return Optional.empty();
        } else if (content instanceof Content.Made made) {
            return Optional.of(new Content.Made(gzip.of(made.bytes(), artifact.layer())));
        } else if (content instanceof Content.Source source) {
            return text(source.path()).map(text -> new Content.Made(gzip.of(text, artifact.layer())));
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
            return readable(copied, faults).map(ContentFolder::published);
        } else if (artifact instanceof Artifact.Scaled scaled) {
            Artifact.Copied whole = new Artifact.Copied(scaled.path(), scaled.source());
            return readable(whole, faults).map(source -> copy(source, scaled.scaling()));
        }
        throw new AssertionError(artifact);
    }

    private static Optional<Content> generated(Artifact.Generated generated, Collection<Diagnostic> faults) {
        try {
            return Optional.of(new Content.Made(generated.bytes()));
        } catch (TemplateFault fault) {
            faults.add(fault.diagnostic());
            return Optional.empty();
        }
    }

    private Optional<Path> readable(Artifact.Copied copied, Collection<Diagnostic> faults) {
        Path root = root(copied.root());
        Path file = root.resolve(copied.source());
        if (isReadable(file, root)) {
            return Optional.of(file);
        }
        faults.add(Diagnostic.error(
                "",
                new Location(copied.source(), 1, 1),
                "the file can't be read, so " + copied.path() + " stays as it is",
                "Put the file back, or give the user who runs Postrider the right to read it"));
        return Optional.empty();
    }

    /** Of a picture that was spoilt since it was looked at, the picture: what is named on a page must be there. */
    private Content copy(Path source, Scaling scaling) {
        try {
            Bytes picture = Bytes.copyOf(Files.readAllBytes(source));
            return sources.copies().copy(picture, scaling) instanceof PictureCopy.Made made
                    ? new Content.Made(made.picture())
                    : published(source);
        } catch (IOException e) {
            throw new PublicFolderException(source, e);
        }
    }

    /** Pictures go without {@link CameraNotes}, all else as it is. */
    private static Content published(Path source) {
        try {
            if (!isPicture(source)) {
                return new Content.Source(source);
            }
            Bytes picture = Bytes.copyOf(Files.readAllBytes(source));
            Bytes published = CameraNotes.removed(picture);
            return published == picture ? new Content.Source(source) : new Content.Made(published);
        } catch (IOException e) {
            throw new PublicFolderException(source, e);
        }
    }

    private static boolean isPicture(Path source) throws IOException {
        try (InputStream in = Files.newInputStream(source)) {
            return CameraNotes.areTakenFrom(in);
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

    private static boolean isReadable(Path source, Path root) {
        try {
            return Files.isRegularFile(source)
                    && Files.isReadable(source)
                    && source.toRealPath().startsWith(root.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }
}

package postrider.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import postrider.source.Bytes;
import postrider.source.Diagnostic;
import postrider.source.Location;
import postrider.template.TemplateFault;

/** Where artifacts' content comes from: the templates, and the posts folder for media. Reads nothing outside that folder. */
final class ContentFolder {
    private final Path posts;

    ContentFolder(Path posts) {
        this.posts = posts;
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
            return Optional.of(new Content.Source(source));
        }
        faults.add(Diagnostic.error(
                "",
                new Location(copied.source(), 1, 1),
                "the file can't be read, so " + copied.path() + " stays as it is",
                "Put the file back, or give the user who runs Postrider the right to read it"));
        return Optional.empty();
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

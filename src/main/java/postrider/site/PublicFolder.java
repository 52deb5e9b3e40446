package postrider.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import postrider.database.Database;
import postrider.source.Bytes;
import postrider.source.Diagnostic;

/**
 * {@code public/} on the disk. Writes only what changed, each file in one step, and removes only what an earlier run wrote: other
 * people's files stay. A run that dies anywhere is completed by the next. For one run at a time.
 */
public final class PublicFolder {
    private final Path folder;
    private final ContentFolder contents;
    private final ArtifactTable table;
    private final InstantSource clock;

    /** @param folder made where there is none; @param posts the posts folder, which media are copied from */
    public PublicFolder(Path folder, Path posts, Database database, InstantSource clock) {
        this.folder = folder;
        this.contents = new ContentFolder(posts);
        this.table = new ArtifactTable(database);
        this.clock = clock;
    }

    /**
     * Makes the folder hold these artifacts, in their order, and then removes those of earlier runs that are not among them.
     *
     * @param artifacts no two at one place, none at a place within another
     * @throws PublicFolderException when the disk says no; what was not reached yet is as it was, and no file is half-written
     */
    public Changes replace(List<Artifact> artifacts) {
        makeFolder();
        Map<String, String> known = table.all();
        Set<String> wanted = places(artifacts);
        TreeSet<String> unclaimed = new TreeSet<>(wanted);
        unclaimed.removeAll(known.keySet());
        table.claim(unclaimed, clock.instant());

        TreeSet<String> stale = stale(known, wanted);
        Replacement replacement = new Replacement(folder, contents, known);
        replacement.remove(inTheWay(stale, wanted));
        replacement.place(artifacts);
        replacement.remove(stale);
        table.settle(replacement.hashes(), replacement.forgotten(), clock.instant());
        return replacement.changes();
    }

    /** What the artifact holds; empty for media that can't be read. Touches nothing. */
    public Optional<Bytes> octets(Artifact artifact) {
        return contents.octets(artifact);
    }

    /** What {@link #replace} would do now. Touches nothing, and is content with a database that can only be read. */
    public Difference compare(List<Artifact> artifacts) {
        Set<String> wanted = places(artifacts);
        TreeSet<String> stale = stale(table.all(), wanted);
        boolean clears = !inTheWay(stale, wanted).isEmpty();
        List<ArtifactPath> add = new ArrayList<>();
        List<ArtifactPath> change = new ArrayList<>();
        Set<Diagnostic> faults = new LinkedHashSet<>();
        for (Artifact artifact : artifacts) {
            ArtifactFile file = new ArtifactFile(folder, artifact.path());
            Optional<Diagnostic> obstacle = clears ? Optional.empty() : file.obstacle();
            obstacle.ifPresent(faults::add);
            Optional<Content> content = obstacle.isPresent() ? Optional.empty() : contents.of(artifact, faults);
            if (content.isPresent() && !content.get().isIn(file)) {
                (file.exists() ? change : add).add(artifact.path());
            }
        }
        List<ArtifactPath> remove = stale.stream()
                .map(ArtifactPath::new)
                .filter(path -> new ArtifactFile(folder, path).exists())
                .toList();
        return new Difference(add, change, remove, List.copyOf(faults));
    }

    private void makeFolder() {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new PublicFolderException(
                    folder,
                    "this is no folder; nothing was written. Move it away, or set output.dir to another folder");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new PublicFolderException(folder, e);
        }
    }

    private static Set<String> places(List<Artifact> artifacts) {
        return artifacts.stream().map(artifact -> artifact.path().value()).collect(Collectors.toSet());
    }

    private static TreeSet<String> stale(Map<String, String> known, Set<String> wanted) {
        TreeSet<String> stale = new TreeSet<>(known.keySet());
        stale.removeAll(wanted);
        return stale;
    }

    /** Those that must go before anything is written: a file where a folder is needed, or what keeps a folder where a file belongs. */
    private static Set<String> inTheWay(Set<String> stale, Set<String> wanted) {
        Set<String> needed = wanted.stream()
                .flatMap(path -> new ArtifactPath(path).folders().stream())
                .collect(Collectors.toSet());
        return stale.stream()
                .filter(path -> needed.contains(path)
                        || new ArtifactPath(path).folders().stream().anyMatch(wanted::contains))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

package postrider.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import postrider.database.Database;
import postrider.picture.PictureCache;
import postrider.source.Bytes;

/**
 * {@code public/} on the disk. Writes only what changed, each file in one step, and removes only what an earlier run wrote: other
 * people's files stay. A run that dies anywhere is completed by the next. For one run at a time.
 */
public final class PublicFolder {
    private static final int MAX_THREADS = 4;

    /** Files whose state may be in memory beside all posts that are being read. */
    private static final int MOST_SURVEYED = 60_000;

    private final Path folder;
    private final ContentFolder contents;
    private final ArtifactTable table;
    private final InstantSource clock;

    /** Where files come from. @param posts the posts folder, for media; @param home for the logo; @param copies of pictures */
    public record Sources(Path posts, Path home, PictureCache copies) {}

    /** @param folder made where there is none */
    public PublicFolder(Path folder, Sources sources, Database database, InstantSource clock) {
        this.folder = folder;
        this.contents = new ContentFolder(sources);
        this.table = new ArtifactTable(database);
        this.clock = clock;
    }

    /**
     * Makes the folder hold these artifacts, in their order, and then removes those of earlier runs that are not among them. What is
     * not there yet comes before what changes, and that before what goes: nothing that a reader can come to leads nowhere, whenever the
     * run dies. Where one can't be made, nothing changes at all.
     *
     * @param artifacts no two at one place, none at a place within another
     * @throws PublicFolderException when the disk says no; what was not reached yet is as it was, and no file is half-written
     */
    public Changes replace(List<Artifact> artifacts) {
        return replace("", artifacts);
    }

    /** As {@link #replace(List)}. @param survey begun before, while there was something else to do */
    public Changes replace(List<Artifact> artifacts, Survey survey) {
        return replaced(artifacts, survey::found);
    }

    /** Begins to look at all that earlier runs left; where that is very much, it waits until it is asked for. */
    public Survey survey() {
        return new Survey(() -> left(""), () -> table.holdsMoreThan(MOST_SURVEYED));
    }

    /**
     * As {@link #replace(List)}, in a part of the folder; the rest stays as it is.
     *
     * @param within below {@code public/}, ending in {@code /}; each artifact's place is in it
     */
    public Changes replace(String within, List<Artifact> artifacts) {
        return replaced(artifacts, () -> left(within));
    }

    private Changes replaced(List<Artifact> artifacts, Supplier<Map<String, KeptArtifact>> left) {
        makeFolder();
        try (Crew crew = crew();
                Gzip gzip = new Gzip();
                StagingFolder staging = StagingFolder.in(folder)) {
            Inspection found = Inspection.of(contents, artifacts, left.get(), crew);
            Replacement replacement = new Replacement(folder, contents, staging, gzip);
            replacement.prepare(found.due(), crew);
            if (replacement.isWhole()) {
                table.claim(replacement.claims(), clock.instant());
                replacement.remove(inTheWay(found.stale(), artifacts));
                replacement.put();
                replacement.remove(found.stale());
            }
            table.settle(replacement.settled(), replacement.gone());
            return replacement.changes(found.settled());
        }
    }

    /** What the artifact holds; empty for media that can't be read. Touches nothing. */
    public Optional<Bytes> octets(Artifact artifact) {
        return contents.octets(artifact);
    }

    /** What {@link #replace} would do now. Touches nothing, and is content with a database that can only be read. */
    public Difference compare(List<Artifact> artifacts) {
        return compare("", artifacts);
    }

    /** What {@link #replace(String, List)} would do now. */
    public Difference compare(String within, List<Artifact> artifacts) {
        try (Crew crew = crew()) {
            Inspection found = Inspection.of(contents, artifacts, left(within), crew);
            return new Comparison(
                            folder,
                            contents,
                            !inTheWay(found.stale(), artifacts).isEmpty())
                    .of(found, crew);
        }
    }

    /** Whether something changed since {@link #uploaded} was said, by whichever run. */
    public boolean hasNews() {
        return table.hasNews();
    }

    /** Says that all that is there now has been taken to where readers fetch it. */
    public void uploaded() {
        table.uploaded(clock.instant());
    }

    /** What earlier runs left in a part of it, by path, as it stands there now. */
    private Map<String, KeptArtifact> left(String within) {
        Map<String, KeptArtifact> left = table.all();
        if (!within.isEmpty()) {
            left.keySet().removeIf(path -> !path.startsWith(within));
        }
        left.replaceAll((path, kept) -> kept.seen(new TwinFiles(folder, new ArtifactPath(path)).stamp()));
        return left;
    }

    private static Crew crew() {
        return new Crew(Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors()));
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

    /** Those that must go before anything is written: a file where a folder is needed, or what keeps a folder where a file belongs. */
    private static List<ArtifactPath> inTheWay(List<ArtifactPath> stale, List<Artifact> artifacts) {
        if (stale.isEmpty()) {
            return List.of();
        }
        Set<String> wanted = new HashSet<>();
        Set<String> needed = new HashSet<>();
        for (Artifact artifact : artifacts) {
            wanted.add(artifact.path().value());
            needed.addAll(artifact.path().folders());
        }
        return stale.stream()
                .filter(path ->
                        needed.contains(path.value()) || path.folders().stream().anyMatch(wanted::contains))
                .toList();
    }
}

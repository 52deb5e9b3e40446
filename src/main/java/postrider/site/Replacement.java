package postrider.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import postrider.site.ArtifactFile.Standing;
import postrider.site.ArtifactTable.Settled;
import postrider.site.Inspection.Due;
import postrider.source.Diagnostic;

/** One replacing of {@code public/}, under way: what was done so far, and what the table is to be told of it. */
final class Replacement {
    private final Path folder;
    private final ContentFolder contents;
    private final StagingFolder staging;
    private final Gzip gzip;

    private final List<Prepared> prepared = new ArrayList<>();
    private final List<Artifact> written = new ArrayList<>();
    private final List<ArtifactPath> removed = new ArrayList<>();
    private final List<Artifact> unchanged = new ArrayList<>();
    private final Set<Diagnostic> faults = new LinkedHashSet<>();
    private final List<Settled> settled = new ArrayList<>();
    private final Set<String> gone = new LinkedHashSet<>();
    /** Folders that are there. */
    private final Set<String> made = new HashSet<>();

    private boolean whole = true;
    private boolean complete = true;

    Replacement(Path folder, ContentFolder contents, StagingFolder staging, Gzip gzip) {
        this.folder = folder;
        this.contents = contents;
        this.staging = staging;
        this.gzip = gzip;
    }

    /**
     * For all files at a time, so it is small.
     *
     * @param plain number of the file that is whole, but not in its place yet; {@link #NONE} where what is there may stay
     * @param packed likewise, of its twin; @param standing what was there
     */
    private record Prepared(Due due, int plain, int packed, Standing standing, List<Diagnostic> faults) {
        static final int NONE = -1;

        private Prepared {
            faults = List.copyOf(faults);
        }

        private boolean isStaged() {
            return plain != NONE || packed != NONE;
        }

        private ArtifactPath path() {
            return due.artifact().path();
        }

        private boolean isGenerated() {
            return due.artifact() instanceof Artifact.Generated;
        }
    }

    /** Makes what is due and lays it ready, so that nothing more can go wrong with it. */
    void prepare(List<Due> due, Crew crew) {
        crew.inOrder(due, this::prepare, this::take);
        staging.force();
    }

    /** In any thread. */
    private Prepared prepare(Due due) {
        TwinFiles files = new TwinFiles(folder, due.artifact().path());
        List<Diagnostic> found = new ArrayList<>();
        Optional<Content> content = contents.of(due.artifact(), found);
        if (content.isEmpty()) {
            return new Prepared(due, Prepared.NONE, Prepared.NONE, files.look(), found);
        }
        Standing standing = files.look();
        boolean compare = standing.file() && standing.obstacle().isEmpty();
        int plain = staged(content, files.plain(), standing, compare);
        Optional<ArtifactFile> twin = files.packed();
        int packed = twin.isEmpty()
                ? Prepared.NONE
                : staged(contents.packed(due.artifact(), content.get(), gzip), twin.get(), standing, compare);
        return new Prepared(due, plain, packed, standing, found);
    }

    private int staged(Optional<Content> content, ArtifactFile file, Standing standing, boolean compare) {
        if (content.isEmpty() || compare && content.get().isIn(file)) {
            return Prepared.NONE;
        }
        int part = content.get().stage(staging, file);
        if (standing.file()) {
            staging.force(part);
        }
        return part;
    }

    private void take(Prepared one) {
        faults.addAll(one.faults());
        whole &= one.faults().isEmpty() || !one.isGenerated();
        if (one.faults().isEmpty()) {
            prepared.add(one);
        }
    }

    /** Whether everything could be made; what was copied and can't be read is reported, and keeps nothing back. */
    boolean isWhole() {
        return whole;
    }

    /** What is to be put in place, and what is there already but not from an earlier run. */
    List<Artifact> claims() {
        return prepared.stream()
                .filter(one -> one.isStaged() || !one.due().known())
                .map(one -> one.due().artifact())
                .toList();
    }

    /** Puts all in place: first what nothing leads to yet, then what does. */
    void put() {
        prepared.stream().filter(one -> !one.standing().file()).forEach(this::put);
        prepared.stream().filter(one -> one.standing().file()).forEach(this::put);
    }

    private void put(Prepared one) {
        TwinFiles files = new TwinFiles(folder, one.path());
        boolean wasFree = !one.standing().folder() && one.standing().obstacle().isEmpty();
        Optional<Diagnostic> obstacle =
                !one.isStaged() || wasFree ? Optional.empty() : files.look().obstacle();
        if (obstacle.isPresent()) {
            faults.add(obstacle.get());
            complete &= !one.isGenerated();
            gone.add(one.path().value());
            return;
        }
        if (one.isStaged()) {
            makeFolder(one.path());
        }
        if (one.plain() != Prepared.NONE) {
            files.plain().put(staging.part(one.plain()));
        }
        if (one.packed() != Prepared.NONE) {
            files.packed().orElseThrow().put(staging.part(one.packed()));
        }
        (one.isStaged() ? written : unchanged).add(one.due().artifact());
        settled.add(new Settled(one.due().artifact(), one.due().key(), files.stamp()));
    }

    private void makeFolder(ArtifactPath path) {
        List<String> folders = path.folders();
        if (!folders.isEmpty() && made.add(folders.get(folders.size() - 1))) {
            new ArtifactFile(folder, path).makeFolder();
        }
    }

    void remove(Collection<ArtifactPath> paths) {
        for (ArtifactPath path : paths) {
            if (new TwinFiles(folder, path).remove()) {
                removed.add(path);
            }
            gone.add(path.value());
        }
    }

    List<Settled> settled() {
        return settled;
    }

    /** The paths that are no longer Postrider's. */
    Set<String> gone() {
        return gone;
    }

    /** @param settled what needed nothing */
    Changes changes(List<Artifact> settled) {
        List<Artifact> same = new ArrayList<>(settled);
        same.addAll(unchanged);
        return new Changes(written, removed, same, List.copyOf(faults), whole && complete);
    }
}

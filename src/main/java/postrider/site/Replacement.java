package postrider.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import postrider.source.Diagnostic;

/** One replacing of {@code public/}, under way: what was done so far, and what the table is to be told of it. */
final class Replacement {
    private final Path folder;
    private final ContentFolder contents;
    private final Map<String, String> known;

    private final List<ArtifactPath> written = new ArrayList<>();
    private final List<ArtifactPath> removed = new ArrayList<>();
    private final List<ArtifactPath> unchanged = new ArrayList<>();
    private final Set<Diagnostic> faults = new LinkedHashSet<>();
    private final Map<String, String> hashes = new LinkedHashMap<>();
    private final Set<String> forgotten = new TreeSet<>();

    /** @param known path to content hash, as the table has them */
    Replacement(Path folder, ContentFolder contents, Map<String, String> known) {
        this.folder = folder;
        this.contents = contents;
        this.known = known;
    }

    /** Places all, in their order. */
    void place(List<Artifact> artifacts) {
        try (Batch batch = new Batch()) {
            artifacts.forEach(artifact -> place(artifact, batch));
            batch.commit();
        }
    }

    private void place(Artifact artifact, Batch batch) {
        ArtifactPath path = artifact.path();
        ArtifactFile file = new ArtifactFile(folder, path);
        Optional<Diagnostic> obstacle = file.obstacle();
        Optional<Content> content = obstacle.isPresent() ? Optional.empty() : contents.of(artifact, faults);
        obstacle.ifPresent(faults::add);
        if (content.isPresent()) {
            place(path, file, content.get(), batch);
        } else if (!known.containsKey(path.value())) {
            forgotten.add(path.value());
        }
    }

    private void place(ArtifactPath path, ArtifactFile file, Content content, Batch batch) {
        if (!content.isIn(file)) {
            hashes.put(path.value(), batch.put(content, file));
            written.add(path);
            return;
        }
        batch.clear(file);
        unchanged.add(path);
        if (known.getOrDefault(path.value(), "").isEmpty()) {
            hashes.put(path.value(), file.hash());
        }
    }

    void remove(Collection<String> paths) {
        for (String value : paths) {
            ArtifactPath path = new ArtifactPath(value);
            if (new ArtifactFile(folder, path).remove()) {
                removed.add(path);
            }
            forgotten.add(value);
        }
    }

    /** Path to content hash, of those whose row is to be written anew. */
    Map<String, String> hashes() {
        return hashes;
    }

    /** The paths that are no longer Postrider's. */
    Set<String> forgotten() {
        return forgotten;
    }

    Changes changes() {
        return new Changes(written, removed, unchanged, List.copyOf(faults));
    }
}

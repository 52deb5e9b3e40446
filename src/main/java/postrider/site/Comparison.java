package postrider.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import postrider.source.Diagnostic;

/** Says what a replacing would do, without doing it. */
final class Comparison {
    private final Path folder;
    private final ContentFolder contents;
    private final boolean clears;

    /** @param clears whether something would go first that stands in the way now */
    Comparison(Path folder, ContentFolder contents, boolean clears) {
        this.folder = folder;
        this.contents = contents;
        this.clears = clears;
    }

    private record Found(Artifact artifact, Change change, List<Diagnostic> faults) {}

    private enum Change {
        ADD,
        CHANGE,
        NONE
    }

    Difference of(Inspection inspection, Crew crew) {
        List<ArtifactPath> add = new ArrayList<>();
        List<ArtifactPath> change = new ArrayList<>();
        Set<Diagnostic> faults = new LinkedHashSet<>();
        AtomicBoolean complete = new AtomicBoolean(true);
        crew.inOrder(inspection.due(), due -> look(due.artifact()), found -> {
            faults.addAll(found.faults());
            if (!found.faults().isEmpty() && found.artifact() instanceof Artifact.Generated) {
                complete.set(false);
            }
            if (found.change() != Change.NONE) {
                (found.change() == Change.ADD ? add : change)
                        .add(found.artifact().path());
            }
        });
        List<ArtifactPath> remove = inspection.stale().stream()
                .filter(path -> new ArtifactFile(folder, path).exists())
                .toList();
        return new Difference(add, change, remove, List.copyOf(faults), complete.get());
    }

    private Found look(Artifact artifact) {
        ArtifactFile file = new ArtifactFile(folder, artifact.path());
        List<Diagnostic> faults = new ArrayList<>();
        if (!clears) {
            file.obstacle().ifPresent(faults::add);
        }
        if (faults.isEmpty() && artifact instanceof Artifact.Scaled) {
            // To know more it would have to be made.
            return new Found(artifact, file.exists() ? Change.CHANGE : Change.ADD, faults);
        }
        Optional<Content> content = faults.isEmpty() ? contents.of(artifact, faults) : Optional.empty();
        if (content.isEmpty() || content.get().isIn(file)) {
            return new Found(artifact, Change.NONE, faults);
        }
        return new Found(artifact, file.exists() ? Change.CHANGE : Change.ADD, faults);
    }
}

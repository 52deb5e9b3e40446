package postrider.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to be done in {@code public/}, as far as keys and stamps tell: no file is opened for it.
 *
 * @param due to be made, in the artifacts' order: new, made of something else than before, or touched by somebody
 * @param settled those that are as they should be; @param stale of earlier runs, what leads to others first
 */
record Inspection(List<Due> due, List<ArtifactPath> settled, List<ArtifactPath> stale) {
    private static final Comparator<Map.Entry<String, KeptArtifact>> LEADING_FIRST =
            Map.Entry.<String, KeptArtifact>comparingByValue(
                            Comparator.comparing(KeptArtifact::layer).reversed())
                    .thenComparing(Map.Entry.comparingByKey());

    /** @param key of what it is to be made of, empty where that can't be told; @param settled whether it stands there already */
    record Due(Artifact artifact, String key, boolean settled) {}

    static Inspection of(
            Path folder, ContentFolder contents, List<Artifact> artifacts, Map<String, KeptArtifact> known, Crew crew) {
        List<Due> due = new ArrayList<>();
        List<ArtifactPath> settled = new ArrayList<>();
        crew.inOrder(artifacts, artifact -> look(folder, contents, artifact, known), found -> {
            if (found.settled()) {
                settled.add(found.artifact().path());
            } else {
                due.add(found);
            }
        });
        return new Inspection(due, settled, stale(artifacts, known));
    }

    private static Due look(Path folder, ContentFolder contents, Artifact artifact, Map<String, KeptArtifact> known) {
        String key = contents.key(artifact);
        KeptArtifact kept = known.get(artifact.path().value());
        boolean settled = kept != null
                && !key.isEmpty()
                && kept.key().equals(key)
                && kept.layer() == artifact.layer()
                && kept.stamp().equals(new TwinFiles(folder, artifact.path()).stamp());
        return new Due(artifact, key, settled);
    }

    private static List<ArtifactPath> stale(List<Artifact> artifacts, Map<String, KeptArtifact> known) {
        Set<String> stale = new HashSet<>(known.keySet());
        artifacts.forEach(artifact -> stale.remove(artifact.path().value()));
        return known.entrySet().stream()
                .filter(kept -> stale.contains(kept.getKey()))
                .sorted(LEADING_FIRST)
                .map(kept -> new ArtifactPath(kept.getKey()))
                .toList();
    }
}

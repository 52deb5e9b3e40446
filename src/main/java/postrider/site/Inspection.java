package postrider.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What is to be done in {@code public/}, as far as keys and stamps tell: no file is opened for it.
 *
 * @param due to be made, in the artifacts' order: new, made of something else than before, or touched by somebody
 * @param settled those that are as they should be; @param stale of earlier runs, what leads to others first
 */
record Inspection(List<Due> due, List<Artifact> settled, List<ArtifactPath> stale) {
    private static final Comparator<Map.Entry<String, KeptArtifact>> LEADING_FIRST =
            Map.Entry.<String, KeptArtifact>comparingByValue(
                            Comparator.comparing(KeptArtifact::layer).reversed())
                    .thenComparing(Map.Entry.comparingByKey());

    /**
     * @param key of what it is to be made of, empty where that can't be told; @param known whether an earlier run put it there
     * @param settled whether it stands there already
     */
    record Due(Artifact artifact, String key, boolean known, boolean settled) {}

    /** @param known what earlier runs left, by path, as it stands there now; here it is used up */
    static Inspection of(ContentFolder contents, List<Artifact> artifacts, Map<String, KeptArtifact> known, Crew crew) {
        List<Due> due = new ArrayList<>();
        List<Artifact> settled = new ArrayList<>();
        crew.inOrder(artifacts, artifact -> look(contents, artifact, known), found -> {
            if (found.settled()) {
                settled.add(found.artifact());
            } else {
                due.add(found);
            }
        });
        long wanted = settled.size() + due.stream().filter(Due::known).count();
        return new Inspection(due, settled, wanted == known.size() ? List.of() : stale(artifacts, known));
    }

    private static List<ArtifactPath> stale(List<Artifact> artifacts, Map<String, KeptArtifact> known) {
        artifacts.forEach(artifact -> known.remove(artifact.path().value()));
        return known.entrySet().stream()
                .sorted(LEADING_FIRST)
                .map(kept -> new ArtifactPath(kept.getKey()))
                .toList();
    }

    private static Due look(ContentFolder contents, Artifact artifact, Map<String, KeptArtifact> known) {
        String key = contents.key(artifact);
        KeptArtifact kept = known.get(artifact.path().value());
        boolean settled = kept != null && !key.isEmpty() && kept.key().equals(key) && kept.layer() == artifact.layer();
        return new Due(artifact, key, kept != null, settled);
    }
}

package postrider.site;

import java.util.List;
import postrider.source.Diagnostic;

/**
 * What one run did to {@code public/}.
 *
 * @param written new or changed, in the order of writing; @param removed no longer generated
 * @param unchanged left as they were, their dates too
 * @param diagnostics what could not be written, and why; what stood there before stays
 * @param complete whether every page and feed that was to be there is; where one could not be made, nothing was written at all
 */
public record Changes(
        List<Artifact> written,
        List<ArtifactPath> removed,
        List<Artifact> unchanged,
        List<Diagnostic> diagnostics,
        boolean complete) {
    public Changes {
        written = List.copyOf(written);
        removed = List.copyOf(removed);
        unchanged = List.copyOf(unchanged);
        diagnostics = List.copyOf(diagnostics);
    }
}

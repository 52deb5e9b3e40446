package postrider.site;

import java.util.List;
import postrider.source.Diagnostic;

/**
 * What a run would do to {@code public/}.
 *
 * @param add not there yet; @param change there, with other content; @param remove no longer generated
 * @param diagnostics what could not be written, and why
 * @param complete whether every page and feed would be there then
 */
public record Difference(
        List<ArtifactPath> add,
        List<ArtifactPath> change,
        List<ArtifactPath> remove,
        List<Diagnostic> diagnostics,
        boolean complete) {
    public Difference {
        add = List.copyOf(add);
        change = List.copyOf(change);
        remove = List.copyOf(remove);
        diagnostics = List.copyOf(diagnostics);
    }
}

package postrider.post;

import java.util.List;
import postrider.source.Diagnostic;

/**
 * A post file that is in doubt: nowhere until it is mended.
 *
 * @param title the best name known for it: its title, else its file's
 * @param diagnostics all that is wrong, by position; at least one is an error
 */
public record HeldPost(
        String file, EntryId id, PostId postId, String language, String title, List<Diagnostic> diagnostics)
        implements PostSeen {
    public HeldPost {
        diagnostics = List.copyOf(diagnostics);
    }

    /** The first error's code, by position. */
    public String code() {
        return diagnostics.stream()
                .filter(Diagnostic::isError)
                .findFirst()
                .orElseThrow()
                .code();
    }
}

package postrider.post;

import java.util.List;
import postrider.source.Diagnostic;

/**
 * All that one reading of the posts folder found, by path (SPEC R1.4).
 *
 * @param diagnostics those of the folder itself (a link leading outside, say); a post's own are in it
 */
public record Posts(List<Post> posts, List<HeldPost> held, List<Diagnostic> diagnostics) {
    public Posts {
        posts = List.copyOf(posts);
        held = List.copyOf(held);
        diagnostics = List.copyOf(diagnostics);
    }
}

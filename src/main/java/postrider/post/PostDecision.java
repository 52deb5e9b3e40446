package postrider.post;

import java.util.List;

/**
 * What a run decided about a post, where that differs from the run before.
 *
 * @param status {@code published}, {@code scheduled}, {@code hidden}, {@code held} or {@code gone}
 * @param reason the author's wish or the error's code, else empty
 * @param tags @param categories that it had then
 */
public record PostDecision(long runId, String status, String reason, List<String> tags, List<String> categories) {
    public PostDecision {
        tags = List.copyOf(tags);
        categories = List.copyOf(categories);
    }
}

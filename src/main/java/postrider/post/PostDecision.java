package postrider.post;

/**
 * What a run decided about a post, where that differs from the run before.
 *
 * @param status {@code published}, {@code scheduled}, {@code hidden}, {@code held} or {@code gone}
 * @param reason the author's wish or the error's code, else empty
 */
public record PostDecision(long runId, String status, String reason) {}

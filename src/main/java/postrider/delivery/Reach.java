package postrider.delivery;

import java.time.Instant;

/** How far a post has come by mail, in all its editions together. @param sent messages; @param first @param last when the servers took them */
public record Reach(long sent, Instant first, Instant last) {}

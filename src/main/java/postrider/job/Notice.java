package postrider.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When something was first so, and when people were last told of it, or null: not yet. */
record Notice(Instant firstAt, @Nullable Instant toldAt) {}

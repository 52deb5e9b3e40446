package postrider.post;

import org.jspecify.annotations.Nullable;

/** Who wrote a post (SPEC R13.3). */
public record Author(
        String name, @Nullable String email, @Nullable String url) {}

package postrider.edition;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import postrider.post.Post;

/**
 * Whether a post of an edition reads otherwise now than when it was mailed. Its tags or dates may change; only title and text are what
 * people were sent.
 *
 * @param mailed {@link #words} of the post then; @param mended of what its web version has shown since, or null where it shows what was mailed
 */
record Mend(String mailed, @Nullable String mended) {
    static String words(Post post) {
        return post.body().hash() + " " + post.title();
    }

    /** What is to be recorded of the post as it is now: nothing, or its words and when they were first seen. Empty where all is recorded. */
    Optional<Now> look(Post post, Instant now) {
        String words = words(post);
        @Nullable String shown = words.equals(mailed) ? null : words;
        return Objects.equals(shown, mended)
                ? Optional.empty()
                : Optional.of(new Now(shown, shown == null ? null : now));
    }

    record Now(@Nullable String mended, @Nullable Instant at) {}
}

package postrider.edition;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds new posts that look like an accident: an import, a clock gone wrong, a renamed file (rules §3). Pure. */
final class Guard {
    private final DigestSettings digest;
    private final EarlierRun earlier;
    private final Instant now;

    Guard(DigestSettings digest, EarlierRun earlier, Instant now) {
        this.digest = digest;
        this.earlier = earlier;
        this.now = now;
    }

    /** Why this new post waits for approval, in a sentence; null where it need not. @param newPosts how many the run found */
    @Nullable
    String reason(PublicPost post, long newPosts) {
        Optional<GonePost> twin =
                earlier.gone().stream().filter(gone -> isLike(post, gone)).findFirst();
        if (twin.isPresent()) {
            return "\"%s\" is perhaps %s under a new name: give it `id: %s` to keep the old one"
                    .formatted(post.title(), twin.get().file(), bareId(twin.get()));
        }
        if (newPosts > digest.maxNew()) {
            return "%d new posts came at once, more than digest.max_new = %d".formatted(newPosts, digest.maxNew());
        }
        return isOld(post) ? old(post) : null;
    }

    private boolean isOld(PublicPost post) {
        return post.publishAt().isBefore(now.minus(digest.maxAge()));
    }

    private String old(PublicPost post) {
        return "\"%s\" is dated %s, more than digest.max_age = %s back"
                .formatted(
                        post.title(), post.publishAt().atOffset(ZoneOffset.UTC).toLocalDate(), days(digest.maxAge()));
    }

    private static String days(Duration age) {
        return age.equals(Duration.ofDays(age.toDays())) ? age.toDays() + "d" : age.toHours() + "h";
    }

    private static boolean isLike(PublicPost post, GonePost gone) {
        return !post.id().equals(gone.post())
                && (post.variants().stream().anyMatch(it -> it.publishAt().equals(gone.publishAt()))
                        || post.variants().stream().anyMatch(it -> it.title().equalsIgnoreCase(gone.title()))
                        || !gone.bodyHash().isNone()
                                && post.variants().stream()
                                        .anyMatch(it -> it.body().hash().equals(gone.bodyHash())));
    }

    private static String bareId(GonePost gone) {
        return gone.post().value().replaceFirst("^urn:uuid:", "");
    }
}

package postrider.site;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * What earlier runs left in {@code public/}, looked at in a thread of its own while posts are read. What is touched after it began may
 * be noticed by the next run alone, as if it were touched after this one. For one {@link PublicFolder#replace}.
 */
public final class Survey {
    private final CompletableFuture<Optional<Map<String, KeptArtifact>>> asked;
    private final Supplier<Map<String, KeptArtifact>> late;

    /** @param look by path; of what is no longer as it was left, the key is empty; nothing where it is to be done {@code late} */
    Survey(Supplier<Optional<Map<String, KeptArtifact>>> look, Supplier<Map<String, KeptArtifact>> late) {
        this.asked = CompletableFuture.supplyAsync(look);
        this.late = late;
    }

    /** Waits for it. */
    Map<String, KeptArtifact> found() {
        try {
            return asked.join().orElseGet(late);
        } catch (CompletionException e) {
            throw Crew.unwrapped(e);
        }
    }
}

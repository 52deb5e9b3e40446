package postrider.source;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** What another thread works out while this one does something else. The work keeps no program from ending. */
public final class Meanwhile<T> {
    private final CompletableFuture<T> asked;

    private Meanwhile(CompletableFuture<T> asked) {
        this.asked = asked;
    }

    /** Begins at once. */
    public static <T> Meanwhile<T> of(Supplier<T> work) {
        return new Meanwhile<>(CompletableFuture.supplyAsync(work));
    }

    /** Waits for it. Throws what the work threw. */
    public T get() {
        try {
            return asked.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}

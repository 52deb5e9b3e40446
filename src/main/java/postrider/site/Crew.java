package postrider.site;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/** A few threads that share out work whose results come in the order of its parts, as if one had done it. */
final class Crew implements AutoCloseable {
    /** Parts that a thread takes at a time: enough to be worth handing over, few enough that all threads end together. */
    private static final int PORTION = 64;

    private static final int PORTIONS_EACH = 4;

    private final int size;
    private final ExecutorService threads;

    /** @param size at least 1 */
    Crew(int size) {
        this.size = size;
        this.threads = Executors.newFixedThreadPool(size);
    }

    /**
     * Does the work for each part and hands over the results, in the parts' order, in the caller's thread. Holds the results of some
     * hundred parts at a time.
     */
    <A, B> void inOrder(List<A> parts, Function<A, B> work, Consumer<B> take) {
        if (parts.size() <= size) {
            parts.forEach(part -> take.accept(work.apply(part)));
            return;
        }
        int share = Math.min(PORTION, parts.size() / (size * PORTIONS_EACH) + 1);
        List<CompletableFuture<List<B>>> ahead = new ArrayList<>();
        try {
            for (int from = 0; from < parts.size() || !ahead.isEmpty(); from += share) {
                if (from < parts.size()) {
                    List<A> portion = parts.subList(from, Math.min(parts.size(), from + share));
                    ahead.add(CompletableFuture.supplyAsync(
                            () -> portion.stream().map(work).toList(), threads));
                }
                if (ahead.size() > size || from + share >= parts.size()) {
                    ahead.remove(0).join().forEach(take);
                }
            }
        } catch (CompletionException e) {
            throw unwrapped(e);
        } finally {
            ahead.forEach(portion -> portion.exceptionally(e -> List.of()).join());
        }
    }

    /** As it would come without threads. */
    private static RuntimeException unwrapped(CompletionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException cause ? cause : e;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}

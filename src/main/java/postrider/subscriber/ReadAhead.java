package postrider.subscriber;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads on a thread of its own what the caller's works on, a few parts ahead of it and no more: memory stays as it is, however much comes. */
final class ReadAhead<T> {
    private static final int PART = 500;
    private static final int PARTS = 4;

    private final BlockingQueue<List<T>> parts = new ArrayBlockingQueue<>(PARTS);
    private List<T> part = new ArrayList<>(PART);
    /** Written before the last part is handed over, read after it. */
    private @Nullable RuntimeException broken;

    private ReadAhead() {}

    /** Nobody wants the rest. */
    private static final class Abandoned extends RuntimeException {}

    /**
     * @param source hands over one after the other; what it throws is thrown here, once all that came before it has been taken
     * @param take called in the caller's thread; what it throws ends the reading too
     */
    static <T> void each(Consumer<Consumer<T>> source, Consumer<T> take) {
        new ReadAhead<T>().run(source, take);
    }

    private void run(Consumer<Consumer<T>> source, Consumer<T> take) {
        Thread reader = new Thread(() -> read(source), "reader ahead");
        reader.setDaemon(true);
        reader.start();
        try {
            for (List<T> next = parts.take(); !next.isEmpty(); next = parts.take()) {
                next.forEach(take);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a list was read", e);
        } finally {
            reader.interrupt();
        }
        if (broken != null) {
            throw broken;
        }
    }

    private void read(Consumer<Consumer<T>> source) {
        try {
            source.accept(this::add);
        } catch (Abandoned left) {
            return;
        } catch (RuntimeException e) {
            broken = e;
        } catch (Error e) {
            broken = new IllegalStateException(e);
        }
        try {
            handOver();
            parts.put(List.of());
        } catch (Abandoned | InterruptedException left) {
            // So has the caller.
        }
    }

    private void add(T one) {
        part.add(one);
        if (part.size() == PART) {
            handOver();
        }
    }

    private void handOver() {
        if (!part.isEmpty()) {
            try {
                parts.put(part);
            } catch (InterruptedException e) {
                throw new Abandoned();
            }
            part = new ArrayList<>(PART);
        }
    }
}

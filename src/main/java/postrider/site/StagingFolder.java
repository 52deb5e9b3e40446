package postrider.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import postrider.source.Bytes;

/**
 * Where files are written before they move into their places: all of a run first, so that a run that can't make one of them leaves
 * the others as they are. In {@code public/} itself, because files move in one step on one disk only. Several threads may stage.
 */
final class StagingFolder implements AutoCloseable {
    /** Disks force many files together at little more than the price of one. */
    private static final int THREADS = 16;

    /** Parts in one folder: each thread has its own, for two that make files in one folder wait for each other. */
    private static final int DRAWER = 128;

    private final Path folder;
    /** What is still to be forced, or could not be. */
    private final Queue<CompletableFuture<Void>> forced = new ArrayDeque<>();

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final AtomicInteger drawers = new AtomicInteger();
    /** What this thread staged last. */
    private final ThreadLocal<Integer> last = ThreadLocal.withInitial(() -> -1);

    private StagingFolder(Path folder) {
        this.folder = folder;
    }

    /** Takes away what a dead run left. @param root {@code public/} */
    static StagingFolder in(Path root) {
        StagingFolder staging = new StagingFolder(root.resolve(".postrider-part"));
        staging.clear();
        return staging;
    }

    /** @return its number */
    int stage(Bytes bytes, ArtifactFile file) {
        int number = next();
        Path part = part(number);
        try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
            bytes.writeTo(out);
        } catch (IOException e) {
            throw new PublicFolderException(file.path(), e);
        }
        return number;
    }

    /** With the source's date. @return its number */
    int stageCopyOf(Path source, ArtifactFile file) {
        int number = next();
        Path part = part(number);
        try (InputStream in = Files.newInputStream(source);
                OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
            in.transferTo(out);
            out.flush();
            Files.setLastModifiedTime(part, Files.getLastModifiedTime(source));
        } catch (IOException e) {
            throw new PublicFolderException(file.path(), e);
        }
        return number;
    }

    private int next() {
        int number = last.get() + 1;
        if (number % DRAWER == 0) {
            number = drawers.getAndIncrement() * DRAWER;
            try {
                Files.createDirectories(drawer(number));
            } catch (IOException e) {
                throw new PublicFolderException(folder, e);
            }
        }
        last.set(number);
        return number;
    }

    private Path drawer(int number) {
        return folder.resolve(Integer.toString(number / DRAWER));
    }

    Path part(int number) {
        return drawer(number).resolve(Integer.toString(number));
    }

    /**
     * Has it on the disk, power cut or not, when {@link #force()} returns. What replaces something needs it: else a reader may find
     * less there than before. What is new doesn't: its stamp tells the next run that it was lost, and a site is made in half the time.
     */
    synchronized void force(int number) {
        // What went well need not be remembered: there may be as many as files.
        while (!forced.isEmpty() && forced.peek().isDone() && !forced.peek().isCompletedExceptionally()) {
            forced.remove();
        }
        forced.add(CompletableFuture.runAsync(() -> force(part(number)), threads));
    }

    private static void force(Path part) {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            throw new PublicFolderException(part, e);
        }
    }

    /** Returns when all that is to be forced is on the disk. */
    synchronized void force() {
        try {
            CompletableFuture.allOf(forced.toArray(CompletableFuture<?>[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof PublicFolderException fault ? fault : e;
        }
    }

    /** Takes away what was not put in place. */
    @Override
    public synchronized void close() {
        forced.forEach(task -> task.exceptionally(e -> null).join());
        threads.shutdown();
        clear();
    }

    private void clear() {
        try {
            clear(folder);
        } catch (IOException e) {
            throw new PublicFolderException(folder, e);
        }
    }

    private static void clear(Path place) throws IOException {
        if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            for (Path inside : inside(place)) {
                clear(inside);
            }
        }
        Files.deleteIfExists(place);
    }

    private static List<Path> inside(Path folder) throws IOException {
        List<Path> inside = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.forEach(inside::add);
        }
        return inside;
    }
}

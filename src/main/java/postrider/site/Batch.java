package postrider.site;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Files that are prepared but not in place yet. They are forced to the disk together: several times as fast as one by one. */
final class Batch implements AutoCloseable {
    private static final int SIZE = 256;
    private static final int THREADS = 4;

    private final Map<Path, ArtifactFile> prepared = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    /** Prepares the content, and puts earlier files in place where their turn has come. @return the content's SHA-256, in hex */
    String put(Content content, ArtifactFile file) {
        if (prepared.size() >= SIZE || prepared.containsKey(file.folder())) {
            commit();
        }
        String hash = content.prepareIn(file);
        prepared.put(file.folder(), file);
        return hash;
    }

    /** Takes away what a dead run left beside a file that needs no change. */
    void clear(ArtifactFile file) {
        if (!prepared.containsKey(file.folder())) {
            file.discard();
        }
    }

    /** Puts all in place, in the order in which they came. */
    void commit() {
        CompletableFuture<?>[] forced = prepared.values().stream()
                .map(file -> CompletableFuture.runAsync(file::force, threads))
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(forced).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof PublicFolderException fault) {
                throw fault;
            }
            throw e;
        }
        prepared.values().forEach(ArtifactFile::commit);
        prepared.clear();
    }

    /** Takes away what a failure left unfinished. */
    @Override
    public void close() {
        threads.shutdown();
        prepared.values().forEach(ArtifactFile::discard);
    }
}

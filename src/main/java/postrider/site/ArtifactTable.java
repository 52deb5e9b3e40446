package postrider.site;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import postrider.database.Database;

/**
 * Which files of {@code public/} are Postrider's. A file is claimed before it is first written, with an empty hash, so that a run
 * that dies leaves no page that nobody takes away again.
 */
final class ArtifactTable {
    private final Database database;

    ArtifactTable(Database database) {
        this.database = database;
    }

    /** Path to content hash; the hash is empty where the run that claimed it did not end. */
    Map<String, String> all() {
        return database.read(tx -> {
            Map<String, String> hashes = new LinkedHashMap<>();
            tx.each(
                    "select path, content_hash from artifact order by path",
                    row -> hashes.put(row.text("path"), row.text("content_hash")));
            return hashes;
        });
    }

    void claim(SortedSet<String> paths, Instant now) {
        if (!paths.isEmpty()) {
            database.writeOnly(tx -> tx.batch(
                    "insert into artifact (path, content_hash, written_at) values (?, '', ?)",
                    rows(paths, path -> new @Nullable Object[] {path, now})));
        }
    }

    /** Takes note of what was written, and forgets what is gone. @param hashes path to content hash */
    void settle(Map<String, String> hashes, Collection<String> gone, Instant now) {
        if (hashes.isEmpty() && gone.isEmpty()) {
            return;
        }
        database.writeOnly(tx -> {
            tx.batch(
                    "update artifact set content_hash = ?, written_at = ? where path = ?",
                    rows(hashes.keySet(), path -> new @Nullable Object[] {hashes.get(path), now, path}));
            tx.batch("delete from artifact where path = ?", rows(new TreeSet<>(gone), path ->
                    new @Nullable Object[] {path}));
        });
    }

    private interface Values {
        @Nullable
        Object[] of(String path);
    }

    private static List<@Nullable Object[]> rows(Collection<String> paths, Values values) {
        return paths.stream().map(values::of).toList();
    }
}

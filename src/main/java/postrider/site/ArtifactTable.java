package postrider.site;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import postrider.database.Database;
import postrider.database.Tx;

/**
 * Which files of {@code public/} are Postrider's, and what they were made of. A file is claimed before each writing, with an empty
 * key, so that a run that dies leaves no page that nobody takes away again, and no change that nobody uploads.
 */
final class ArtifactTable {
    private static final int PORTION = 1_000;

    private final Database database;

    ArtifactTable(Database database) {
        this.database = database;
    }

    /** By path. */
    Map<String, KeptArtifact> all() {
        return database.read(tx -> {
            Map<String, KeptArtifact> kept = new HashMap<>();
            tx.each(
                    "select path, layer, source_key, file_stamp from artifact",
                    row -> kept.put(
                            row.text("path"),
                            new KeptArtifact(
                                    Layer.of(row.text("layer")), row.text("source_key"), row.number("file_stamp"))));
            return kept;
        });
    }

    boolean holdsMoreThan(long files) {
        return database.read(tx -> tx.number("select count(*) from artifact")) > files;
    }

    /** To be called before any of them is written. @param now when they are about to change */
    void claim(Collection<Artifact> artifacts, Instant now) {
        if (!artifacts.isEmpty()) {
            database.writeOnly(tx -> inPortions(tx, """
                    insert into artifact (path, layer, source_key, file_stamp, written_at) values (?, ?, '', 0, ?)
                    on conflict (path) do update set source_key = '', written_at = excluded.written_at, uploaded_at = null
                    """, List.copyOf(artifacts), artifact -> new @Nullable Object[] {
                artifact.path().value(), artifact.layer().word(), now
            }));
        }
    }

    /** A large site's values are not all in memory at once. */
    private static <T> void inPortions(Tx tx, String sql, List<T> rows, Function<T, @Nullable Object[]> values) {
        for (int from = 0; from < rows.size(); from += PORTION) {
            tx.batch(
                    sql,
                    rows.subList(from, Math.min(rows.size(), from + PORTION)).stream()
                            .map(values)
                            .toList());
        }
    }

    /** Takes note of what the files hold now, and forgets what is gone. */
    void settle(List<Settled> settled, Collection<String> gone) {
        if (settled.isEmpty() && gone.isEmpty()) {
            return;
        }
        database.writeOnly(tx -> {
            inPortions(
                    tx,
                    "update artifact set layer = ?, source_key = ?, file_stamp = ? where path = ?",
                    settled,
                    file -> new @Nullable Object[] {
                        file.artifact().layer().word(),
                        file.key(),
                        file.stamp(),
                        file.artifact().path().value()
                    });
            tx.batch(
                    "delete from artifact where path = ?",
                    gone.stream().map(path -> new @Nullable Object[] {path}).toList());
            if (!gone.isEmpty()) {
                // What is gone has no row to say that this isn't uploaded yet; any other row says it.
                tx.update("update artifact set uploaded_at = null where path = (select min(path) from artifact)");
            }
        });
    }

    boolean hasNews() {
        return database.read(tx -> tx.first(
                        "select 1 as yes from artifact where uploaded_at is null limit 1", row -> row.number("yes"))
                .isPresent());
    }

    void uploaded(Instant now) {
        database.writeOnly(tx -> tx.update("update artifact set uploaded_at = ? where uploaded_at is null", now));
    }

    /** A file that is as it should be. @param stamp see {@link KeptArtifact} */
    record Settled(Artifact artifact, String key, long stamp) {}
}

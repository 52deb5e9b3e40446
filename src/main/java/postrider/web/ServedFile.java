package postrider.web;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * A file below {@code public/} as it is sent, with all that can be said of it before somebody asks.
 *
 * @param path on the disk; @param size in octets
 * @param modified in whole seconds since 1970
 * @param plain itself; @param packed its twin, or null where it has none
 */
record ServedFile(
        Path path,
        long size,
        long modified,
        Variant plain,
        @Nullable Variant packed) {
    /**
     * One way to send it.
     *
     * @param etag with its quotes; @param octets held in memory, null for what is read from the disk each time
     * @param whole the headers of an answer with it; @param unchanged those of a 304
     */
    record Variant(String etag, @Nullable ByteBuffer octets, HttpFields whole, HttpFields unchanged) {}

    /** What it takes of the memory, in octets. */
    long held() {
        return octets(plain) + octets(packed);
    }

    private static long octets(@Nullable Variant variant) {
        ByteBuffer octets = variant == null ? null : variant.octets();
        return octets == null ? 0 : octets.capacity();
    }
}

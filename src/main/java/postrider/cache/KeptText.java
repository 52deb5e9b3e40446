package postrider.cache;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A long text that is on the disk, not in memory, until it is asked for. */
public interface KeptText {
    /** In UTF-8; empty where the disk no longer holds what was written: then it is to be made again. */
    Optional<byte[]> octets();

    /** As {@link #octets}. */
    default Optional<String> text() {
        return octets().map(octets -> new String(octets, StandardCharsets.UTF_8));
    }

    /** One that is held in memory. @param octets in UTF-8, not to be changed any more */
    static KeptText of(byte[] octets) {
        Optional<byte[]> held = Optional.of(octets);
        return () -> held;
    }
}

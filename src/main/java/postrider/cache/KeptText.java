package postrider.cache;

import java.util.Optional;

/** A long text that is on the disk, not in memory, until it is asked for. */
public interface KeptText {
    /** The text; empty where the disk no longer holds what was written: then it is to be made again. */
    Optional<String> text();

    /** One that is held in memory. */
    static KeptText of(String text) {
        Optional<String> held = Optional.of(text);
        return () -> held;
    }
}

package postrider.site;

import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import postrider.source.Meanwhile;

/**
 * What earlier runs left in {@code public/}, looked at in a thread of its own while posts are read. What is touched after it began may
 * be noticed by the next run alone, as if it were touched after this one. For one {@link PublicFolder#replace}.
 */
public final class Survey {
    private final Supplier<Map<String, KeptArtifact>> look;
    private final Meanwhile<Optional<Map<String, KeptArtifact>>> ahead;

    /** @param look by path; of what is no longer as it was left, the key is empty; @param isMuch whether to wait with it */
    Survey(Supplier<Map<String, KeptArtifact>> look, BooleanSupplier isMuch) {
        this.look = look;
        this.ahead = Meanwhile.of(() -> isMuch.getAsBoolean() ? Optional.empty() : Optional.of(look.get()));
    }

    /** Waits for it. */
    Map<String, KeptArtifact> found() {
        return ahead.get().orElseGet(look);
    }
}

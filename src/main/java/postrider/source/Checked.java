package postrider.source;

import java.util.List;

/** A value, and what was found wrong on the way to it. */
public record Checked<T>(T value, List<Diagnostic> diagnostics) {
    public Checked {
        diagnostics = List.copyOf(diagnostics);
    }

    /** A value with nothing wrong about it. */
    public static <T> Checked<T> of(T value) {
        return new Checked<>(value, List.of());
    }
}

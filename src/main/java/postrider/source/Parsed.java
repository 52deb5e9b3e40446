package postrider.source;

/** A text that was understood, or why it was not: a value either way. */
public sealed interface Parsed<T> {
    /** It was understood. */
    record Good<T>(T value) implements Parsed<T> {}

    /** It was not; nothing of it is to be used. */
    record Bad<T>(SourceFault fault) implements Parsed<T> {}
}

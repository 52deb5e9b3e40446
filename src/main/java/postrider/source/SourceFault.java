package postrider.source;

/**
 * Why a text could not be read at all: the first thing that stopped the reader, and where.
 *
 * @param message what is wrong, in the words of {@link Diagnostic#message()} but without what follows from it
 * @param hint how to mend it, one sentence without its full stop
 */
public record SourceFault(Kind kind, Location at, String message, String hint) {
    /** What sort of fault it is, for those who give it a code. */
    public enum Kind {
        /** Not UTF-8, or a NUL in it. */
        ENCODING,
        /** Not YAML 1.2. */
        SYNTAX,
        /** YAML in which one map holds a key twice. */
        DUPLICATE_KEY,
        /** An anchor, alias, tag, merge key, directive or second document. */
        REFERENCE,
        /** Deeper or larger than allowed. */
        LIMIT
    }

    /** The finding that a person sees. @param consequence what follows, such as {@code the post is held} */
    public Diagnostic error(String code, String consequence) {
        return Diagnostic.error(code, at, message + "; " + consequence, hint);
    }
}

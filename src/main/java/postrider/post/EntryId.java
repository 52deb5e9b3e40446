package postrider.post;

/**
 * A post's variant in one language: the id that feeds carry, the same string in all formats and for ever (SPEC R7.2).
 *
 * @param value {@code urn:uuid:} and a lower-case UUID
 */
public record EntryId(String value) implements Comparable<EntryId> {
    @Override
    public int compareTo(EntryId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

package postrider.post;

/**
 * The post, whatever its language: what publications, editions and {@code why} speak of. Permanent; made as {@link EntryId} is,
 * from the key or {@code id} without its language (SPEC R7.2, rules §5).
 *
 * @param value {@code urn:uuid:} and a lower-case UUID
 */
public record PostId(String value) implements Comparable<PostId> {
    @Override
    public int compareTo(PostId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

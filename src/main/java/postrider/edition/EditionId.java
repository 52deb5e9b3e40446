package postrider.edition;

/** An edition's own number in the database; readers see {@link Edition#number}. */
public record EditionId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}

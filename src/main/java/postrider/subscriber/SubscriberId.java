package postrider.subscriber;

/** A subscriber's number: made by the program, never used again, says nothing of the address. */
public record SubscriberId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}

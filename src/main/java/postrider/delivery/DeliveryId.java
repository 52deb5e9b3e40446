package postrider.delivery;

/** {@code EDITION-SUBSCRIBER}, the edition by its number: what people see in the outbox and in logs. */
public record DeliveryId(String value) {
    @Override
    public String toString() {
        return value;
    }
}

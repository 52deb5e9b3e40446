package postrider.subscriber;

/** One address that can be mailed. */
public record EmailAddress(String value) {}

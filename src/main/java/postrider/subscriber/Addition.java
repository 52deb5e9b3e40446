package postrider.subscriber;

/** What came of adding somebody. */
public sealed interface Addition {
    /** There is a new subscription, or an ended one has come back. @param state pending: it waits for the person to confirm */
    record Added(SubscriberId subscriber, String newsletter, SubscriptionState state) implements Addition {}

    /** It was there before, and stays; of it and of the person holds now what was typed. */
    record AlreadyThere(SubscriberId subscriber, String newsletter, SubscriptionState state) implements Addition {}

    /** Nothing was done. @param reason a sentence without its full stop, with the way to mend it where there is one */
    record Refused(String reason) implements Addition {}
}

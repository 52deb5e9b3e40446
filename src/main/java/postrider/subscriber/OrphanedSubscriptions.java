package postrider.subscriber;

/**
 * Subscriptions that have not ended, to something that the settings no longer offer: nothing may be sent before it is offered
 * again (rules §4).
 *
 * @param frequency theirs; @param newsletterOffered whether the frequency alone is gone
 */
public record OrphanedSubscriptions(String newsletter, String frequency, boolean newsletterOffered, long count) {}

package postrider.mail;

import postrider.subscriber.EmailAddress;
import postrider.subscriber.SubscriberId;

/** The one person a message is for. @param name as they gave it, may be empty; @param subscribedOn a day, in words of the letter's language */
public record Recipient(SubscriberId id, EmailAddress address, String name, String subscribedOn) {}

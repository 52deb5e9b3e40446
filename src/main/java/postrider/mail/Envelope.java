package postrider.mail;

import postrider.subscriber.EmailAddress;

/** What the mail server is told: @param from where bounces go; @param to the one recipient */
public record Envelope(EmailAddress from, EmailAddress to) {}

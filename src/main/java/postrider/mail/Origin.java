package postrider.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import postrider.subscriber.EmailAddress;

/**
 * Who an edition comes from, and when, frozen with it: the same in each of its messages and at each attempt.
 *
 * @param edition its number; @param newsletter the settings' key, part of List-Id
 * @param name shown in From and List-Id; @param replyTo where replies go, or null: From
 * @param mailDomain of Message-ID and List-Id
 * @param sendingAt when the edition began sending: the messages' Date
 */
public record Origin(
        long edition,
        String newsletter,
        EmailAddress from,
        String name,
        @Nullable EmailAddress replyTo,
        String mailDomain,
        Instant sendingAt) {

    /** The address that somebody reads. */
    public EmailAddress answersTo() {
        return replyTo == null ? from : replyTo;
    }
}

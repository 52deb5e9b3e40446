package postrider.edition;

import org.jspecify.annotations.Nullable;
import postrider.subscriber.EmailAddress;

/**
 * Who an edition comes from, frozen with it.
 *
 * @param name shown in From; @param address its address; @param replyTo where replies go, or null
 * @param mailDomain in Message-IDs and List-Id
 */
public record Sender(
        String name, EmailAddress address, @Nullable EmailAddress replyTo, String mailDomain) {}

package postrider.mail;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import postrider.subscriber.EmailAddress;

/**
 * How mail leaves.
 *
 * @param domain of Message-IDs and List-Ids; @param outbox the folder that takes messages when the transport is {@link Kind#OUTBOX}
 * @param bounceAddress the envelope's sender and where unsubscribing by mail goes ({@code bounces+TOKEN@…}), or null: {@code reply_to}, else From
 */
public record MailSettings(
        Kind transport,
        String domain,
        Path outbox,
        Smtp smtp,
        Uncertain uncertain,
        Duration giveUp,
        @Nullable EmailAddress bounceAddress) {
    /** Where messages go. */
    public enum Kind {
        OUTBOX,
        SMTP
    }

    /** What becomes of a message whose reply was lost. */
    public enum Uncertain {
        RESEND,
        HOLD
    }

    /** How the connection is secured. NONE only to loopback. */
    public enum Security {
        NONE,
        STARTTLS,
        TLS
    }

    /** @param username empty = no login; @param password the secret itself, from the environment or its file */
    public record Smtp(
            String host,
            int port,
            Security security,
            String username,
            String password,
            int connections,
            int messagesPerSecond) {
        @Override
        public String toString() {
            return "Smtp[" + host + ":" + port + ", " + security + "]";
        }
    }
}

package postrider.mail;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import postrider.subscriber.EmailAddress;

/**
 * How mail leaves.
 *
 * @param domain of Message-IDs and List-Ids; @param outbox the folder that takes messages when the transport is {@link Kind#OUTBOX}
 * @param dkimDomain that vouches for messages; @param signatures each message gets, in this order; none: it leaves unsigned
 * @param bounceAddress the envelope's sender and where unsubscribing by mail goes ({@code bounces+TOKEN@…}), or null: {@code reply_to}, else From
 */
public record MailSettings(
        Kind transport,
        String domain,
        Path outbox,
        Smtp smtp,
        Uncertain uncertain,
        Duration giveUp,
        @Nullable EmailAddress bounceAddress,
        String dkimDomain,
        List<Signature> signatures) {
    public MailSettings {
        signatures = List.copyOf(signatures);
    }

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

    /**
     * @param username empty = no login; @param password the secret itself, from the environment or its file
     * @param authorities who may vouch for the server; none: those that the system trusts
     */
    public record Smtp(
            String host,
            int port,
            Security security,
            String username,
            String password,
            List<X509Certificate> authorities,
            Limits limits) {
        public Smtp {
            authorities = List.copyOf(authorities);
        }

        @Override
        public String toString() {
            return "Smtp[" + host + ":" + port + ", " + security + "]";
        }
    }

    /**
     * How much a mail server is asked to take, by all senders of a home together, but for connections, which each has for itself.
     *
     * @param messagesPerSecond 0 = as fast as it takes them
     * @param domainMessagesPerMinute to recipients of a domain, in lower case; {@code *}: of each domain that is not named
     */
    public record Limits(int connections, int messagesPerSecond, Map<String, Integer> domainMessagesPerMinute) {
        public Limits {
            domainMessagesPerMinute = Map.copyOf(domainMessagesPerMinute);
        }

        /** That many connections, and no other limit. */
        public static Limits connections(int most) {
            return new Limits(most, 0, Map.of());
        }
    }

    /**
     * A key that messages are signed with (RFC 6376).
     *
     * @param domain that vouches for them; @param selector under which its DNS holds the public half
     */
    public record Signature(String domain, String selector, DkimKey key) {}
}

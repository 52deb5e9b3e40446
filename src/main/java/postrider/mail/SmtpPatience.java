package postrider.mail;

import java.time.Duration;

/** How long to wait for a mail server: for its connection, for each answer, for it to take what we write. */
record SmtpPatience(Duration connect, Duration answer, Duration write) {
    /** RFC 5321, section 4.5.3.2, asks for five minutes at most commands. */
    static final SmtpPatience USUAL =
            new SmtpPatience(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(3));
}

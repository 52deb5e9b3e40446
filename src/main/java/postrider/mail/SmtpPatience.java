package postrider.mail;

import java.time.Duration;

/**
 * How long to wait for a mail server.
 *
 * @param connect for the connection; @param answer for it to take a command, or a message's text, and to answer
 * @param end for the answer to a whole message; @param message for all of one message
 */
record SmtpPatience(Duration connect, Duration answer, Duration end, Duration message) {
    /** RFC 5321, section 4.5.3.2: five minutes at most commands, ten after the final dot. */
    static final SmtpPatience USUAL = new SmtpPatience(
            Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(20));
}

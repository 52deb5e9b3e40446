package postrider.mail;

import java.time.Duration;

/**
 * How long to wait for a mail server.
 *
 * @param connect for the connection; @param answer for it to take a command, or a message's text, and to answer
 * @param end for the answer to a whole message; @param message for all of one message, with
 *     the opening of a connection for it; @param pause how long a server may have been silent and still count as being there: who
 *     sends all at once to one that has hung up meanwhile learns too late that nothing was taken
 */
record SmtpPatience(Duration connect, Duration answer, Duration end, Duration message, Duration pause) {
    /**
     * RFC 5321, section 4.5.3.2: five minutes at most commands, ten after the final dot. All of it ends well before the quarter of an
     * hour after which other senders take a begun delivery for a dead one's, and repeat it.
     */
    static final SmtpPatience USUAL = new SmtpPatience(
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(13),
            Duration.ofSeconds(5));
}

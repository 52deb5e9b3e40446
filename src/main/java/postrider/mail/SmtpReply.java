package postrider.mail;

/** What the receiving server said to one attempt; an attempt ends in exactly one of these. */
public sealed interface SmtpReply {
    /** The server's words, or ours where it had none. */
    String text();

    /** 2yz after the final dot: the server is responsible now (RFC 5321, section 6.1). */
    record Accepted(String text) implements SmtpReply {}

    /** 4yz: worth another attempt. @param code 400 to 499; @param enhanced RFC 3463 such as {@code 4.2.2}, or empty */
    record Deferred(int code, String enhanced, String text, Stage stage) implements SmtpReply {}

    /** 5yz: never to be tried again. @param code 500 to 599; @param enhanced as above */
    record Rejected(int code, String enhanced, String text, Stage stage) implements SmtpReply {}

    /** Silence or garbage. From {@link Stage#DATA} on, nobody knows whether the message was taken. */
    record LineLost(Stage stage, String text) implements SmtpReply {}

    /** We hung up: no TLS where it is required, another server's certificate, or no login offered. Nothing was told or sent. */
    record Untrusted(String text) implements SmtpReply {}

    /** How far the dialogue had come. */
    enum Stage {
        CONNECT,
        LOGIN,
        /** Who it is from: what the server says here is about us. */
        SENDER,
        /** Who it is to; for a line that is lost all from here to the final dot. */
        ENVELOPE,
        DATA
    }
}

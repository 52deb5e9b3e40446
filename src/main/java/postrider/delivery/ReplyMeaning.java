package postrider.delivery;

import postrider.mail.SmtpReply;
import postrider.mail.SmtpReply.Stage;

/** What a reply means, and about whom it speaks: the enhanced code (RFC 3463) beats the basic code, both beat the words. */
public enum ReplyMeaning {
    TAKEN,
    /** Later: greylisting, a rate. */
    LATER,
    /** The server is closing or full, or hung up before the text was on its way: later, and for all. */
    SERVER_BUSY,
    /** No such mailbox or domain: a hard bounce, the only meaning that speaks against the address. */
    NO_SUCH_ADDRESS,
    /** The mailbox is full. */
    MAILBOX_FULL,
    /** Refused for who we are or what we look like; never the address's fault. */
    POLICY,
    /** Refused for this message: its size or form. */
    BAD_MESSAGE,
    /** The address has letters beyond ASCII, and the server takes none (RFC 6531): that says nothing of other messages. */
    BEYOND_ASCII,
    /** More octets than the server takes: so is each message of the edition. */
    TOO_LARGE,
    /** The line was lost when the text was on its way: taken or not, nobody knows. */
    UNKNOWN,
    /** Our login was refused or is missing. */
    LOGIN,
    /** The server is not the one we were told, or cannot be trusted. */
    WRONG_SERVER,
    /** No connection, or refused for now before any message. */
    AWAY;

    /** Reads one reply by the table of the mail rules. */
    public static ReplyMeaning of(SmtpReply reply) {
        if (reply instanceof SmtpReply.Accepted) {
            return TAKEN;
        }
        if (reply instanceof SmtpReply.Untrusted) {
            return WRONG_SERVER;
        }
        if (reply instanceof SmtpReply.LineLost lost) {
            return switch (lost.stage()) {
                case CONNECT, LOGIN -> AWAY;
                case SENDER, ENVELOPE -> SERVER_BUSY;
                case DATA -> UNKNOWN;
            };
        }
        if (reply instanceof SmtpReply.Deferred later) {
            return deferred(later);
        }
        if (reply instanceof SmtpReply.Rejected no) {
            return rejected(no);
        }
        throw new AssertionError(reply);
    }

    private static ReplyMeaning deferred(SmtpReply.Deferred reply) {
        if (reply.stage() == Stage.CONNECT || reply.stage() == Stage.LOGIN) {
            return AWAY;
        }
        return reply.code() == 421 || reply.enhanced().startsWith("4.3.") ? SERVER_BUSY : LATER;
    }

    private static ReplyMeaning rejected(SmtpReply.Rejected reply) {
        if (reply.code() == 530 || reply.code() == 535 || reply.stage() == Stage.LOGIN) {
            return LOGIN;
        }
        if (reply.stage() == Stage.CONNECT) {
            return WRONG_SERVER;
        }
        ReplyMeaning meaning = reply.enhanced().isEmpty() || reply.enhanced().startsWith("5.0.")
                ? byCode(reply)
                : byEnhancedCode(reply.enhanced());
        boolean ofMailbox = meaning == NO_SUCH_ADDRESS || meaning == MAILBOX_FULL;
        return ofMailbox && reply.stage() == Stage.SENDER ? POLICY : meaning;
    }

    private static ReplyMeaning byEnhancedCode(String code) {
        return switch (code) {
            case "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1" -> NO_SUCH_ADDRESS;
            case "5.2.2" -> MAILBOX_FULL;
            case "5.2.3" -> BAD_MESSAGE;
            case "5.3.4" -> TOO_LARGE;
            case "5.6.7" -> BEYOND_ASCII;
            default -> code.startsWith("5.6.") ? BAD_MESSAGE : POLICY;
        };
    }

    private static ReplyMeaning byCode(SmtpReply.Rejected reply) {
        boolean aboutRecipient = reply.stage() == Stage.ENVELOPE;
        return switch (reply.code()) {
            case 550, 551, 553, 556 -> aboutRecipient ? NO_SUCH_ADDRESS : POLICY;
            case 552 -> aboutRecipient ? MAILBOX_FULL : BAD_MESSAGE;
            default -> POLICY;
        };
    }

    /** Whether the attempt is given back: it says nothing of this delivery alone, and another may go better. */
    public boolean givesAttemptBack() {
        return switch (this) {
            case LOGIN, WRONG_SERVER, AWAY, TOO_LARGE -> true;
            case TAKEN, LATER, SERVER_BUSY, NO_SUCH_ADDRESS, MAILBOX_FULL, POLICY, BAD_MESSAGE, BEYOND_ASCII, UNKNOWN ->
                false;
        };
    }

    /** Whether it is the recipient's mailbox that the reply speaks against. */
    public boolean blamesAddress() {
        return this == NO_SUCH_ADDRESS;
    }
}

package postrider.delivery;

import org.jspecify.annotations.Nullable;
import postrider.mail.SmtpReply;

/**
 * A delivery that a person may want to know of: failed, or uncertain for good.
 *
 * @param address masked; @param code of the reply, or null where there was none; @param reply the server's words, or ours
 * @param suppressed whether nothing goes to the address any more
 */
public record Failure(
        DeliveryId id,
        DeliveryState state,
        String address,
        @Nullable Integer code,
        String enhanced,
        String reply,
        boolean suppressed) {

    /** What to do about it, in a sentence. */
    public String advice() {
        if (state == DeliveryState.UNCERTAIN) {
            return "It may have arrived. Retry it where a second copy does no harm";
        }
        if (suppressed) {
            return "Nothing goes to this address any more; a retry won't send it";
        }
        Integer answer = code;
        if (answer == null) {
            return "The message could not be written. Mend what the reason says, then retry";
        }
        if (answer < 500) {
            return "The server put it off until the time to give up. Retry when it takes mail again";
        }
        return switch (ReplyMeaning.of(new SmtpReply.Rejected(answer, enhanced, reply, SmtpReply.Stage.DATA))) {
            case NO_SUCH_ADDRESS -> "There is no such mailbox. Ask the person for another address";
            case MAILBOX_FULL -> "The mailbox is full. Retry in some days";
            case BAD_MESSAGE, TOO_LARGE ->
                "The message is too large or was not understood. Shorten the posts of the next one";
            case BEYOND_ASCII ->
                "Ask the person for an address in plain letters, or the mail server's operator for SMTPUTF8";
            case TAKEN, LATER, SERVER_BUSY, POLICY, UNKNOWN, LOGIN, WRONG_SERVER, AWAY ->
                "The server refuses what we send, not the address. Ask its operator why, then retry";
        };
    }
}

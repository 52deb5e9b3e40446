package postrider.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import postrider.mail.MailSettings.Uncertain;
import postrider.mail.SmtpReply;

/** Decides what follows a reply. Pure. */
public record SettleRule(RetryRule retry, Uncertain uncertain) {
    private static final Duration BEFORE_REPETITION = Duration.ofMinutes(15);

    Settlement settle(Delivery delivery, SmtpReply reply, double jitter, Instant begunAt, Instant now) {
        ReplyMeaning meaning = ReplyMeaning.of(reply);
        String words = Answer.of(reply, delivery.address()).text();
        return switch (meaning) {
            case TAKEN -> new Settlement(DeliveryState.SENT, meaning, null, words);
            case NO_SUCH_ADDRESS, MAILBOX_FULL, POLICY, BAD_MESSAGE, BEYOND_ASCII ->
                new Settlement(DeliveryState.FAILED, meaning, null, words);
            case LOGIN, WRONG_SERVER, AWAY, TOO_LARGE -> new Settlement(DeliveryState.QUEUED, meaning, null, words);
            case UNKNOWN ->
                new Settlement(
                        DeliveryState.UNCERTAIN, meaning, repetition(delivery.uncertainCount() + 1, begunAt), words);
            case LATER, SERVER_BUSY -> {
                Instant first = Objects.requireNonNullElse(delivery.firstAttemptAt(), begunAt);
                yield retry.after(delivery.attempts() + 1, first, jitter, now)
                        .map(due -> new Settlement(DeliveryState.DEFERRED, meaning, due, words))
                        .orElseGet(() -> new Settlement(DeliveryState.FAILED, meaning, null, words));
            }
        };
    }

    /** When a message that may have been taken is repeated: once, 15 minutes after it began. @return null = a person decides */
    @Nullable
    Instant repetition(int uncertainCount, Instant begunAt) {
        return uncertain == Uncertain.RESEND && uncertainCount == 1 ? begunAt.plus(BEFORE_REPETITION) : null;
    }
}

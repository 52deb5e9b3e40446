package postrider.delivery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import postrider.mail.SmtpReply;
import postrider.subscriber.EmailAddress;

/**
 * A reply as it is kept: without the address. One that means a full mailbox by the command it answers alone has the enhanced code of that,
 * for the command is not kept.
 */
record Answer(@Nullable Integer code, String enhanced, String text) {
    static Answer of(SmtpReply reply, EmailAddress address) {
        Answer answer = of(reply);
        return new Answer(answer.code, answer.enhanced, masked(answer.text, address));
    }

    private static Answer of(SmtpReply reply) {
        if (reply instanceof SmtpReply.Accepted accepted) {
            return new Answer(250, "", accepted.text());
        }
        if (reply instanceof SmtpReply.Deferred later) {
            return new Answer(later.code(), later.enhanced(), later.text());
        }
        if (reply instanceof SmtpReply.Rejected no) {
            String enhanced = ReplyMeaning.of(no) == ReplyMeaning.MAILBOX_FULL ? "5.2.2" : no.enhanced();
            return new Answer(no.code(), enhanced, no.text());
        }
        if (reply instanceof SmtpReply.LineLost lost) {
            return new Answer(null, "", lost.text());
        }
        if (reply instanceof SmtpReply.Untrusted untrusted) {
            return new Answer(null, "", untrusted.text());
        }
        throw new AssertionError(reply);
    }

    /** The text with each mention of the address masked, in whatever case a server repeats it. */
    private static String masked(String text, EmailAddress address) {
        if (text.indexOf('@') < 0) {
            return text;
        }
        return Pattern.compile(Pattern.quote(address.value()), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text)
                .replaceAll(Matcher.quoteReplacement(address.masked()));
    }
}

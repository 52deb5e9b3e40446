package postrider.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import postrider.mail.SmtpReply.Stage;

/**
 * One connection to a mail server that is ready to take messages: RFC 5321, with SIZE, 8BITMIME, PIPELINING and SMTPUTF8 (RFC 1870,
 * 6152, 2920, 6531) where the server has them.
 */
final class SmtpClient {
    private final LineSession session;
    private final SmtpOffer offer;
    private final SmtpPatience patience;
    private boolean open = true;
    /** Whether the server still holds an envelope of ours. */
    private boolean unfinished;

    SmtpClient(LineSession session, SmtpOffer offer, SmtpPatience patience) {
        this.session = session;
        this.offer = offer;
        this.patience = patience;
    }

    /** Whether another message may go over it. */
    boolean isOpen() {
        return open;
    }

    /** @param end by which all of it is done, of {@link System#nanoTime} */
    SmtpReply send(Message message, long end) {
        int size = message.text().size();
        if (offer.isTooMuch(size)) {
            return new SmtpReply.Rejected(
                    552,
                    "5.3.4",
                    "the message has " + size + " octets, and the server takes " + offer.maxOctets(),
                    Stage.ENVELOPE);
        }
        if (message.envelope().to().isInternational() && !offer.utf8()) {
            return new SmtpReply.Rejected(
                    553,
                    "5.6.7",
                    "the address has letters beyond ASCII before the @, and the server takes none (SMTPUTF8)",
                    Stage.ENVELOPE);
        }
        Optional<WireText> text = WireText.of(message.text());
        if (text.isEmpty() || (text.get().isEightBit() && !offer.eightBit())) {
            return new SmtpReply.Rejected(554, "5.6.0", "the message has octets that no mail may have", Stage.ENVELOPE);
        }
        return send(message, text.get(), end);
    }

    private SmtpReply send(Message message, WireText text, long end) {
        Stage stage = Stage.ENVELOPE;
        try {
            session.begin(end);
            SmtpReply refusal = envelope(message, text);
            if (refusal != null) {
                return refusal;
            }
            refusal = write(text);
            if (refusal != null) {
                return refusal;
            }
            stage = Stage.DATA;
            session.allow(patience.end());
            return end(session.answer());
        } catch (IOException e) {
            hangUp();
            return new SmtpReply.LineLost(stage, SmtpFault.words(e));
        } finally {
            session.rest();
        }
    }

    /** When this fails the final dot did not leave: the text is not taken. @return what the server said before it hung up, or null */
    private @Nullable SmtpReply write(WireText text) throws IOException {
        session.insist();
        session.allow(patience.answer());
        try {
            session.write(text.pieces());
            return null;
        } catch (IOException e) {
            SmtpAnswer last = lastWords();
            if (last == null || !last.isRefusal()) {
                throw e;
            }
            return last.refusal(Stage.DATA);
        }
    }

    private @Nullable SmtpAnswer lastWords() {
        try {
            return session.answer();
        } catch (IOException e) {
            return null;
        } finally {
            hangUp();
        }
    }

    /** Says who it is from and to, and that the text follows. @return null where the server waits for the text */
    private @Nullable SmtpReply envelope(Message message, WireText text) throws IOException {
        if (unfinished) {
            SmtpAnswer reset = ask("RSET");
            if (!reset.isDone()) {
                return refused(reset, Stage.SENDER);
            }
        }
        unfinished = true;
        String mail = "MAIL FROM:<"
                + message.envelope().from().value() + ">"
                + (offer.size() ? " SIZE=" + message.text().size() : "")
                + (text.isEightBit() ? " BODY=8BITMIME" : "")
                + (message.envelope().to().isInternational() ? " SMTPUTF8" : "");
        String to = "RCPT TO:<" + message.envelope().to().value() + ">";
        return offer.pipelining() ? atOnce(mail, to) : oneByOne(mail, to);
    }

    private @Nullable SmtpReply oneByOne(String mail, String to) throws IOException {
        SmtpAnswer answer = ask(mail);
        if (!answer.isDone()) {
            return refused(answer, Stage.SENDER);
        }
        answer = ask(to);
        if (!answer.isDone()) {
            return refused(answer, Stage.ENVELOPE);
        }
        answer = ask("DATA");
        return answer.code() == 354 ? null : refused(answer, Stage.DATA);
    }

    private SmtpAnswer ask(String command) throws IOException {
        session.allow(patience.answer());
        session.write(octets(command));
        return session.answer();
    }

    private @Nullable SmtpReply atOnce(String mail, String to) throws IOException {
        session.allow(patience.answer());
        session.write(octets(mail + "\r\n" + to + "\r\nDATA"));
        SmtpReply refusal = null;
        SmtpAnswer answer = session.answer();
        if (!answer.isDone()) {
            refusal = refused(answer, Stage.SENDER);
        }
        if (open) {
            answer = rest(refusal);
            refusal = refusal != null || answer == null || answer.isDone() ? refusal : refused(answer, Stage.ENVELOPE);
        }
        if (open) {
            answer = rest(refusal);
            if (answer != null && answer.code() == 354 && refusal != null) {
                endNothing();
            } else if (answer != null && answer.code() != 354 && refusal == null) {
                refusal = refused(answer, Stage.DATA);
            }
        }
        return refusal;
    }

    /** The next answer. What has been refused stays refused, whatever becomes of the connection. */
    private @Nullable SmtpAnswer rest(@Nullable SmtpReply refusal) throws IOException {
        try {
            SmtpAnswer answer = session.answer();
            if (answer.isClosing() && refusal != null) {
                hangUp();
            }
            return answer;
        } catch (IOException e) {
            if (refusal == null) {
                throw e;
            }
            hangUp();
            return null;
        }
    }

    /** The server took DATA although it knows no recipient: it gets a text of nothing (RFC 2920, section 3.1). */
    private void endNothing() {
        try {
            session.write(octets("."));
            session.answer();
        } catch (IOException e) {
            hangUp();
        }
    }

    private SmtpReply refused(SmtpAnswer answer, Stage stage) throws ProtocolException {
        if (!answer.isRefusal()) {
            throw unexpected(answer);
        }
        if (answer.isClosing()) {
            hangUp();
        }
        return answer.refusal(stage);
    }

    /** The answer to the whole message. */
    private SmtpReply end(SmtpAnswer answer) throws ProtocolException {
        unfinished = false;
        if (answer.isDone()) {
            return new SmtpReply.Accepted(answer.text());
        }
        if (!answer.isRefusal()) {
            throw unexpected(answer);
        }
        if (answer.isClosing()) {
            hangUp();
        }
        return answer.refusal(Stage.DATA);
    }

    private static ProtocolException unexpected(SmtpAnswer answer) {
        return new ProtocolException("the server's answer does not fit: " + answer.text());
    }

    private void hangUp() {
        open = false;
        session.close();
    }

    /** Says good-bye where the server listens, and does not wait for its own. */
    void quit() {
        if (open) {
            try {
                session.begin(System.nanoTime() + patience.connect().toNanos());
                session.allow(patience.connect());
                session.write(octets("QUIT"));
            } catch (IOException e) {
                // The server is gone already.
            }
            hangUp();
        }
    }

    static byte[] octets(String command) {
        return (command + "\r\n").getBytes(UTF_8);
    }
}

package postrider.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import postrider.mail.SmtpReply.Stage;
import postrider.source.Bytes;

/**
 * One message on an open connection: who it is from and to, its text, and what the server says to each. Once it fails with an exception
 * the connection is of no use.
 */
final class SmtpTransaction {
    private final LineSession session;
    private final SmtpOffer offer;
    private final SmtpPatience patience;
    private final WireText text;
    private final String mail;
    private final String to;
    private Stage stage = Stage.ENVELOPE;
    private boolean closed;
    private boolean over;

    SmtpTransaction(LineSession session, SmtpOffer offer, SmtpPatience patience, Message message, WireText text) {
        this.session = session;
        this.offer = offer;
        this.patience = patience;
        this.text = text;
        Envelope envelope = message.envelope();
        this.mail = "MAIL FROM:<"
                + envelope.from().value() + ">"
                + (offer.size() ? " SIZE=" + message.text().size() : "")
                + (text.isEightBit() ? " BODY=8BITMIME" : "")
                + (envelope.to().isInternational() ? " SMTPUTF8" : "");
        this.to = "RCPT TO:<" + envelope.to().value() + ">";
    }

    /** How far it came, for a line that is lost: from {@link Stage#DATA} on all octets have left. */
    Stage stage() {
        return stage;
    }

    /** Whether the server hung up, or is about to. */
    boolean isClosed() {
        return closed;
    }

    /** Whether the server holds nothing of it any more. */
    boolean isOver() {
        return over;
    }

    /** First the envelope, and the text once the server has asked for it. */
    SmtpReply byData() throws IOException {
        SmtpReply refusal = offer.pipelining() ? envelopeAtOnce() : envelopeOneByOne();
        if (refusal != null) {
            return refusal;
        }
        session.insist();
        session.allow(patience.answer());
        refusal = write(text.dotted(), Stage.DATA);
        if (refusal != null) {
            return refusal;
        }
        session.allow(patience.end());
        SmtpAnswer answer = session.answer();
        over = true;
        return answer.isDone() ? new SmtpReply.Accepted(answer.text()) : refused(answer, Stage.DATA);
    }

    /**
     * All at once (RFC 3030, section 2): one round trip for a message. Where the server refuses sender or recipient, it swallows the text
     * and refuses it, too.
     *
     * @param chunks is told what the server makes of it; of what is thrown, the caller tells
     */
    SmtpReply inOneChunk(Chunks chunks) throws IOException {
        List<Bytes> pieces = new ArrayList<>();
        String commands = mail + "\r\n" + to + "\r\nBDAT " + text.size() + " LAST";
        pieces.add(Bytes.copyOf(SmtpClient.octets(commands)));
        pieces.addAll(text.pieces());
        session.insist();
        session.allow(patience.answer());
        SmtpReply refusal = write(pieces, Stage.SENDER, Stage.ENVELOPE, Stage.DATA);
        refusal = refusal == null ? envelopeAnswers() : refusal;
        if (refusal != null) {
            if (!closed) {
                rest(refusal);
            }
            chunks.undecided();
            return refusal;
        }
        session.allow(patience.end());
        SmtpAnswer answer = session.answer();
        if (answer.code() >= 500 && answer.code() <= 504) {
            stage = Stage.ENVELOPE; // it doesn't know the command, although it offers it
            throw SmtpClient.unexpected(answer);
        }
        over = answer.isDone();
        if (!over) {
            chunks.undecided();
            return refused(answer, Stage.DATA);
        }
        chunks.taken();
        return new SmtpReply.Accepted(answer.text());
    }

    private @Nullable SmtpReply envelopeOneByOne() throws IOException {
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
        session.write(SmtpClient.octets(command));
        return session.answer();
    }

    private @Nullable SmtpReply envelopeAtOnce() throws IOException {
        session.allow(patience.answer());
        session.write(SmtpClient.octets(mail + "\r\n" + to + "\r\nDATA"));
        SmtpReply refusal = envelopeAnswers();
        if (!closed) {
            SmtpAnswer answer = rest(refusal);
            if (answer != null && answer.code() == 354 && refusal != null) {
                endNothing();
            } else if (answer != null && answer.code() != 354 && refusal == null) {
                refusal = refused(answer, Stage.DATA);
            }
        }
        return refusal;
    }

    /** Two answers, to what was said at once. @return the first refusal, or null */
    private @Nullable SmtpReply envelopeAnswers() throws IOException {
        SmtpAnswer answer = session.answer();
        SmtpReply refusal = answer.isDone() ? null : refused(answer, Stage.SENDER);
        if (!closed) {
            SmtpAnswer second = rest(refusal);
            if (refusal == null && second != null && !second.isDone()) {
                refusal = refused(second, Stage.ENVELOPE);
            }
        }
        return refusal;
    }

    /** The next answer. What has been refused stays refused, whatever becomes of the connection. */
    private @Nullable SmtpAnswer rest(@Nullable SmtpReply refusal) throws IOException {
        try {
            SmtpAnswer answer = session.answer();
            closed |= answer.isClosing() && refusal != null;
            return answer;
        } catch (IOException e) {
            if (refusal == null) {
                throw e;
            }
            closed = true;
            return null;
        }
    }

    /** The server took DATA although it knows no recipient: it gets a text of nothing (RFC 2920, section 3.1). */
    private void endNothing() {
        try {
            session.write(SmtpClient.octets("."));
            session.answer();
        } catch (IOException e) {
            closed = true;
        }
    }

    /**
     * When this fails the last octet did not leave: the text is not taken.
     *
     * @param answered what the server would have answered by then. @return what it refused before it hung up, or null
     */
    private @Nullable SmtpReply write(List<Bytes> pieces, Stage... answered) throws IOException {
        try {
            session.write(pieces);
            stage = Stage.DATA;
            return null;
        } catch (IOException e) {
            closed = true;
            SmtpReply last = lastWords(answered);
            if (last == null) {
                throw e;
            }
            return last;
        }
    }

    private @Nullable SmtpReply lastWords(Stage... answered) {
        try {
            for (Stage about : answered) {
                SmtpAnswer answer = session.answer();
                if (answer.isRefusal()) {
                    return answer.refusal(about);
                }
            }
        } catch (IOException e) {
            // It said no more.
        }
        return null;
    }

    private SmtpReply refused(SmtpAnswer answer, Stage about) throws IOException {
        if (!answer.isRefusal()) {
            throw SmtpClient.unexpected(answer);
        }
        closed |= answer.isClosing();
        return answer.refusal(about);
    }
}

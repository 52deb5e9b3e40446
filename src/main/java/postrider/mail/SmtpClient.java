package postrider.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.Optional;
import postrider.mail.SmtpReply.Stage;

/**
 * One connection to a mail server that is ready to take messages: RFC 5321, with SIZE, 8BITMIME, PIPELINING, CHUNKING and SMTPUTF8
 * (RFC 1870, 6152, 2920, 3030, 6531) where the server has them.
 */
final class SmtpClient {
    private final LineSession session;
    private final SmtpOffer offer;
    private final SmtpPatience patience;
    private final Chunks chunks;
    private boolean open = true;
    /** Whether the server still holds an envelope of ours. */
    private boolean unfinished;

    private long heard = System.nanoTime();

    SmtpClient(LineSession session, SmtpOffer offer, SmtpPatience patience, Chunks chunks) {
        this.session = session;
        this.offer = offer;
        this.patience = patience;
        this.chunks = chunks;
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
        SmtpTransaction transaction = new SmtpTransaction(session, offer, patience, message, text);
        boolean inOneChunk = false;
        try {
            session.begin(end);
            if (unfinished) {
                reset();
            }
            unfinished = true;
            inOneChunk = mayGoInOneChunk(message);
            SmtpReply reply = inOneChunk ? transaction.inOneChunk(chunks) : transaction.byData();
            unfinished = !transaction.isOver();
            heard = System.nanoTime();
            if (transaction.isClosed()) {
                hangUp();
            }
            return reply;
        } catch (IOException e) {
            if (inOneChunk) {
                chunks.refused();
            }
            hangUp();
            return new SmtpReply.LineLost(transaction.stage(), SmtpFault.words(e));
        } finally {
            session.rest();
        }
    }

    private boolean mayGoInOneChunk(Message message) {
        boolean fresh = System.nanoTime() - heard < patience.pause().toNanos();
        return offer.chunking() && offer.pipelining() && fresh && !message.isRepeated() && chunks.mayGo();
    }

    /**
     * Has the server forget an envelope. One that refused a chunk and didn't swallow it takes the message for commands, and its first
     * answer to that for the one to this: a message begins with a header, which is no command, so it is a refusal.
     */
    private void reset() throws IOException {
        session.allow(patience.answer());
        session.write(octets("RSET"));
        SmtpAnswer answer = session.answer();
        if (!answer.isDone()) {
            if (!answer.isClosing()) {
                chunks.refused();
            }
            throw unexpected(answer);
        }
        heard = System.nanoTime();
    }

    static ProtocolException unexpected(SmtpAnswer answer) {
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

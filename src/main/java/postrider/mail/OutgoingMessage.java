package postrider.mail;

import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** A message as the mail library hands it over: our octets unchanged, and a note of whether it came to that. */
final class OutgoingMessage extends SMTPMessage {
    private final Message message;
    private SmtpReply.Stage stage = SmtpReply.Stage.ENVELOPE;

    OutgoingMessage(Session session, Message message) {
        super(session);
        this.message = message;
        setEnvelopeFrom(message.envelope().from().value());
    }

    /** {@link SmtpReply.Stage#DATA} once the server was ready for the text. */
    SmtpReply.Stage stage() {
        return stage;
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException {
        stage = SmtpReply.Stage.DATA;
        out.write(message.octets().toArray());
    }
}

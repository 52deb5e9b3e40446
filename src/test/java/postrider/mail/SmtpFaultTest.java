package postrider.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import postrider.mail.SmtpReply.Stage;

class SmtpFaultTest {
    @Test
    void aMisspeltHostIsSaidToBeUnknown() {
        assertThat(SmtpFault.atConnecting(new UnknownHostException("mial.example: Name or service not known")))
                .isEqualTo(new SmtpReply.LineLost(Stage.CONNECT, "no machine is known by the name mial.example"));
    }

    @Test
    void aServerThatHangsUpAtTheHandshakeIsAwayNotAStranger() {
        SSLHandshakeException cut = new SSLHandshakeException("Remote host terminated the handshake");
        cut.initCause(new EOFException("SSL peer shut down incorrectly"));

        assertThat(SmtpFault.atConnecting(cut)).isInstanceOf(SmtpReply.LineLost.class);
        assertThat(SmtpFault.atConnecting(new SSLHandshakeException("No name matching localhost found")))
                .isInstanceOf(SmtpReply.Untrusted.class);
    }
}

package postrider.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import postrider.mail.SmtpReply.Stage;

class SmtpAnswerTest {
    @Test
    void aMisspeltHostIsSaidToBeUnknown() {
        MessagingException failure =
                new MessagingException("Unknown SMTP host", new UnknownHostException("mial.example"));

        assertThat(SmtpAnswer.toConnecting(failure, -1, null, Stage.CONNECT))
                .isEqualTo(new SmtpReply.LineLost(Stage.CONNECT, "no machine is known by the name mial.example"));
    }
}

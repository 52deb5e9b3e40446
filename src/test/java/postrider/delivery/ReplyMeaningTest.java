package postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import postrider.mail.SmtpReply;
import postrider.mail.SmtpReply.Stage;

class ReplyMeaningTest {
    @ParameterizedTest
    @CsvSource({
        "550, 5.1.1, ENVELOPE, NO_SUCH_ADDRESS",
        "550, 5.1.10, DATA, NO_SUCH_ADDRESS",
        "554, 5.2.1, ENVELOPE, NO_SUCH_ADDRESS",
        "550, '', ENVELOPE, NO_SUCH_ADDRESS",
        "553, '', ENVELOPE, NO_SUCH_ADDRESS",
        "556, '', ENVELOPE, NO_SUCH_ADDRESS",
        "552, 5.2.2, ENVELOPE, MAILBOX_FULL",
        "550, 5.7.1, ENVELOPE, POLICY",
        "550, 5.7.26, DATA, POLICY",
        "550, '', DATA, POLICY",
        "550, '', SENDER, POLICY",
        "553, '', SENDER, POLICY",
        "550, 5.1.1, SENDER, POLICY",
        "552, 5.2.2, SENDER, POLICY",
        "552, '', SENDER, BAD_MESSAGE",
        "554, '', ENVELOPE, POLICY",
        "554, 5.0.0, DATA, POLICY",
        "550, 5.0.0, ENVELOPE, NO_SUCH_ADDRESS",
        "552, 5.3.4, DATA, TOO_LARGE",
        "554, 5.6.0, DATA, BAD_MESSAGE",
        "553, 5.6.7, ENVELOPE, BEYOND_ASCII",
        "530, 5.7.0, ENVELOPE, LOGIN",
        "535, 5.7.8, LOGIN, LOGIN",
        "534, 5.7.9, LOGIN, LOGIN",
        "554, '', CONNECT, WRONG_SERVER",
        "550, 5.7.1, CONNECT, WRONG_SERVER",
    })
    void aRejectionSpeaksAbout(int code, String enhanced, Stage stage, ReplyMeaning meaning) {
        assertThat(ReplyMeaning.of(new SmtpReply.Rejected(code, enhanced, "words", stage)))
                .isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "450, 4.2.0, ENVELOPE, LATER",
        "451, '', DATA, LATER",
        "452, 4.2.2, ENVELOPE, LATER",
        "452, 4.5.3, ENVELOPE, LATER",
        "452, 4.3.1, DATA, SERVER_BUSY",
        "421, '', ENVELOPE, SERVER_BUSY",
        "421, 4.3.2, CONNECT, AWAY",
        "454, 4.7.0, LOGIN, AWAY",
    })
    void aDeferralSpeaksAbout(int code, String enhanced, Stage stage, ReplyMeaning meaning) {
        assertThat(ReplyMeaning.of(new SmtpReply.Deferred(code, enhanced, "words", stage)))
                .isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({"CONNECT, AWAY", "LOGIN, AWAY", "ENVELOPE, SERVER_BUSY", "DATA, UNKNOWN"})
    void aLostLineSpeaksAbout(Stage stage, ReplyMeaning meaning) {
        assertThat(ReplyMeaning.of(new SmtpReply.LineLost(stage, ""))).isEqualTo(meaning);
    }

    @Test
    void onlyAMissingMailboxBlamesTheAddress() {
        assertThat(ReplyMeaning.values())
                .filteredOn(ReplyMeaning::blamesAddress)
                .containsExactly(ReplyMeaning.NO_SUCH_ADDRESS);
    }
}

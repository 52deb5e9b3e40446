package postrider.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import postrider.source.Bytes;

class OutboxFolderTest {
    @TempDir
    Path home;

    private static final Message MESSAGE = Letters.message(Letters.BOUNCES);

    @Test
    void writesTheOctetsAndTheEnvelope() throws Exception {
        Path folder = home.resolve("var/outbox");

        SmtpReply reply = new OutboxFolder(folder).send(MESSAGE);

        assertThat(reply).isInstanceOf(SmtpReply.Accepted.class);
        assertThat(Files.readAllBytes(folder.resolve("12-34.eml")))
                .isEqualTo(MESSAGE.octets().toArray());
        assertThat(Files.readString(folder.resolve("12-34.envelope.json")))
                .isEqualTo("{\"from\": \"" + MESSAGE.envelope().from().value() + "\", \"to\": \"ann@example.com\"}\n");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void theSameMessageAgainIsAcceptedAndAnotherOfItsNameIsNot() throws Exception {
        OutboxFolder outbox = new OutboxFolder(home);
        outbox.send(MESSAGE);

        SmtpReply again = outbox.send(MESSAGE);
        SmtpReply other = outbox.send(new Message("12-34", MESSAGE.envelope(), Bytes.utf8("other")));

        assertThat(again).isInstanceOf(SmtpReply.Accepted.class);
        assertThat(other).isInstanceOf(SmtpReply.Rejected.class);
        assertThat(Files.readAllBytes(home.resolve("12-34.eml")))
                .isEqualTo(MESSAGE.octets().toArray());
    }

    @Test
    void anEnvelopeAloneIsNoMessage() throws Exception {
        Files.writeString(home.resolve("12-34.envelope.json"), "{}");
        Files.writeString(home.resolve(".12-34.eml.part"), "half");
        OutboxFolder outbox = new OutboxFolder(home);

        assertThat(outbox.took("12-34")).contains(false);
        outbox.send(MESSAGE);
        assertThat(outbox.took("12-34")).contains(true);
    }

    @Test
    void anIdIsNoPath() {
        Message evil = new Message("../12-34", MESSAGE.envelope(), MESSAGE.octets());

        assertThatThrownBy(() -> new OutboxFolder(home).send(evil)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFolderThatCannotBeWrittenStopsTheSender() throws Exception {
        Path file = Files.writeString(home.resolve("file"), "");

        assertThatThrownBy(() -> new OutboxFolder(file.resolve("outbox")).send(MESSAGE))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("12-34.eml");
    }
}

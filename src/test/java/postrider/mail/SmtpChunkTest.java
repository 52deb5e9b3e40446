package postrider.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.mail.MailSettings.Security;
import postrider.mail.ScriptedSmtpServer.Step;
import postrider.mail.SmtpReply.Stage;

/** What a message in one chunk has of its own; {@link SmtpTransportTest} has what all have in common. */
final class SmtpChunkTest extends ScriptedConversation {
    SmtpChunkTest() {
        super("PIPELINING\nCHUNKING");
    }

    private List<String> verbs() {
        return server.commands().stream().map(line -> line.split(" ", 2)[0]).toList();
    }

    @Test
    void aMessageGoesInOneChunk() {
        try (SmtpTransport transport = plain()) {
            transport.send(MESSAGE);
        }

        assertThat(verbs()).startsWith("EHLO", "MAIL", "RCPT", "BDAT").doesNotContain("DATA");
        assertThat(server.commands()).contains("BDAT " + MESSAGE.octets().size() + " LAST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"500 what", "502 5.5.1 not here", "503 5.5.1 bad sequence", "504 5.5.4 what"})
    void whoOffersChunksAndKnowsNoneGetsThatMessageAndAllOthersByData(String answer) {
        server.once(Step.DATA, answer);

        try (SmtpTransport transport = plain()) {
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Accepted.class);
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Accepted.class);
        }
        assertThat(server.taken()).hasSize(2);
        assertThat(verbs().stream().filter("BDAT"::equals)).hasSize(1);
        assertThat(server.connectionCount()).isEqualTo(2);
    }

    @Test
    void whoTakesARefusedChunkForCommandsGetsTheNextMessageByDataOnAnotherConnection() {
        server.once(Step.RCPT, "550 5.1.1 no such user").once(Step.TEXT, ScriptedSmtpServer.SPILL);

        try (SmtpTransport transport = plain()) {
            assertThat(transport.send(MESSAGE))
                    .isEqualTo(new SmtpReply.Rejected(550, "5.1.1", "550 5.1.1 no such user", Stage.ENVELOPE));
            assertThat(transport.send(MESSAGE)).isEqualTo(new SmtpReply.Accepted("250 2.0.0 taken"));
        }
        assertThat(server.taken()).hasSize(1);
        assertThat(server.connectionCount()).isEqualTo(2);
        assertThat(verbs().stream().filter("BDAT"::equals)).hasSize(1);
    }

    @Test
    void whoSaysGoodByeAfterARefusalStillGetsChunks() {
        server.once(Step.RCPT, "550 5.1.1 no such user").once(Step.LINE, "421 4.7.0 enough messages");

        try (SmtpTransport transport = plain()) {
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Rejected.class);
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Accepted.class);
        }
        assertThat(verbs().stream().filter("BDAT"::equals)).hasSize(2);
        assertThat(server.connectionCount()).isEqualTo(2);
    }

    @Test
    void whoHangsUpAtAChunkGetsTheNextMessageByData() {
        server.once(Step.DATA, ScriptedSmtpServer.DROP);

        try (SmtpTransport transport = plain()) {
            assertThat(transport.send(MESSAGE))
                    .isInstanceOfSatisfying(
                            SmtpReply.LineLost.class,
                            lost -> assertThat(lost.stage()).isEqualTo(Stage.DATA));
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Accepted.class);
        }
        assertThat(verbs().stream().filter("BDAT"::equals)).hasSize(1);
        assertThat(verbs()).contains("DATA");
    }

    @Test
    void whoEndsAConnectionWithoutAWordPutsOneMessageInDoubtAndGetsTheOthersByData() {
        try (SmtpTransport transport = plain()) {
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Accepted.class);
            server.once(Step.MAIL, ScriptedSmtpServer.DROP);
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.LineLost.class);
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Accepted.class);
            server.once(Step.MAIL, ScriptedSmtpServer.DROP);
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Accepted.class);
        }
        assertThat(server.taken()).hasSize(3);
    }

    @Test
    void aServerThatMayHaveHungUpMeanwhileIsAskedFirst() {
        Duration whole = Duration.ofSeconds(5);
        SmtpPatience nothingIsFresh = new SmtpPatience(whole, whole, whole, whole, Duration.ZERO);

        try (SmtpTransport transport = transport(server.port(), Security.NONE, "", nothingIsFresh)) {
            transport.send(MESSAGE);
            server.once(Step.MAIL, ScriptedSmtpServer.DROP);
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Accepted.class);
        }
        assertThat(server.taken()).hasSize(2);
        assertThat(verbs()).doesNotContain("BDAT");
    }

    @Test
    void onlyOneOfManyConnectionsTriesTheFirstChunk() throws Exception {
        server.always(Step.DATA, ScriptedSmtpServer.DROP);
        Supplier<Transport> connections =
                SmtpTransport.connections(smtp(server.port(), Security.NONE, ""), "news.example.org", () -> false);

        try (Transport one = connections.get();
                Transport other = connections.get()) {
            assertThat(one.send(MESSAGE)).isInstanceOf(SmtpReply.LineLost.class);
            server.forget(Step.DATA);
            assertThat(other.send(MESSAGE)).isInstanceOf(SmtpReply.Accepted.class);
            assertThat(one.send(MESSAGE)).isInstanceOf(SmtpReply.Accepted.class);
        }
        assertThat(verbs().stream().filter("BDAT"::equals)).hasSize(1);
    }

    @Test
    void whileOneIsTriedTheOthersGoByData() {
        Chunks chunks = new Chunks();

        assertThat(chunks.mayGo()).isTrue();
        assertThat(chunks.mayGo()).isFalse();
        chunks.undecided();
        assertThat(chunks.mayGo()).isTrue();
        chunks.taken();
        assertThat(chunks.mayGo()).isTrue();
        chunks.refused();
        assertThat(chunks.mayGo()).isFalse();
    }

    @Test
    void forAMessageThatMayHaveArrivedTheServerIsAskedFirst() {
        try (SmtpTransport transport = plain()) {
            assertThat(transport.send(MESSAGE.repeated())).isInstanceOf(SmtpReply.Accepted.class);
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Accepted.class);
        }
        assertThat(verbs()).containsSubsequence("DATA", "BDAT");
    }

    @ParameterizedTest
    @CsvSource({"MAIL, 421 4.7.0 closing, SENDER", "RCPT, 421 4.7.0 closing, ENVELOPE"})
    void whatAServerSaidBeforeItHungUpIsHeardAlsoWhereTheTextIsNotThrough(Step step, String line, Stage stage) {
        server.always(step, line);

        try (SmtpTransport transport = plain()) {
            assertThat(transport.send(Letters.message(20_000_000)))
                    .isEqualTo(new SmtpReply.Deferred(421, "4.7.0", line, stage));
        }
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void aRefusedChunkIsForgottenBeforeTheNext() {
        server.once(Step.DOT, "554 5.7.1 spam");

        try (SmtpTransport transport = plain()) {
            assertThat(transport.send(MESSAGE))
                    .isEqualTo(new SmtpReply.Rejected(554, "5.7.1", "554 5.7.1 spam", Stage.DATA));
            assertThat(transport.send(MESSAGE)).isInstanceOf(SmtpReply.Accepted.class);
        }
        assertThat(verbs()).containsSubsequence("BDAT", "RSET", "MAIL", "RCPT", "BDAT");
        assertThat(server.connectionCount()).isEqualTo(1);
    }
}

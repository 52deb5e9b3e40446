package postrider;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import postrider.database.Database;
import postrider.mail.ScriptedSmtpServer;
import postrider.mail.ScriptedSmtpServer.Step;

/** {@code send} and {@code dkim-key}, from outside. */
final class SendCommandTest {
    private final ScriptedSmtpServer server = new ScriptedSmtpServer().offering("PIPELINING");

    @TempDir
    Path folder;

    private PublicationHome home;

    @BeforeEach
    void start() throws Exception {
        home = PublicationHome.in(folder.resolve("home"));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private PublicationHome.Ran run(String... words) {
        Stream<String> settings = Stream.of(
                "--set=mail.transport=smtp",
                "--set=mail.smtp.host=127.0.0.1",
                "--set=mail.smtp.security=none",
                "--set=mail.smtp.port=" + server.port(),
                "--set=digest.backlog=10");
        return home.run(Stream.concat(Stream.of(words), settings).toArray(String[]::new));
    }

    @Test
    void whatWasQueuedIsSentOnceAndNothingElse() {
        assertThat(run("publish", "--no-send").status()).isZero();
        assertThat(server.taken()).isEmpty();

        PublicationHome.Ran first = run("send");
        PublicationHome.Ran second = run("send");

        assertThat(first.status()).isZero();
        assertThat(first.out()).contains("3 of 3 sent", "Nothing more is due.");
        assertThat(second.status()).isZero();
        assertThat(server.taken()).hasSize(3);
    }

    @Test
    void whoLeavesBetweenQueueingAndSendingGetsNothing() {
        run("publish", "--no-send");
        run("subscribers", "remove", "john@example.org");

        run("send");

        assertThat(server.taken())
                .extracting(ScriptedSmtpServer.Taken::to)
                .containsExactlyInAnyOrder("aigerim@example.org", "irina@example.org");
    }

    @Test
    void aServerThatIsTooSmallIsSaidOnceAndNothingIsLost() {
        server.offering("SIZE 500");
        run("publish", "--no-send");

        PublicationHome.Ran sent = run("send");

        assertThat(sent.status()).isEqualTo(1);
        assertThat(sent.out()).contains("larger than the mail server takes", "postrider editions resume 1");
        assertThat(sent.out().lines().filter(line -> line.contains("larger than")))
                .hasSize(1);
        assertThat(run("editions", "show", "1").out()).contains("3 queued");
    }

    @Test
    void whoeverAsksForMailToAddressesThatThereAreNotStopsNobody() throws Exception {
        home.write(
                "config/subscribers.csv",
                IntStream.rangeClosed(1, 12)
                        .mapToObj(i -> "nobody" + i + "@example.org,pending\n")
                        .collect(Collectors.joining("", "email,status\n", "ann@example.org,active\n")));
        for (int i = 1; i <= 12; i++) {
            server.once(Step.RCPT, "550 5.1.1 no such user");
        }

        PublicationHome.Ran run =
                run("publish", "--set=web.url=https://mail.example.org", "--set=mail.smtp.connections=1");

        assertThat(run.out()).doesNotContain("sending stopped");
        assertThat(server.taken()).extracting(ScriptedSmtpServer.Taken::to).containsExactly("ann@example.org");
    }

    @Test
    void whoIsSuppressedIsNotCountedAsActive() {
        run("publish", "--no-send");
        server.once(Step.RCPT, "550 5.1.1 no such user").once(Step.RCPT, "550 5.1.1 no such user");

        run("send");

        assertThat(run("status").out()).contains("people      1 active, 2 suppressed");
        assertThat(run("editions", "show", "1").out())
                .contains("a retry won't send it")
                .doesNotContain("Try those again");
    }

    @Test
    void whyTheSenderStoppedIsSaidUntilItGoesOn() throws Exception {
        server.always(Step.BANNER, "554 5.7.1 you are not welcome");
        run("publish", "--no-send");
        run("send");

        assertThat(run("status").out())
                .contains("not one to send through (554 5.7.1 you are not welcome)", "Check mail.smtp.host");

        server.always(Step.BANNER, "421 4.3.2 closing");
        run("publish");

        PublicationHome.Ran away = run("status");
        assertThat(away.status()).isZero();
        assertThat(away.out())
                .contains("the mail server is away (421 4.3.2 closing)", "Nothing needs you")
                .doesNotContain("554 5.7.1");

        server.forget(Step.BANNER);
        run("send");

        assertThat(run("status").out()).contains("3 of 3 sent").doesNotContain("the mail server is");
    }

    @Test
    void whatTheProgramPausedNeedsAPersonUntilItIsResumed() {
        server.offering("SIZE 500");
        run("publish");

        PublicationHome.Ran next = run("publish");

        assertThat(next.status()).isEqualTo(1);
        assertThat(next.out())
                .contains("edition 1 is paused because its messages are larger than the mail server takes");
        assertThat(run("status").out()).contains("edition 1 is paused because").doesNotContain("Nothing needs you");
        assertThat(run("why", "welcome", "john@example.org").out())
                .contains("edition 1 is paused because its messages are larger")
                .doesNotContain("by a person");
        assertThat(run("editions", "resume", "1", "--yes").status()).isZero();
        assertThat(run("status").out()).doesNotContain("is paused");
        run("editions", "pause", "1", "--yes");
        assertThat(run("why", "welcome", "john@example.org").out()).contains("edition 1 is paused by a person");
        assertThat(run("publish").status()).isZero();
    }

    @Test
    void aKeyIsMadeOnceKeptToItsOwnerAndSigns() throws Exception {
        PublicationHome.Ran made = run("dkim-key", "r1");
        PublicationHome.Ran again = run("dkim-key", "r1");

        assertThat(made.status()).isZero();
        assertThat(made.out())
                .contains("r1._domainkey.", "3600 IN TXT ( \"v=DKIM1; k=rsa; p=", "key_file: var/dkim/r1.pem");
        assertThat(made.out().lines().filter(line -> line.contains("value  "))).hasSize(2);
        assertThat(again.out()).isEqualTo(made.out());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.path("var/dkim/r1.pem"))))
                .isEqualTo("rw-------");

        run("publish", "--set=mail.dkim={selector: r1, key_file: var/dkim/r1.pem}");
        assertThat(server.taken())
                .hasSize(3)
                .allSatisfy(taken ->
                        assertThat(taken.text()).startsWith("DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;"));

        run("test-send", "ann@example.com", "--set=mail.dkim={selector: r1, key_file: var/dkim/r1.pem}");
        assertThat(server.taken())
                .hasSize(4)
                .last()
                .satisfies(test -> assertThat(test.text()).startsWith("DKIM-Signature:"));
    }

    @Test
    void aTestKeepsNoSenderFromItsMarksWhileTheServerThinks() throws Exception {
        run("publish", "--no-send");
        server.always(ScriptedSmtpServer.Step.DOT, ScriptedSmtpServer.SILENCE);
        Thread test = new Thread(() -> run("test-send", "ann@example.com"));
        test.start();
        while (!server.commands().contains("DATA") && test.isAlive()) {
            Thread.onSpinWait();
        }

        try (Database database = Database.open(home.path("var/postrider.db"), InstantSource.system())) {
            database.writeOnly(tx -> tx.update("update edition set state = 'paused'"));
        }

        assertThat(server.commands()).contains("DATA");
        server.close();
        test.join();
    }

    @Test
    void aKeyThatIsNotThereIsFoundBeforeAnythingIsDone() {
        PublicationHome.Ran run = run("publish", "--set=mail.dkim={selector: r1, key_file: var/dkim/none.pem}");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("none.pem", "dkim-key");
        assertThat(run("publish", "--set=mail.dkim.selector=r1").err()).contains("1 for selector and 0 for key_file");
    }

    @Test
    void aKeyThatOthersCanReadIsSaid() throws Exception {
        assertThat(run("dkim-key", "r1", "--ed25519").out())
                .contains("selector: [RSA-SELECTOR, r1], key_file: [RSA-FILE, var/dkim/r1.pem]");
        String signed = "--set=mail.dkim={selector: r1, key_file: var/dkim/r1.pem}";
        assertThat(run("check", signed).out()).doesNotContain("others can read");

        Files.setPosixFilePermissions(home.path("var/dkim/r1.pem"), PosixFilePermissions.fromString("rw-r--r--"));

        PublicationHome.Ran check = run("check", signed);
        assertThat(check.out() + check.err()).contains("others can read the key file", "chmod 600");
    }

    @Test
    void whatIsNoSelectorIsSaidAsItWasTyped() {
        PublicationHome.Ran run = run("dkim-key", "../x");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("\"../x\" is no selector");
        assertThat(home.path("var/dkim")).doesNotExist();
    }

    @Test
    void limitsOfNoDomainAreFound() {
        PublicationHome.Ran run = run("publish", "--set=mail.smtp.domain_messages_per_minute={not a domain: 5}");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("is no domain");
        assertThat(run("check", "--set=mail.smtp.domain_messages_per_minute={gmail.com: 60, '*': 600}")
                        .status())
                .isZero();
        assertThat(run("check", "--set=mail.smtp.ca_file=none.pem").err()).contains("mail.smtp.ca_file");
    }

    @Test
    void whatIsLeftToAnotherSenderIsNotCalledDone() throws Exception {
        run("publish", "--no-send");
        try (FileChannel file = FileChannel.open(home.path("var/send.lock"), CREATE, WRITE);
                FileLock other = file.lock()) {
            assertThat(other.isValid()).isTrue();

            PublicationHome.Ran run = run("send");

            assertThat(run.status()).isZero();
            assertThat(run.out()).contains("3 queued").contains("The rest is queued, and goes with the next run.");
        }
        assertThat(run("send").out()).contains("Nothing more is due.");
    }
}

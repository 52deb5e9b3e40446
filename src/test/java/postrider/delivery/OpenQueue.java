package postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static postrider.delivery.QueueHome.EDITION;
import static postrider.delivery.QueueHome.START;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import postrider.mail.SmtpReply;
import postrider.mail.SmtpReply.Stage;
import postrider.mail.Transport;

/** A queue that a test fills, with two workers and what a server may say. */
abstract class OpenQueue {
    static final WorkerId ANN = WorkerId.local(1, START);
    static final WorkerId BEN = WorkerId.local(2, START);
    static final SmtpReply TAKEN = new SmtpReply.Accepted("250 ok");
    static final SmtpReply LATER = new SmtpReply.Deferred(450, "4.2.0", "450 4.2.0 later", Stage.ENVELOPE);
    static final SmtpReply LOST = new SmtpReply.LineLost(Stage.DATA, "[EOF]");
    static final SmtpReply NO_LOGIN = new SmtpReply.Rejected(535, "5.7.8", "535 5.7.8 no", Stage.LOGIN);

    static final Transport SMTP = new PastTransport(Optional.empty());

    @TempDir
    Path folder;

    QueueHome home;
    SendQueue queue;

    @BeforeEach
    void open() {
        home = QueueHome.open(folder.resolve("postrider.db"));
        queue = home.queue();
    }

    @AfterEach
    void close() {
        home.close();
    }

    Delivery claimed(Instant now) {
        return queue.claim(ANN, 1, now).get(0);
    }

    Delivery begun(Instant now) {
        Delivery delivery = claimed(now);
        assertThat(queue.begin(delivery, now)).isEqualTo(Permission.BEGUN);
        return delivery;
    }

    List<Failure> failures() {
        return home.read(tx -> queue.failures(tx, EDITION));
    }
}

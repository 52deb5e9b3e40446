package postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static postrider.delivery.QueueHome.EDITION;
import static postrider.delivery.QueueHome.START;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.database.Row;
import postrider.mail.SmtpReply;

/** Whatever becomes of deliveries, their counters say what a count of the rows would. */
class DeliveryCountTest {
    private static final List<SmtpReply> REPLIES = List.of(
            new SmtpReply.Accepted("taken"),
            new SmtpReply.Accepted("taken"),
            new SmtpReply.Deferred(451, "4.3.0", "later", SmtpReply.Stage.ENVELOPE),
            new SmtpReply.Deferred(421, "4.3.2", "closing", SmtpReply.Stage.CONNECT),
            new SmtpReply.Rejected(550, "5.1.1", "nobody", SmtpReply.Stage.ENVELOPE),
            new SmtpReply.Rejected(535, "5.7.8", "who are you", SmtpReply.Stage.LOGIN),
            new SmtpReply.LineLost(SmtpReply.Stage.DATA, "lost"),
            new SmtpReply.LineLost(SmtpReply.Stage.CONNECT, "lost"));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void theyEqualACountOfTheRowsAfterWhateverHappened(int seed, @TempDir Path folder) {
        try (QueueHome home = QueueHome.open(folder.resolve("postrider.db")).with(40)) {
            History history = new History(home, new Random(seed));
            for (int step = 0; step < 150; step++) {
                String did = history.step();
                assertThat(home.counts()).as("step %d, %s", step, did).isEqualTo(scan(home));
            }
        }
    }

    @Test
    void thoseThatAreRemovedStayCounted(@TempDir Path folder) {
        try (QueueHome home = QueueHome.open(folder.resolve("postrider.db")).with(5)) {
            home.change("delete from delivery where subscriber_id < 3");

            assertThat(home.count(DeliveryState.QUEUED)).isEqualTo(5);
        }
    }

    @Test
    void whatIsPausedDoesNotWaitForASender(@TempDir Path folder) {
        try (QueueHome home = QueueHome.open(folder.resolve("postrider.db")).with(5)) {
            home.change("update delivery set state = 'deferred' where subscriber_id = 1");
            home.change("update delivery set state = 'sent' where subscriber_id = 2");
            long sending = home.<Long>read(home.queue()::waiting);
            home.change("update edition set state = 'paused'");

            assertThat(sending).isEqualTo(4);
            assertThat(home.<Long>read(home.queue()::waiting)).isZero();
        }
    }

    private static Map<DeliveryState, Long> scan(QueueHome home) {
        Map<DeliveryState, Long> counts = new EnumMap<>(DeliveryState.class);
        for (DeliveryState state : DeliveryState.values()) {
            counts.put(state, 0L);
        }
        Consumer<Row> count = row -> counts.put(DeliveryState.ofWord(row.text("state")), row.number("size"));
        home.read(tx -> {
            tx.each("select state, count(*) as size from delivery group by state", count);
            return true;
        });
        return counts;
    }

    /** Two workers, an operator and people who leave, all by chance. */
    private static final class History {
        private final QueueHome home;
        private final SendQueue queue;
        private final Random chance;
        private final List<Delivery> claimed = new ArrayList<>();
        private final List<Delivery> begun = new ArrayList<>();
        private Instant now = START;

        History(QueueHome home, Random chance) {
            this.home = home;
            this.queue = home.queue();
            this.chance = chance;
        }

        String step() {
            now = now.plus(Duration.ofMinutes(chance.nextInt(30)));
            switch (chance.nextInt(16)) {
                case 0, 1, 2 -> {
                    WorkerId worker = chance.nextBoolean() ? WorkerId.local(1, START) : new WorkerId("away");
                    claimed.addAll(queue.claim(worker, 1 + chance.nextInt(5), now));
                    return "claim";
                }
                case 3, 4, 5, 6 -> {
                    return take(claimed).map(this::begin).orElse("nothing");
                }
                case 7, 8, 9 -> {
                    return take(begun).map(this::settle).orElse("nothing");
                }
                case 10 -> {
                    return take(claimed).map(this::fail).orElse("nothing");
                }
                case 11 -> {
                    home.change("update subscription set state = 'ended' where subscriber_id = " + chance.nextInt(41));
                    return "leave";
                }
                case 12 -> {
                    queue.release(WorkerId.local(1, START));
                    return "release";
                }
                case 13 -> {
                    return chance.nextBoolean() ? recover() : reclaim();
                }
                case 14 -> {
                    home.database().writeOnly(tx -> queue.retry(tx, EDITION, now));
                    return "retry";
                }
                default -> {
                    return seldom();
                }
            }
        }

        private String seldom() {
            switch (chance.nextInt(8)) {
                case 0 -> {
                    home.database().writeOnly(tx -> queue.cancel(tx, EDITION, now));
                    return "cancel";
                }
                case 1 -> {
                    home.database().writeOnly(tx -> queue.cancel(tx, EDITION, "ru", now));
                    return "cancel none";
                }
                case 2 -> {
                    home.database().writeOnly(queue::holdAll);
                    return "hold all";
                }
                case 3 -> {
                    home.change("update subscriber set address = null where id = " + chance.nextInt(41));
                    return "erase";
                }
                default -> {
                    return "nothing";
                }
            }
        }

        private Optional<Delivery> take(List<Delivery> from) {
            return from.isEmpty() ? Optional.empty() : Optional.of(from.remove(chance.nextInt(from.size())));
        }

        private String begin(Delivery delivery) {
            if (queue.begin(delivery, now) == Permission.BEGUN) {
                begun.add(delivery);
            }
            return "begin";
        }

        private String settle(Delivery delivery) {
            SmtpReply reply = REPLIES.get(chance.nextInt(REPLIES.size()));
            Optional<Delivery> next = take(claimed);
            if (next.isEmpty()) {
                queue.settle(delivery, reply, 0.5, now);
            } else if (queue.settleAndBegin(delivery, reply, 0.5, next.get(), now)
                            .next()
                    == Permission.BEGUN) {
                begun.add(next.get());
            }
            return "settle " + reply;
        }

        private String fail(Delivery delivery) {
            queue.fail(delivery, "can't be written", now);
            return "fail";
        }

        private String recover() {
            queue.recover(new PastTransport(Optional.empty()), now);
            return "recover";
        }

        private String reclaim() {
            queue.reclaim(new PastTransport(Optional.of(chance.nextBoolean())), now);
            return "reclaim";
        }
    }
}

package postrider.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import postrider.cron.Cron;
import postrider.database.Database;

final class OwnWordTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final SecretKey KEY = SecretKey.of("6".repeat(64));
    private static final EmailAddress ANN = new EmailAddress("ann@example.com");
    private static final Offers OFFERS = new Offers(
            List.of(new Offer(
                    "news",
                    List.of(
                            new Frequency("instant", Optional.empty()),
                            new Frequency("daily", Optional.of(Cron.parse("0 9 * * *")))),
                    "daily")),
            "en",
            ZoneId.of("Asia/Almaty"));

    @TempDir
    private Path folder;

    private Database database;
    private final Subscriptions subscriptions = new Subscriptions(KEY, OFFERS);
    private final OwnWord word = new OwnWord(KEY, OFFERS);

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("postrider.db"), () -> NOW);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Subscription ann() {
        return database.read(tx -> word.find(tx, ANN))
                .orElseThrow()
                .subscriptions()
                .get(0);
    }

    private void join() {
        database.writeOnly(tx -> subscriptions.addConfirmed(tx, Wish.of(ANN), "test", NOW));
    }

    private void choose(Optional<Instant> pause) {
        Choice choice = new Choice("daily", List.of(), "en", Optional.empty(), "", pause);
        SubscriberId id = ann().subscriber();
        database.writeOnly(tx -> word.choose(tx, id, "news", choice, "test", NOW));
    }

    @Test
    void aPauseEndsByItselfWithWhatComesFromThenOn() {
        join();
        choose(Optional.of(NOW.plus(Duration.ofDays(3))));
        assertThat(ann().state()).isEqualTo(SubscriptionState.PAUSED);
        database.writeOnly(tx -> tx.update(
                "insert into newsletter (newsletter, started_at, last_number, choice_hash) values ('news', 0, 7, '')"));

        assertThat(database.<Integer>write(tx -> subscriptions.endPauses(tx, NOW.plus(Duration.ofDays(2)))))
                .isZero();
        assertThat(database.<Integer>write(tx -> subscriptions.endPauses(tx, NOW.plus(Duration.ofDays(3)))))
                .isOne();

        assertThat(ann().state()).isEqualTo(SubscriptionState.ACTIVE);
        assertThat(ann().mark()).isEqualTo(7);
        assertThat(ann().nextDueAt()).isEqualTo(Instant.parse("2026-11-25T04:00:00Z"));
    }

    @Test
    void toSaveTheSameAgainChangesNothing() {
        join();
        Subscription before = ann();
        choose(Optional.empty());

        assertThat(ann()).isEqualTo(before);
        assertThat(database.<List<SubscriptionChange>>read(tx -> word.changes(tx, before.subscriber(), "news")))
                .hasSize(1);
    }

    @Test
    void whoNeverConfirmedIsForgottenAndWhoDidIsNot() {
        Joining joining = new Joining(KEY, OFFERS);
        database.writeOnly(tx -> joining.ask(tx, Wish.of(ANN), "test", NOW));
        Wish bob = Wish.of(new EmailAddress("bob@example.com"));
        database.writeOnly(tx -> {
            long request = joining.ask(tx, bob, "test", NOW).orElseThrow().number();
            joining.confirm(tx, request, "test", NOW);
        });

        assertThat(database.<Integer>write(tx -> subscriptions.forgetUnconfirmed(tx, NOW)))
                .isZero();
        assertThat(database.<Integer>write(tx -> subscriptions.forgetUnconfirmed(tx, NOW.plusMillis(1))))
                .isOne();

        assertThat(database.<Long>read(tx -> tx.number("select count(*) from subscriber")))
                .isOne();
        assertThat(database.<Optional<Subscriber>>read(tx -> word.find(tx, ANN)))
                .isEmpty();
    }

    @Test
    void whoIsErasedIsNotBroughtBackByAWordOfOthers() {
        join();
        SubscriberId id = ann().subscriber();
        database.writeOnly(tx -> word.erase(tx, id, "test", NOW));

        assertThat(database.<Addition>write(tx -> subscriptions.addConfirmed(tx, Wish.of(ANN), "test", NOW)))
                .isInstanceOf(Addition.Refused.class);
        assertThat(database.<Optional<Joining.Request>>write(
                        tx -> new Joining(KEY, OFFERS).ask(tx, Wish.of(ANN), "test", NOW)))
                .isEmpty();
    }
}

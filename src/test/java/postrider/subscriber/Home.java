package postrider.subscriber;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import postrider.cron.Cron;
import postrider.database.Database;
import postrider.database.Tx;

/** A home with two newsletters in Berlin, a Monday at noon. */
final class Home implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
    static final SecretKey KEY = SecretKey.of("0123456789abcdef".repeat(4));
    static final Offers OFFERS = offers("0 9 * * *", "Europe/Berlin");

    final Database database;
    private final Path folder;
    private final int few;

    Home(Path folder) {
        this(folder, SubscriberImport.FEW);
    }

    /** @param few rows of a list that are worked on one by one; a longer one is worked on as a whole */
    Home(Path folder, int few) {
        this.folder = folder;
        this.few = few;
        this.database = Database.open(folder.resolve("postrider.db"), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static Offers offers(String daily, String zone) {
        List<Frequency> frequencies = List.of(
                new Frequency("instant", Optional.empty()),
                new Frequency("daily", Optional.of(Cron.parse(daily))),
                new Frequency("weekly", Optional.of(Cron.parse("0 9 * * MON"))));
        return new Offers(
                List.of(new Offer("news", frequencies, "instant"), new Offer("jobs", frequencies, "weekly")),
                "en",
                ZoneId.of(zone));
    }

    <T> T with(Function<Tx, T> work) {
        return database.write(work);
    }

    Subscriptions subscriptions() {
        return new Subscriptions(KEY, OFFERS);
    }

    ImportReport imports(String list) {
        return (ImportReport) outcome(list);
    }

    ImportOutcome outcome(String list) {
        try {
            Path file = Files.writeString(folder.resolve("subscribers.csv"), list);
            return with(tx -> subscriptions().importList(tx, file, "config/subscribers.csv", NOW, rows -> {}, few));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Subscriber person(String address) {
        return with(tx -> subscriptions().find(tx, new EmailAddress(address))).orElseThrow();
    }

    Subscription subscription(String address) {
        return person(address).subscriptions().get(0);
    }

    /** What became of a subscription, oldest first: {@code STATE EVIDENCE}. */
    List<String> record() {
        return with(tx -> tx.list(
                "select state, evidence from subscription_change order by id",
                row -> row.text("state") + " " + row.text("evidence")));
    }

    int update(String sql) {
        return with(tx -> tx.update(sql));
    }

    @Override
    public void close() {
        database.close();
    }
}

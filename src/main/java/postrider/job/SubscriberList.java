package postrider.job;

import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import postrider.database.Database;
import postrider.database.Tx;
import postrider.source.Bytes;
import postrider.subscriber.Addition;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.ImportOutcome;
import postrider.subscriber.ImportReport;
import postrider.subscriber.Offers;
import postrider.subscriber.OwnWord;
import postrider.subscriber.Pausing;
import postrider.subscriber.Removal;
import postrider.subscriber.SecretKey;
import postrider.subscriber.Subscriber;
import postrider.subscriber.SubscriberId;
import postrider.subscriber.Subscriptions;
import postrider.subscriber.Suppression;
import postrider.subscriber.Suppressions;
import postrider.subscriber.Wish;

/** What an operator does to the list of people by hand. Each call opens the state and closes it again. */
public final class SubscriberList {
    private final State toWrite;
    private final State toRehearse;
    private final State toLook;
    private final Offers offers;
    private final Function<SecretKey, Correspondence> letters;
    private final Optional<Path> file;
    private final Erasing erasing;
    private final Path home;
    private final InstantSource clock;

    /** @param database opened for each call; @param key of an opened one */
    public record State(Supplier<Database> database, Function<Database, SecretKey> key) {}

    /** Whether what is done stays. */
    public enum Mode {
        IN_EARNEST,
        REHEARSAL
    }

    /**
     * @param toRehearse opens a copy, of which nothing stays; @param toLook opens what is there and makes nothing
     * @param letters ask who is pending; @param file that each run imports
     */
    public SubscriberList(
            State toWrite,
            State toRehearse,
            State toLook,
            Offers offers,
            Function<SecretKey, Correspondence> letters,
            Optional<Path> file,
            Erasing erasing,
            Path home,
            InstantSource clock) {
        this.toWrite = toWrite;
        this.toRehearse = toRehearse;
        this.toLook = toLook;
        this.offers = offers;
        this.letters = letters;
        this.file = file;
        this.erasing = erasing;
        this.home = home;
        this.clock = clock;
    }

    /** How people know a list: relative to the home where it lies there, else its whole path; always with {@code /}. */
    public static String source(Path home, Path file) {
        boolean isWithin = file.startsWith(home) && !file.equals(home);
        return (isWithin ? home.relativize(file) : file).toString().replace('\\', '/');
    }

    /**
     * Takes in a list.
     *
     * @param mode whether it stays; @param progress is told how many rows have been read, after each
     * @throws Refused where the list as a whole can't be used; then nothing was imported
     */
    public ImportReport importFile(Path file, Mode mode, IntConsumer progress) {
        return withKey(mode == Mode.REHEARSAL ? toRehearse : toWrite, (tx, key) -> {
            ImportOutcome outcome =
                    new Subscriptions(key, offers).importList(tx, file, source(home, file), now(), progress);
            if (outcome instanceof ImportOutcome.Unreadable unreadable) {
                throw new Refused(Refused.Reason.USAGE, "the list can't be used", List.of(unreadable.fault()));
            } else if (outcome instanceof ImportReport report) {
                return report.asking(letters.apply(key).askListed(tx, now()));
            }
            throw new AssertionError(outcome);
        });
    }

    /** All subscriptions, in the form that {@link #importFile} takes. */
    public Bytes export() {
        return look((tx, subscriptions) -> {
            StringWriter text = new StringWriter();
            subscriptions.export(tx, text);
            return Bytes.utf8(text.toString());
        });
    }

    /** Everybody, by address; those who left too. */
    public List<Subscriber> all() {
        return look((tx, subscriptions) -> {
            List<Subscriber> all = new ArrayList<>();
            subscriptions.each(tx, all::add);
            return List.copyOf(all);
        });
    }

    /**
     * Adds somebody.
     *
     * @param confirmed the evidence of their consent; empty: they are asked first where {@code askFirst}
     */
    public Subscriber add(Wish wish, Optional<String> confirmed, boolean askFirst) {
        return withKey((tx, key) -> {
            Subscriptions subscriptions = new Subscriptions(key, offers);
            Addition addition = confirmed
                    .map(evidence -> subscriptions.addConfirmed(tx, wish, evidence, now()))
                    .orElseGet(() -> askFirst
                            ? subscriptions.addPending(tx, wish, now())
                            : subscriptions.addActive(tx, wish, now()));
            demand(addition);
            letters.apply(key).askListed(tx, now());
            return subscriptions.find(tx, wish.address()).orElseThrow();
        });
    }

    /** As {@link Subscriptions#change}. @throws Refused where there is nothing to change, or part of it can't be; then nothing was done */
    public Subscriber change(Wish wish, Pausing pause) {
        return write((tx, subscriptions) -> {
            List<Addition> changed = subscriptions.change(tx, wish, pause, now());
            if (changed.isEmpty()) {
                throw noSubscription(wish.address(), wish.newsletter());
            }
            changed.forEach(SubscriberList::demand);
            return subscriptions.find(tx, wish.address()).orElseThrow();
        });
    }

    private static void demand(Addition addition) {
        if (addition instanceof Addition.Refused refused) {
            throw new Refused(Refused.Reason.USAGE, refused.reason() + "; nothing was done");
        }
    }

    private static Refused noSubscription(EmailAddress address, Optional<String> newsletter) {
        return new Refused(
                Refused.Reason.USAGE,
                address.masked() + " has no subscription"
                        + newsletter.map(name -> " to \"" + name + "\"").orElse("") + "; nothing was done."
                        + " See who there is with: postrider subscribers list");
    }

    /** Ends subscriptions; saying it twice is harmless. @param newsletter empty: all. @throws Refused where there is none to end */
    public Subscriber remove(EmailAddress address, Optional<String> newsletter) {
        return write((tx, subscriptions) -> {
            Removal removal = subscriptions.remove(tx, address, newsletter, "operator", now());
            if (!removal.known()) {
                throw noSubscription(address, newsletter);
            }
            return subscriptions.find(tx, address).orElseThrow();
        });
    }

    /** All that is held on an address, as JSON. @throws Refused where nothing is */
    public String dossier(EmailAddress address) {
        return look((tx, subscriptions) -> {
            Subscriber person = subscriptions.find(tx, address).orElseThrow(() -> unknown(address));
            return Dossier.of(tx, person, newsletter -> subscriptions.changes(tx, person.id(), newsletter))
                    .json();
        });
    }

    /** Who has an address. @throws Refused where nobody has */
    public Subscriber find(EmailAddress address) {
        return look((tx, subscriptions) -> subscriptions.find(tx, address).orElseThrow(() -> unknown(address)));
    }

    /** From here on the address gets nothing, on the list or not. @return whether it is new */
    public boolean suppress(EmailAddress address) {
        return withKey((tx, key) -> new Suppressions(key).add(tx, address, Suppression.OPERATOR, "operator", now()));
    }

    /** Whether an address was erased before; then {@link #erase} clears the outbox once more. */
    public boolean isErased(EmailAddress address) {
        try (Database database = toLook.database().get()) {
            return database.read(tx -> new OwnWord(toLook.key().apply(database), offers)
                    .findErased(tx, address)
                    .isPresent());
        }
    }

    /**
     * Deletes all that is held on an address but a keyed hash, which keeps it from being mailed again.
     *
     * @return where the list that each run imports goes on to name it: it is the operator's, and stays as it is
     * @throws Refused where nothing is held
     */
    public List<String> erase(EmailAddress address) {
        try (Database database = toWrite.database().get()) {
            SecretKey key = toWrite.key().apply(database);
            database.writeOnly(key::bindTo);
            OwnWord word = new OwnWord(key, offers);
            Optional<SubscriberId> erased = database.read(tx -> word.findErased(tx, address));
            if (erased.isPresent()) {
                erasing.again(erased.get(), address);
            } else {
                Subscriber person = database.<Optional<Subscriber>>read(tx -> word.find(tx, address))
                        .orElseThrow(() -> unknown(address));
                erasing.erase(database, word, person, "erased by the operator", now());
            }
        }
        return file.map(list -> Subscriptions.linesOf(list, address).stream()
                        .map(line -> source(home, list) + ":" + line)
                        .toList())
                .orElse(List.of());
    }

    private static Refused unknown(EmailAddress address) {
        return new Refused(
                Refused.Reason.USAGE,
                "nothing is held on " + address.masked()
                        + "; nothing was done. See who there is with: postrider subscribers list");
    }

    private <T> T withKey(BiFunction<Tx, SecretKey, T> work) {
        return withKey(toWrite, work);
    }

    private <T> T write(BiFunction<Tx, Subscriptions, T> work) {
        return withKey(toWrite, (tx, key) -> work.apply(tx, new Subscriptions(key, offers)));
    }

    private <T> T withKey(State state, BiFunction<Tx, SecretKey, T> work) {
        try (Database database = state.database().get()) {
            SecretKey key = state.key().apply(database);
            return database.write(tx -> {
                key.bindTo(tx);
                return work.apply(tx, key);
            });
        }
    }

    private <T> T look(BiFunction<Tx, Subscriptions, T> work) {
        try (Database database = toLook.database().get()) {
            return database.read(
                    tx -> work.apply(tx, new Subscriptions(toLook.key().apply(database), offers)));
        }
    }

    private Instant now() {
        return clock.instant();
    }
}

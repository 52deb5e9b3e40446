package postrider.subscriber;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import postrider.database.Tx;
import postrider.subscriber.RequestTable.Asked;
import postrider.subscriber.RequestTable.Unasked;

/**
 * People who ask on the web to get a newsletter, or to get it elsewhere, and those for whom an operator does: nothing comes of it before who
 * reads the address's mail says yes (double opt-in). What is asked too often, and what is asked for who said no, has no answer. Each call is a
 * part of the transaction given.
 */
public final class Joining {
    /** How long an answer is taken. */
    public static final Duration GOOD_FOR = Duration.ofHours(48);

    private static final Duration BETWEEN_MAILS = Duration.ofMinutes(10);
    private static final int MAILS_A_DAY = 4;

    /** So many to one domain in an hour are a success; more may be an attack on somebody's mailboxes, and go one after the other. */
    private static final int AN_HOUR = 60;

    private static final int AN_HOUR_IN_ALL = 600;

    private static final int A_ROUND = 1_000;

    private static final Duration STEP = Duration.ofSeconds(5);

    private final SecretKey key;
    private final Offers offers;

    public Joining(SecretKey key, Offers offers) {
        this.key = key;
        this.offers = offers;
    }

    /** What a mail about a request says. */
    public enum Purpose {
        /** Asks for the yes to a subscription. */
        JOIN,
        /** The same, of somebody whom an operator put on the list. */
        LISTED,
        /** Asks for the yes to a new address. */
        MOVE,
        /** Says that there is a subscription already. */
        KNOWN;

        /** As the database spells it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Purpose ofWord(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * What is to be answered by one mail.
     *
     * @param number of the request; @param language of who is asked
     * @param due when the mail goes: later where a domain is flooded
     */
    public record Request(
            long number, Purpose purpose, SubscriberId subscriber, String newsletter, String language, Instant due) {}

    /**
     * Asks for a newsletter.
     *
     * @param evidence when and where from, and what was agreed to
     * @return empty where nothing is to be mailed: asked too often, or of an address that must not be
     */
    public Optional<Request> ask(Tx tx, Wish wish, String evidence, Instant now) {
        Offer offer = wish.newsletter().flatMap(offers::named).orElseGet(offers::first);
        Frequency frequency = wish.frequency()
                .flatMap(offer::frequency)
                .or(() -> offer.frequency(offer.defaultFrequency()))
                .orElseThrow();
        String topics = Topics.text(wish.topics().orElse(List.of()));
        SubscriberTable table = new SubscriberTable(tx);
        String addressKey = key.addressKey(wish.address());
        Standing standing = table.standing(addressKey, offer.newsletter(), "");
        Standing.Person person = standing.person();
        if ((person != null && person.erased()) || isFinal(standing.suppressed())) {
            return Optional.empty();
        }
        if (person != null && isTooOften(tx, person.id(), now)) {
            return Optional.empty();
        }
        SubscriberId id = person == null
                ? table.add(
                        wish.address(), addressKey, wish.name(), wish.language().orElse(offers.language()), null, now)
                : person.id();
        Standing.Held held = standing.subscription();
        boolean isNew = held == null || held.state() == SubscriptionState.PENDING;
        if (isNew) {
            Standing.Held pending =
                    new Standing.Held(SubscriptionState.PENDING, frequency.name(), topics, null, List.of());
            table.begin(id, offer.newsletter(), pending, table.lastNumber(offer.newsletter()));
            table.record(id, offer.newsletter(), evidence, now);
        }
        boolean known =
                held != null && (held.state() == SubscriptionState.ACTIVE || held.state() == SubscriptionState.PAUSED);
        String language = person == null ? wish.language().orElse(offers.language()) : person.language();
        return Optional.of(request(
                tx,
                known ? Purpose.KNOWN : Purpose.JOIN,
                new Subject(id, offer.newsletter(), frequency.name(), topics),
                null,
                wish.address(),
                language,
                now));
    }

    /**
     * Who was asked at once.
     *
     * @param more whether others wait to be asked
     */
    public record Round(List<Request> requests, boolean more) {
        public Round {
            requests = List.copyOf(requests);
        }
    }

    /**
     * Asks those who are on the list as pending and were never asked, once each, so many at a time: mail that nobody expects is sent in
     * small parts.
     */
    public Round askListed(Tx tx, Instant now) {
        RequestTable table = new RequestTable(tx);
        List<Request> requests = new ArrayList<>();
        boolean more = false;
        for (Offer offer : offers.newsletters()) {
            List<Unasked> unasked = table.unasked(offer.newsletter(), A_ROUND - requests.size() + 1);
            for (Unasked one : unasked) {
                if (requests.size() == A_ROUND || isTooOften(tx, one.subscriber(), now)) {
                    more = true;
                } else {
                    Subject subject = new Subject(one.subscriber(), offer.newsletter(), one.frequency(), "");
                    requests.add(request(tx, Purpose.LISTED, subject, null, one.address(), one.language(), now));
                }
            }
        }
        return new Round(requests, more);
    }

    /** Asks who reads the new address whether it is to be the subscriber's. @return empty as for {@link #ask}; also where somebody else has it */
    public Optional<Request> askToMove(Tx tx, SubscriberId id, String newsletter, EmailAddress to, Instant now) {
        SubscriberTable table = new SubscriberTable(tx);
        Optional<Subscriber> person = table.find(id);
        Standing standing = table.standing(key.addressKey(to), newsletter, "");
        if (person.isEmpty() || standing.person() != null || standing.suppressed() != null || isTooOften(tx, id, now)) {
            return Optional.empty();
        }
        return Optional.of(request(
                tx,
                Purpose.MOVE,
                new Subject(id, newsletter, "", ""),
                to,
                to,
                person.get().language(),
                now));
    }

    /** Who would get what. @param topics as stored */
    private record Subject(SubscriberId id, String newsletter, String frequency, String topics) {}

    private static Request request(
            Tx tx,
            Purpose purpose,
            Subject subject,
            @Nullable EmailAddress moveTo,
            EmailAddress mailTo,
            String language,
            Instant now) {
        RequestTable table = new RequestTable(tx);
        String domain = mailTo.value().substring(mailTo.value().lastIndexOf('@') + 1);
        long before = purpose == Purpose.LISTED ? 0 : table.since(domain, now.minus(Duration.ofHours(1)));
        Instant due = before < AN_HOUR ? now : now.plus(STEP.multipliedBy(before - AN_HOUR + 1));
        long number = table.add(
                purpose,
                subject.id(),
                subject.newsletter(),
                subject.frequency(),
                subject.topics(),
                moveTo,
                domain,
                now,
                due.plus(GOOD_FOR));
        if (purpose != Purpose.MOVE) {
            table.asked(subject.id(), subject.newsletter(), now);
        }
        return new Request(number, purpose, subject.id(), subject.newsletter(), language, due);
    }

    /** A person's own no, and the operator's, are for ever; a mailbox that failed or complained may be another's by now, and may ask. */
    private static boolean isFinal(@Nullable Suppression reason) {
        return reason == Suppression.REQUEST || reason == Suppression.OPERATOR;
    }

    private static boolean isTooOften(Tx tx, SubscriberId id, Instant now) {
        RequestTable table = new RequestTable(tx);
        return table.since(id, now.minus(BETWEEN_MAILS)) > 0
                || table.since(id, now.minus(Duration.ofDays(1))) >= MAILS_A_DAY;
    }

    /** A request that waits for its answer. @param address where letters would come */
    public record Open(
            Purpose purpose, SubscriberId subscriber, String newsletter, EmailAddress address, String language) {}

    /** Empty where it was answered, withdrawn, or is too old. */
    public Optional<Open> open(Tx tx, long request, Instant now) {
        return new RequestTable(tx)
                .find(request)
                .filter(asked -> !asked.used() && now.isBefore(asked.until()))
                .flatMap(asked -> new SubscriberTable(tx)
                        .find(asked.subscriber())
                        .map(person -> new Open(
                                asked.purpose(),
                                asked.subscriber(),
                                asked.newsletter(),
                                asked.address() == null ? person.address() : asked.address(),
                                person.language())));
    }

    /** What came of a yes. */
    public enum Outcome {
        /** The subscription is active from now on. */
        JOINED,
        /** It was before. */
        ALREADY,
        /** The address is changed. */
        MOVED,
        /** Answered before, withdrawn, or too old. */
        GONE
    }

    /** Takes the yes of who reads the address's mail; a second one changes nothing. @param evidence when and where from */
    public Outcome confirm(Tx tx, long request, String evidence, Instant now) {
        RequestTable requests = new RequestTable(tx);
        Optional<Asked> found = requests.find(request);
        if (found.isEmpty() || !now.isBefore(found.get().until())) {
            return Outcome.GONE;
        }
        Asked asked = found.get();
        SubscriberTable table = new SubscriberTable(tx);
        Optional<Subscriber> person = table.find(asked.subscriber());
        if (person.isEmpty()) {
            return Outcome.GONE;
        }
        if (asked.used()) {
            return asked.purpose() != Purpose.MOVE && isActive(person.get(), asked.newsletter())
                    ? Outcome.ALREADY
                    : Outcome.GONE;
        }
        requests.use(request, now);
        EmailAddress moveTo = asked.address();
        return moveTo == null
                ? join(tx, asked, person.get(), evidence, now)
                : move(table, asked, person.get(), moveTo, evidence, now);
    }

    private static boolean isActive(Subscriber person, String newsletter) {
        return of(person, newsletter)
                .filter(one -> one.state() == SubscriptionState.ACTIVE || one.state() == SubscriptionState.PAUSED)
                .isPresent();
    }

    private static Optional<Subscription> of(Subscriber person, String newsletter) {
        return person.subscriptions().stream()
                .filter(one -> one.newsletter().equals(newsletter))
                .findFirst();
    }

    private Outcome join(Tx tx, Asked asked, Subscriber person, String evidence, Instant now) {
        if (isActive(person, asked.newsletter())) {
            return Outcome.ALREADY;
        }
        if (offers.named(asked.newsletter()).isEmpty()
                || isFinal(person.suppressed().orElse(null))) {
            return Outcome.GONE;
        }
        Subscription held = of(person, asked.newsletter()).orElse(null);
        boolean isListed = asked.purpose() == Purpose.LISTED;
        if (isListed && (held == null || held.state() != SubscriptionState.PENDING)) {
            return Outcome.GONE;
        }
        SuppressionTable.remove(tx, key.addressKey(person.address()));
        Wish wish = new Wish(
                person.address(),
                Optional.of(asked.newsletter()),
                "",
                Optional.empty(),
                Optional.of(isListed && held != null ? held.frequency() : asked.frequency()),
                Optional.of(isListed && held != null ? held.topics() : Topics.list(asked.topics())),
                Optional.empty());
        Addition addition = new Adding(key, offers, new SubscriberTable(tx), now)
                .add(wish, SubscriptionState.ACTIVE, evidence, true);
        return addition instanceof Addition.Added ? Outcome.JOINED : Outcome.GONE;
    }

    private Outcome move(
            SubscriberTable table, Asked asked, Subscriber person, EmailAddress to, String evidence, Instant now) {
        String addressKey = key.addressKey(to);
        if (table.standing(addressKey, asked.newsletter(), "").person() != null) {
            return Outcome.GONE;
        }
        table.move(person.id(), to, addressKey);
        person.subscriptions().forEach(one -> table.record(person.id(), one.newsletter(), evidence, now));
        return Outcome.MOVED;
    }

    /** Many requests. @param domain that they are for mail to; empty where they are for many */
    public record Flood(String domain, long requests) {}

    /** Where more was asked for on the web in the last hour than people do: at one domain, or else at all together. */
    public static Optional<Flood> flood(Tx tx, Instant now) {
        RequestTable table = new RequestTable(tx);
        Instant hourAgo = now.minus(Duration.ofHours(1));
        return table.busiest(hourAgo)
                .filter(flood -> flood.requests() > AN_HOUR)
                .or(() -> Optional.of(new Flood("", table.since(hourAgo)))
                        .filter(flood -> flood.requests() > AN_HOUR_IN_ALL));
    }
}

package postrider.subscriber;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import postrider.database.Tx;

/** What people say about what they get themselves; it counts more than any list. Each call is a part of the transaction given. */
public final class OwnWord {
    private static final Duration TO_TAKE_BACK = Duration.ofHours(1);

    private final SecretKey key;
    private final Offers offers;

    public OwnWord(SecretKey key, Offers offers) {
        this.key = key;
        this.offers = offers;
    }

    /** Whose token that may be, erased or not; and of which newsletters, those that are no longer offered too. */
    public Set<String> newsletters(Tx tx, SubscriberId id) {
        Set<String> all = new TreeSet<>(new SubscriberTable(tx).newslettersOf(id));
        offers.newsletters().forEach(offer -> all.add(offer.newsletter()));
        return all;
    }

    /** Who it is; empty for who was erased. */
    public Optional<Subscriber> find(Tx tx, SubscriberId id) {
        return new SubscriberTable(tx).find(id);
    }

    /** Ends a subscription, and withdraws what was asked for it. @return whether it had not ended before; saying it twice is harmless */
    public boolean leave(Tx tx, SubscriberId id, String newsletter, String evidence, Instant now) {
        SubscriberTable table = new SubscriberTable(tx);
        new RequestTable(tx).withdraw(id, newsletter, now);
        boolean ended = table.end(id, newsletter, now);
        if (ended) {
            table.record(id, newsletter, evidence, now);
        }
        return ended;
    }

    /** Takes {@link #leave} back, within an hour: state, mark and tick are as before (rules §4). @return whether it is so now */
    public boolean takeBack(Tx tx, SubscriberId id, String newsletter, String evidence, Instant now) {
        SubscriberTable table = new SubscriberTable(tx);
        boolean isBack = table.takeBack(id, newsletter, now.minus(TO_TAKE_BACK));
        if (isBack) {
            table.record(id, newsletter, evidence, now);
        }
        return isBack;
    }

    /** Changes what a person gets; of what is as before, nothing. A tick that has passed and isn't yet served stays. */
    public void choose(Tx tx, SubscriberId id, String newsletter, Choice choice, String evidence, Instant now) {
        SubscriberTable table = new SubscriberTable(tx);
        Standing standing = table.standing(table.addressKey(id), newsletter, "");
        Standing.Person person = standing.person();
        Standing.Held held = standing.subscription();
        Optional<Frequency> frequency = offers.named(newsletter).flatMap(offer -> offer.frequency(choice.frequency()));
        if (person == null || held == null || held.state() == SubscriptionState.ENDED || frequency.isEmpty()) {
            return;
        }
        Ticks ticks = new Ticks(offers.zone(), now);
        ZoneId zone = choice.zone().orElse(null);
        Standing.Person wanted =
                new Standing.Person(id, choice.name(), choice.language(), zone, person.chosen(), person.erased());
        boolean isOther = !held.frequency().equals(choice.frequency()) || !Objects.equals(person.zone(), zone);
        Instant tick = isOther ? ticks.anew(held.nextDueAt(), frequency.get(), zone) : held.nextDueAt();
        Standing.Held wish =
                new Standing.Held(held.state(), choice.frequency(), Topics.text(choice.topics()), tick, held.chosen());
        boolean changed = !wanted.equals(person) || !wish.equals(held);
        new PersonChange(offers, table, ticks).store(person, wanted);
        if (!wish.equals(held)) {
            table.change(id, newsletter, wish);
        }
        table.choose(id, newsletter, chosen(person, wanted), chosen(held, wish));
        changed |= pause(table, id, newsletter, held, choice, ticks.next(frequency.get(), zone), now);
        if (changed) {
            table.record(id, newsletter, evidence, now);
        }
    }

    private static boolean pause(
            SubscriberTable table,
            SubscriberId id,
            String newsletter,
            Standing.Held held,
            Choice choice,
            @Nullable Instant tick,
            Instant now) {
        Instant until = choice.pauseUntil().filter(now::isBefore).orElse(null);
        if (until != null) {
            table.pause(id, newsletter, until);
            return true;
        }
        if (held.state() == SubscriptionState.PAUSED) {
            table.goOn(id, newsletter, tick);
            return true;
        }
        return false;
    }

    private static String chosen(Standing.Person before, Standing.Person after) {
        Set<String> chosen = new LinkedHashSet<>(before.chosen());
        add(chosen, SubscriberColumn.NAME, before.name(), after.name());
        add(chosen, SubscriberColumn.LANGUAGE, before.language(), after.language());
        add(chosen, SubscriberColumn.TIMEZONE, before.zone(), after.zone());
        return text(chosen);
    }

    private static String chosen(Standing.Held before, Standing.Held after) {
        Set<String> chosen = new LinkedHashSet<>(before.chosen());
        add(chosen, SubscriberColumn.FREQUENCY, before.frequency(), after.frequency());
        add(chosen, SubscriberColumn.TOPICS, before.topics(), after.topics());
        return text(chosen);
    }

    private static void add(
            Set<String> chosen, SubscriberColumn column, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            chosen.add(column.header());
        }
    }

    private static String text(Set<String> chosen) {
        return String.join("|", chosen.stream().filter(one -> !one.isEmpty()).toList());
    }

    /** Deletes all that is held on a person but a keyed hash, which keeps the address from ever being mailed again. */
    public void erase(Tx tx, SubscriberId id, String evidence, Instant now) {
        SubscriberTable table = new SubscriberTable(tx);
        SuppressionTable.erase(tx, table.addressKey(id), evidence, now);
        table.find(id).ifPresent(person -> new RequestTable(tx).forgetMovesTo(person.address()));
        table.erase(id, now);
    }

    /** Who had the address, where they were erased. */
    public Optional<SubscriberId> findErased(Tx tx, EmailAddress address) {
        return Optional.ofNullable(new SubscriberTable(tx)
                        .standing(key.addressKey(address), "", "")
                        .person())
                .filter(Standing.Person::erased)
                .map(Standing.Person::id);
    }

    /** What was recorded of each of a person's subscriptions, by time. */
    public List<SubscriptionChange> changes(Tx tx, SubscriberId id, String newsletter) {
        return new SubscriberTable(tx).changes(id, newsletter);
    }

    /** Of an address, where somebody has it. */
    public Optional<Subscriber> find(Tx tx, EmailAddress address) {
        return new SubscriberTable(tx).find(key.addressKey(address));
    }
}

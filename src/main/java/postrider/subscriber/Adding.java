package postrider.subscriber;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import postrider.subscriber.Standing.Held;
import postrider.subscriber.Standing.Person;

/** Adds one person to one newsletter, unless they said no. */
final class Adding {
    /** Adding by hand is no list: it has no cells of an earlier time. */
    private static final String NO_LIST = "";

    private final SecretKey key;
    private final Offers offers;
    private final SubscriberTable table;
    private final Instant now;
    private final Ticks ticks;

    Adding(SecretKey key, Offers offers, SubscriberTable table, Instant now) {
        this.key = key;
        this.offers = offers;
        this.table = table;
        this.now = now;
        this.ticks = new Ticks(offers.zone(), now);
    }

    /** @param state active or pending; @param evidence who says so; @param confirmed whether the person themselves agreed */
    Addition add(Wish wish, SubscriptionState state, String evidence, boolean confirmed) {
        String newsletter = wish.newsletter().orElse(offers.first().newsletter());
        Optional<Offer> offer = offers.named(newsletter);
        if (offer.isEmpty()) {
            return new Addition.Refused("there is no newsletter \"" + newsletter + "\" in the settings");
        }
        try {
            Frequency frequency = SubscriberRow.frequency(wish.frequency().orElse(""), offer.get());
            String language = SubscriberRow.language(wish.language().orElse(""));
            return add(wish.in(language), newsletter, frequency, state, evidence, confirmed);
        } catch (SubscriberRow.Wrong wrong) {
            return new Addition.Refused(wrong.reason());
        }
    }

    private Addition add(
            Wish wish,
            String newsletter,
            Frequency frequency,
            SubscriptionState state,
            String evidence,
            boolean confirmed) {
        String addressKey = key.addressKey(wish.address());
        Standing standing = table.standing(addressKey, newsletter, NO_LIST);
        Person person = standing.person();
        Held held = standing.subscription();
        if (person != null && person.erased()) {
            return new Addition.Refused(wish.address().masked() + " asked to be erased, and gets nothing");
        }
        if (standing.suppressed() != null) {
            return new Addition.Refused(wish.address().masked() + " gets nothing ("
                    + standing.suppressed().word() + "); only the person can come back, by subscribing anew");
        }
        if (person != null && held != null && held.state() == SubscriptionState.ENDED && !confirmed) {
            return new Addition.Refused(wish.address().masked() + " has left \"" + newsletter
                    + "\"; if they asked to come back, say where with --confirmed EVIDENCE");
        }
        boolean confirms =
                held != null && held.state() == SubscriptionState.PENDING && state == SubscriptionState.ACTIVE;
        Person known = person == null ? null : changed(person, wish);
        if (known != null && held != null && held.state() != SubscriptionState.ENDED && !confirms) {
            if (wishesOtherwise(wish, frequency, held) || !known.equals(person)) {
                change(known, newsletter, wish, frequency, held);
                store(person, known);
                table.record(known.id(), newsletter, evidence, now);
            }
            return new Addition.AlreadyThere(known.id(), newsletter, held.state());
        }
        store(person, known);
        ZoneId zone = known == null ? wish.zone().orElse(null) : known.zone();
        SubscriberId id = known == null ? add(wish, addressKey, zone) : known.id();
        Instant tick = state == SubscriptionState.ACTIVE ? ticks.next(frequency, zone) : null;
        Held begun = new Held(state, frequency.name(), Topics.text(wish.topics().orElse(List.of())), tick, List.of());
        table.begin(id, newsletter, begun, table.lastNumber(newsletter));
        table.record(id, newsletter, evidence, now);
        return new Addition.Added(id, newsletter, state);
    }

    /** What was typed of the person counts from now on. */
    private static Person changed(Person person, Wish wish) {
        return new Person(
                person.id(),
                wish.name().isEmpty() ? person.name() : wish.name(),
                wish.language().orElse(person.language()),
                wish.zone().orElse(person.zone()),
                person.chosen(),
                person.erased());
    }

    private void store(@Nullable Person before, @Nullable Person after) {
        if (before != null && after != null) {
            new PersonChange(offers, table, ticks).store(before, after);
        }
    }

    private static boolean wishesOtherwise(Wish wish, Frequency frequency, Held held) {
        boolean otherFrequency =
                wish.frequency().isPresent() && !frequency.name().equals(held.frequency());
        boolean otherTopics = wish.topics()
                .filter(topics -> !Topics.text(topics).equals(held.topics()))
                .isPresent();
        return otherFrequency || otherTopics;
    }

    /** What was typed of a subscription that is there; a tick that has passed and is not yet served stays. */
    private void change(Person person, String newsletter, Wish wish, Frequency frequency, Held held) {
        if (!wishesOtherwise(wish, frequency, held)) {
            return;
        }
        boolean anew = wish.frequency().isPresent() && held.state() == SubscriptionState.ACTIVE;
        table.change(
                person.id(),
                newsletter,
                new Held(
                        held.state(),
                        wish.frequency().isPresent() ? frequency.name() : held.frequency(),
                        wish.topics().map(Topics::text).orElse(held.topics()),
                        anew ? ticks.anew(held.nextDueAt(), frequency, person.zone()) : held.nextDueAt(),
                        held.chosen()));
    }

    private SubscriberId add(Wish wish, String addressKey, @Nullable ZoneId zone) {
        return table.add(
                wish.address(), addressKey, wish.name(), wish.language().orElse(offers.language()), zone, now);
    }
}

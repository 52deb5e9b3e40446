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

    Adding(SecretKey key, Offers offers, SubscriberTable table, Instant now) {
        this.key = key;
        this.offers = offers;
        this.table = table;
        this.now = now;
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
            return add(wish, newsletter, frequency, state, evidence, confirmed);
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
        if (person != null && held != null && held.state() != SubscriptionState.ENDED && !confirms) {
            return new Addition.AlreadyThere(person.id(), newsletter, held.state());
        }
        ZoneId zone = wish.zone().orElse(person == null ? null : person.zone());
        SubscriberId id = person == null ? add(wish, addressKey, zone) : person.id();
        Instant tick = state == SubscriptionState.ACTIVE ? new Ticks(offers.zone(), now).next(frequency, zone) : null;
        Held begun = new Held(state, frequency.name(), Topics.text(wish.topics()), tick, List.of());
        table.begin(id, newsletter, begun, table.lastNumber(newsletter));
        table.record(id, newsletter, evidence, now);
        return new Addition.Added(id, newsletter, state);
    }

    private SubscriberId add(Wish wish, String addressKey, @Nullable ZoneId zone) {
        return table.add(
                wish.address(), addressKey, wish.name(), wish.language().orElse(offers.language()), zone, now);
    }
}

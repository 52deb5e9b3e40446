package postrider.subscriber;

import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import postrider.subscriber.Standing.Person;

/** Stores a person's name, language and zone, and with the zone the ticks of all that they have (rules §4). */
record PersonChange(Offers offers, SubscriberTable table, Ticks ticks) {
    void store(Person before, Person after) {
        if (!after.equals(before)) {
            table.change(after.id(), after.name(), after.language(), after.zone());
        }
        if (!Objects.equals(after.zone(), before.zone())) {
            table.subscriptions(after.id()).forEach(one -> setTick(one, after.zone()));
        }
    }

    private void setTick(Subscription subscription, @Nullable ZoneId zone) {
        offers.named(subscription.newsletter())
                .flatMap(offer -> offer.frequency(subscription.frequency()))
                .filter(frequency -> subscription.state() == SubscriptionState.ACTIVE)
                .ifPresent(frequency -> table.setTick(
                        subscription.subscriber(),
                        subscription.newsletter(),
                        ticks.anew(subscription.nextDueAt(), frequency, zone)));
    }
}

package postrider.subscriber;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Predicate;
import postrider.database.Tx;
import postrider.subscriber.TickRuleTable.TickRule;

/** Sets ticks anew where the settings now say another cron line, or another zone for the site (rules §4). */
final class TickRules {
    private final Offers offers;
    private final TickRuleTable table;
    private final Ticks ticks;
    private final Instant now;

    TickRules(Offers offers, Tx tx, Instant now) {
        this.offers = offers;
        this.table = new TickRuleTable(tx);
        this.ticks = new Ticks(offers.zone(), now);
        this.now = now;
    }

    /** @return for how many subscriptions it changed */
    int apply() {
        int changed = 0;
        for (Offer offer : offers.newsletters()) {
            for (Frequency frequency : offer.frequencies()) {
                changed += apply(offer.newsletter(), frequency);
            }
        }
        return changed;
    }

    private int apply(String newsletter, Frequency frequency) {
        String cron = frequency.ticks().map(Object::toString).orElse("");
        TickRule wanted = new TickRule(cron, offers.zone().getId());
        Optional<TickRule> inForce = table.rule(newsletter, frequency.name());
        if (inForce.equals(Optional.of(wanted))) {
            return 0;
        }
        table.keep(newsletter, frequency.name(), wanted);
        boolean all = inForce.filter(rule -> rule.cron().equals(cron)).isEmpty();
        return set(newsletter, frequency, zone -> all || zone.isEmpty());
    }

    private int set(String newsletter, Frequency frequency, Predicate<Optional<ZoneId>> concerned) {
        int changed = 0;
        for (Optional<ZoneId> zone : table.zones(newsletter, frequency.name())) {
            if (concerned.test(zone)) {
                ZoneId own = zone.orElse(null);
                changed += table.setTicks(newsletter, frequency.name(), own, ticks.next(frequency, own), now);
            }
        }
        return changed;
    }

    /** Whatever the rules were. */
    void setAll() {
        for (Offer offer : offers.newsletters()) {
            offer.frequencies().forEach(frequency -> set(offer.newsletter(), frequency, zone -> true));
        }
    }
}

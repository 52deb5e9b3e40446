package postrider.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import postrider.database.Tx;
import postrider.mail.MailSettings.Limits;

/** Keeps all senders of a home together within the limits of the settings: the state is in the database. */
final class Politeness {
    private static final String SERVER = "server";
    private static final String DOMAIN = "domain:";
    private static final String ANY = "*";

    /** What has its turn that soon need not wait in the queue. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Limits limits;

    Politeness(Limits limits) {
        this.limits = limits;
    }

    /** Whether there is a limit for the mail server as a whole. */
    boolean hasRate() {
        return limits.messagesPerSecond() > 0;
    }

    /** Takes the next turn at the mail server. @return how long until it comes */
    Duration turn(Tx tx, Instant now) {
        RateBucket bucket = RateTable.find(tx, SERVER);
        RateTable.put(tx, SERVER, bucket.used(Duration.ofSeconds(1).dividedBy(limits.messagesPerSecond()), now));
        return bucket.until(now);
    }

    /** Nothing goes to that domain until then. */
    static void rest(Tx tx, String domain, Instant until) {
        RateTable.put(tx, DOMAIN + domain, RateTable.find(tx, DOMAIN + domain).resting(until));
    }

    /** Which of the claimed may go now; the others are in the queue again until their domain's turn comes. */
    List<Delivery> admit(Tx tx, List<Delivery> claimed, Instant now) {
        Map<String, RateBucket> buckets = new HashMap<>(RateTable.usedUp(tx, RateBucket.micros(now)));
        Map<String, RateBucket> changed = new HashMap<>();
        List<Delivery> admitted = new ArrayList<>();
        for (Delivery delivery : claimed) {
            String domain = delivery.domain();
            Duration gap = gap(domain);
            RateBucket bucket = buckets.getOrDefault(DOMAIN + domain, RateBucket.FULL);
            if (bucket.until(now).compareTo(SOON) <= 0) {
                bucket = bucket.used(gap, now);
                admitted.add(delivery);
            } else {
                ClaimTable.putBack(tx, delivery.id().value(), bucket.turn());
                bucket = bucket.joined(gap);
            }
            if (!gap.isZero() || bucket.tail() > 0) {
                buckets.put(DOMAIN + domain, bucket);
                changed.put(DOMAIN + domain, bucket);
            }
        }
        changed.forEach((name, bucket) -> RateTable.put(tx, name, bucket));
        return mixed(admitted);
    }

    /** By turns from each domain, so that none is rushed while the others wait. */
    static List<Delivery> mixed(List<Delivery> deliveries) {
        Map<String, Integer> seen = new HashMap<>();
        List<List<Delivery>> rounds = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            int round = seen.merge(delivery.domain(), 1, Integer::sum);
            if (rounds.size() < round) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round - 1).add(delivery);
        }
        return rounds.stream().flatMap(List::stream).toList();
    }

    private Duration gap(String domain) {
        Map<String, Integer> rates = limits.domainMessagesPerMinute();
        int rate = rates.getOrDefault(domain, rates.getOrDefault(ANY, 0));
        return rate == 0 ? Duration.ZERO : Duration.ofMinutes(1).dividedBy(rate);
    }
}

package postrider.subscriber;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import postrider.subscriber.Standing.Held;
import postrider.subscriber.Standing.Person;

/** What a list may do to a person (rules §8): a cell counts when it differs from the last import's, and never against what they chose. */
final class ListedPerson {
    /** What came of one row; of several for one row, the greatest is told. */
    enum Outcome {
        UNCHANGED(""),
        ENDED("ended"),
        SUPPRESSED("suppressed"),
        ERASED("erased"),
        MOVED("moved"),
        UNCONFIRMED("unconfirmed"),
        CHANGED(""),
        ADDED("");

        private final String skipped;

        Outcome(String skipped) {
            this.skipped = skipped;
        }

        /** Why the row was left aside; empty where it wasn't. */
        String skipped() {
            return skipped;
        }
    }

    private final String source;
    private final Offers offers;
    private final SubscriberTable table;
    private final Ticks ticks;
    private final Instant now;
    private final Map<String, Long> lastNumbers = new HashMap<>();

    /** @param source names the list among others: what it said last is kept under this name */
    ListedPerson(String source, Offers offers, SubscriberTable table, Ticks ticks, Instant now) {
        this.source = source;
        this.offers = offers;
        this.table = table;
        this.ticks = ticks;
        this.now = now;
    }

    Outcome take(SubscriberRow row, Offer offer, String addressKey) throws SubscriberRow.Wrong {
        Standing standing = table.standing(addressKey, offer.newsletter(), source);
        if (standing.person() != null && standing.person().erased()) {
            return Outcome.ERASED;
        }
        if (standing.suppressed() != null) {
            return Outcome.SUPPRESSED;
        }
        String cells = row.cells().kept();
        Held held = standing.subscription();
        if (held != null && held.state() == SubscriptionState.ENDED) {
            return row.status() == SubscriptionState.ENDED ? Outcome.UNCHANGED : Outcome.ENDED;
        }
        if (held != null && cells.equals(standing.cells())) {
            return Outcome.UNCHANGED;
        }
        Outcome gone = gone(standing.cells());
        if (gone == Outcome.MOVED && held == null) {
            return gone;
        }
        if (gone == Outcome.UNCONFIRMED && held == null && row.status() == SubscriptionState.PENDING) {
            return gone;
        }
        table.keepCells(source, addressKey, offer.newsletter(), cells);
        if (gone != null && held != null) {
            return Outcome.UNCHANGED; // back by their own word, with what they chose
        }
        return held == null || standing.person() == null
                ? add(row, offer, addressKey, standing.person())
                : change(row, offer, standing.person(), held, standing.cells());
    }

    /** What became of a person whom this list brought once, where nothing of them is left under this address. */
    private static @Nullable Outcome gone(@Nullable String cellsBefore) {
        if (SubscriberCells.MOVED.equals(cellsBefore)) {
            return Outcome.MOVED;
        }
        return SubscriberCells.UNCONFIRMED.equals(cellsBefore) ? Outcome.UNCONFIRMED : null;
    }

    private Outcome add(SubscriberRow row, Offer offer, String addressKey, @Nullable Person known)
            throws SubscriberRow.Wrong {
        SubscriberId id;
        ZoneId zone = row.zone();
        if (known == null) {
            String language = row.language() == null ? offers.language() : row.language();
            id = table.add(row.address(), addressKey, row.cell(SubscriberColumn.NAME), language, zone, now);
        } else {
            id = known.id();
            zone = changePerson(row, known, SubscriberCells.none()).zone();
        }
        Frequency frequency = row.frequency(offer);
        boolean active = row.status() == SubscriptionState.ACTIVE;
        Held held = new Held(
                row.status(), frequency.name(), row.topics(), active ? ticks.next(frequency, zone) : null, List.of());
        table.begin(id, offer.newsletter(), held, lastNumber(offer));
        table.record(id, offer.newsletter(), evidence(row), now);
        return Outcome.ADDED;
    }

    private Outcome change(SubscriberRow row, Offer offer, Person person, Held held, @Nullable String cellsBefore)
            throws SubscriberRow.Wrong {
        SubscriberCells before = cellsBefore == null ? SubscriberCells.none() : SubscriberCells.ofKept(cellsBefore);
        Person changedPerson = changePerson(row, person, before);
        Held changed = changed(row, offer, held, before, cellsBefore == null);
        changed = withTick(changed, held, offer, person.zone(), changedPerson.zone());
        if (changed.equals(held) && changedPerson.equals(person) && !counts(SubscriberColumn.CONSENT, row, before)) {
            return Outcome.UNCHANGED;
        }
        if (changed.state() == SubscriptionState.ENDED) {
            table.end(person.id(), offer.newsletter(), now);
        } else if (changed.state() != held.state()) {
            table.begin(person.id(), offer.newsletter(), changed, lastNumber(offer));
        } else {
            table.change(person.id(), offer.newsletter(), changed);
        }
        table.record(person.id(), offer.newsletter(), evidence(row), now);
        return Outcome.CHANGED;
    }

    private static Held changed(SubscriberRow row, Offer offer, Held held, SubscriberCells before, boolean firstTime)
            throws SubscriberRow.Wrong {
        String frequency = held.frequency();
        String topics = held.topics();
        if (counts(SubscriberColumn.FREQUENCY, row, before) && held.mayImport(SubscriberColumn.FREQUENCY)) {
            frequency = row.frequency(offer).name();
        }
        if (counts(SubscriberColumn.TOPICS, row, before) && held.mayImport(SubscriberColumn.TOPICS)) {
            topics = row.topics();
        }
        SubscriptionState state = held.state();
        if (firstTime || counts(SubscriberColumn.STATUS, row, before)) {
            state = stateAfter(held.state(), row.status());
        }
        return new Held(state, frequency, topics, held.nextDueAt(), held.chosen());
    }

    private Held withTick(Held changed, Held before, Offer offer, @Nullable ZoneId zoneBefore, @Nullable ZoneId zone)
            throws SubscriberRow.Wrong {
        boolean concerned = changed.state() != before.state()
                || !changed.frequency().equals(before.frequency())
                || !Objects.equals(zone, zoneBefore);
        if (!concerned || changed.state() != SubscriptionState.ACTIVE) {
            return changed;
        }
        Frequency frequency = SubscriberRow.frequency(changed.frequency(), offer);
        return new Held(
                changed.state(),
                changed.frequency(),
                changed.topics(),
                ticks.anew(before.nextDueAt(), frequency, zone),
                changed.chosen());
    }

    /** A list may confirm and may end; it can't take back a confirmation, nor end a pause. */
    private static SubscriptionState stateAfter(SubscriptionState held, SubscriptionState listed) {
        return switch (listed) {
            case ENDED -> SubscriptionState.ENDED;
            case ACTIVE -> held == SubscriptionState.PENDING ? SubscriptionState.ACTIVE : held;
            case PENDING, PAUSED -> held;
        };
    }

    /** Takes in name, language and zone. */
    private Person changePerson(SubscriberRow row, Person person, SubscriberCells before) {
        String name = person.name();
        String language = person.language();
        ZoneId zone = person.zone();
        if (counts(SubscriberColumn.NAME, row, before) && person.mayImport(SubscriberColumn.NAME)) {
            name = row.cell(SubscriberColumn.NAME);
        }
        if (counts(SubscriberColumn.LANGUAGE, row, before) && person.mayImport(SubscriberColumn.LANGUAGE)) {
            language = row.language() == null ? offers.language() : row.language();
        }
        if (counts(SubscriberColumn.TIMEZONE, row, before) && person.mayImport(SubscriberColumn.TIMEZONE)) {
            zone = row.zone();
        }
        Person changed = new Person(person.id(), name, language, zone, person.chosen(), person.erased());
        new PersonChange(offers, table, ticks).store(person, changed);
        return changed;
    }

    private static boolean counts(SubscriberColumn column, SubscriberRow row, SubscriberCells before) {
        return !row.cell(column).equals(before.get(column));
    }

    private long lastNumber(Offer offer) {
        return lastNumbers.computeIfAbsent(offer.newsletter(), table::lastNumber);
    }

    private String evidence(SubscriberRow row) {
        String consent = row.cell(SubscriberColumn.CONSENT);
        return "import " + source + ":" + row.line() + (consent.isEmpty() ? "" : "; " + consent);
    }
}

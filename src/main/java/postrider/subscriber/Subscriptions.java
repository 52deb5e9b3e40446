package postrider.subscriber;

import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import postrider.database.Row;
import postrider.database.Tx;
import postrider.source.Diagnostic;
import postrider.source.Location;

/** Who gets what: lists that are imported, people who are added, and those who leave. Each call is a part of the transaction given. */
public final class Subscriptions {
    private static final String OPERATOR = "operator";

    private final SecretKey key;
    private final Offers offers;

    public Subscriptions(SecretKey key, Offers offers) {
        this.key = key;
        this.offers = offers;
    }

    /**
     * Imports a list (rules §8), to be called before a run records its publications. A wrong row is refused, the others count; a
     * list that is wrong as a whole changes nothing.
     *
     * @param source the file's name as people know it, relative to the home with {@code /}; what it said last is kept under it
     * @param progress is told how many rows have been read, after each
     */
    public ImportOutcome importList(Tx tx, Path file, String source, Instant now, IntConsumer progress) {
        return importList(tx, file, source, now, progress, SubscriberImport.FEW);
    }

    ImportOutcome importList(Tx tx, Path file, String source, Instant now, IntConsumer progress, int few) {
        SubscriberImport rows = new SubscriberImport(source, key, offers, tx, now, few);
        try {
            SubscriberCsv.read(file, (line, cells) -> progress.accept(rows.take(line, cells)), rows::refuse);
        } catch (CsvFault fault) {
            rows.drop();
            return new ImportOutcome.Unreadable(
                    Diagnostic.error("", new Location(source, fault.line(), 1), fault.what(), fault.hint()));
        }
        return rows.finish();
    }

    /**
     * Copies the header of a list and those of its rows that were refused, as they stand there, to be mended and imported; before each,
     * in a column that an import overlooks, why.
     *
     * @param target made, or replaced. @throws java.io.UncheckedIOException where it can't be written
     */
    public static void copyRefused(Path list, List<ImportReport.RefusedRow> refused, Path target) {
        SubscriberCsv.copy(
                list,
                refused.stream()
                        .collect(Collectors.toMap(ImportReport.RefusedRow::line, ImportReport.RefusedRow::reason)),
                target);
    }

    /**
     * Adds somebody who confirmed elsewhere.
     *
     * @param evidence when, where and how they did
     */
    public Addition addConfirmed(Tx tx, Wish wish, String evidence, Instant now) {
        return adding(tx, now).add(wish, SubscriptionState.ACTIVE, "operator; confirmed: " + evidence, true);
    }

    /** Adds somebody by the operator's word alone; active at once. For homes that don't ask for confirmation. */
    public Addition addActive(Tx tx, Wish wish, Instant now) {
        return adding(tx, now).add(wish, SubscriptionState.ACTIVE, OPERATOR, false);
    }

    /** Adds somebody who gets nothing until they confirm. */
    public Addition addPending(Tx tx, Wish wish, Instant now) {
        return adding(tx, now).add(wish, SubscriptionState.PENDING, OPERATOR, false);
    }

    /**
     * Changes what somebody has who is there, by the operator's word: in one newsletter, or in all that they have not left.
     *
     * @param wish what is empty in it stays
     * @param pause what becomes of a pause
     * @return one for each subscription, up to the first that is refused
     */
    public List<Addition> change(Tx tx, Wish wish, Pausing pause, Instant now) {
        SubscriberTable table = new SubscriberTable(tx);
        List<Addition> changed = new ArrayList<>();
        for (Subscription one :
                find(tx, wish.address()).map(Subscriber::subscriptions).orElse(List.of())) {
            boolean isMeant =
                    wish.newsletter().map(one.newsletter()::equals).orElse(one.state() != SubscriptionState.ENDED);
            if (!isMeant) {
                continue;
            }
            Addition addition =
                    adding(tx, now).add(wish.to(one.newsletter()), SubscriptionState.PENDING, OPERATOR, false);
            changed.add(addition);
            if (addition instanceof Addition.Refused) {
                break;
            }
            pause(table, wish, one.newsletter(), pause, now);
        }
        return List.copyOf(changed);
    }

    private void pause(SubscriberTable table, Wish wish, String newsletter, Pausing pause, Instant now) {
        Standing standing = table.standing(key.addressKey(wish.address()), newsletter, "");
        Standing.Person person = standing.person();
        Standing.Held held = standing.subscription();
        if (person == null || held == null) {
            return;
        }
        boolean changed = false;
        if (pause instanceof Pausing.Until until) {
            changed = table.pause(person.id(), newsletter, until.moment());
        } else if (pause instanceof Pausing.Over) {
            Instant tick = offers.named(newsletter)
                    .flatMap(offer -> offer.frequency(held.frequency()))
                    .map(frequency -> new Ticks(offers.zone(), now).next(frequency, person.zone()))
                    .orElse(null);
            changed = table.goOn(person.id(), newsletter, tick);
        }
        if (changed) {
            table.record(person.id(), newsletter, OPERATOR, now);
        }
    }

    private Adding adding(Tx tx, Instant now) {
        return new Adding(key, offers, new SubscriberTable(tx), now);
    }

    /**
     * Ends the subscription to one newsletter, or to all; also to those no longer offered. A repeat changes nothing.
     *
     * @param evidence who says so, such as {@code operator}
     */
    public Removal remove(Tx tx, EmailAddress address, Optional<String> newsletter, String evidence, Instant now) {
        SubscriberTable table = new SubscriberTable(tx);
        List<Subscription> concerned = find(tx, address).map(Subscriber::subscriptions).orElse(List.of()).stream()
                .filter(one -> newsletter.isEmpty() || newsletter.get().equals(one.newsletter()))
                .toList();
        List<String> ended = new ArrayList<>();
        for (Subscription one : concerned) {
            if (end(table, one.subscriber(), one.newsletter(), evidence, now)) {
                ended.add(one.newsletter());
            }
        }
        return new Removal(!concerned.isEmpty(), ended);
    }

    /** Ends one subscription. @return whether it had not ended before; saying it twice is harmless */
    public boolean end(Tx tx, SubscriberId subscriber, String newsletter, String evidence, Instant now) {
        return end(new SubscriberTable(tx), subscriber, newsletter, evidence, now);
    }

    private static boolean end(
            SubscriberTable table, SubscriberId subscriber, String newsletter, String evidence, Instant now) {
        boolean ended = table.end(subscriber, newsletter, now);
        if (ended) {
            table.record(subscriber, newsletter, evidence, now);
        }
        return ended;
    }

    /** Who has this address, unless erased. */
    public Optional<Subscriber> find(Tx tx, EmailAddress address) {
        return new SubscriberTable(tx).find(key.addressKey(address));
    }

    /** What was recorded of a subscription, by time. */
    public List<SubscriptionChange> changes(Tx tx, SubscriberId subscriber, String newsletter) {
        return new SubscriberTable(tx).changes(subscriber, newsletter);
    }

    /** Hands over all subscribers, by address; those who left too, those who are erased not. */
    public void each(Tx tx, Consumer<Subscriber> take) {
        new SubscriberTable(tx).each(take);
    }

    /**
     * Writes all subscriptions as a list that can be imported elsewhere: who is suppressed as {@code ended}, who pauses as
     * {@code active}, for a list knows no pause.
     */
    public void export(Tx tx, Writer out) {
        SubscriberTable table = new SubscriberTable(tx);
        SubscriberCsv.write(
                out, row -> table.each(person -> ExportedCells.of(person, table).forEach(row)));
    }

    /** The lines of a list that name an address; none where there is no list, or it can't be read. */
    public static List<Integer> linesOf(Path list, EmailAddress address) {
        List<Integer> lines = new ArrayList<>();
        try {
            SubscriberCsv.read(
                    list,
                    (line, cells) -> EmailAddress.parse(cells.get(SubscriberColumn.EMAIL))
                            .filter(one -> one.key().equals(address.key()))
                            .ifPresent(same -> lines.add(line)),
                    (line, reason) -> {});
        } catch (CsvFault fault) {
            return List.of();
        }
        return lines;
    }

    /** How many subscriptions stand in each state; none is 0. */
    public Map<SubscriptionState, Long> countByState(Tx tx) {
        return countByState(new SubscriberTable(tx)::countByState);
    }

    /** As {@link #countByState(Tx)}, of one newsletter. */
    public Map<SubscriptionState, Long> countByState(Tx tx, String newsletter) {
        return countByState(take -> new SubscriberTable(tx).countByState(newsletter, take));
    }

    private static Map<SubscriptionState, Long> countByState(Consumer<Consumer<Row>> each) {
        Map<SubscriptionState, Long> counts = new EnumMap<>(SubscriptionState.class);
        for (SubscriptionState state : SubscriptionState.values()) {
            counts.put(state, 0L);
        }
        each.accept(row -> counts.put(SubscriptionState.ofWord(row.text("state")), row.number("number")));
        return counts;
    }

    /** How many of the active ones get nothing, because their address is suppressed. */
    public long countSuppressed(Tx tx) {
        return new SubscriberTable(tx).countSuppressed();
    }

    /** Those whose newsletter or frequency the settings no longer have. */
    public List<OrphanedSubscriptions> orphans(Tx tx) {
        List<OrphanedSubscriptions> orphans = new ArrayList<>();
        new SubscriberTable(tx).countByFrequency(row -> {
            Optional<Offer> offer = offers.named(row.text("newsletter"));
            if (offer.flatMap(one -> one.frequency(row.text("frequency"))).isEmpty()) {
                orphans.add(new OrphanedSubscriptions(
                        row.text("newsletter"), row.text("frequency"), offer.isPresent(), row.number("number")));
            }
        });
        return List.copyOf(orphans);
    }

    /** Sets each tick that lies ahead anew; one that has passed and isn't yet served stays. After a clock that was ahead (rules §1). */
    public void setTicksAnew(Tx tx, Instant now) {
        new TickRules(offers, tx, now).setAll();
    }

    /**
     * Sets all ticks anew in a database that was brought back. Whoever was due by the last run may have been served by it, so their
     * marks move on: nobody gets a post twice.
     *
     * @param lastRun the instant of the last run that is known to have taken place
     */
    public void afterRestore(Tx tx, Instant lastRun, Instant now) {
        new TickRuleTable(tx).forgetTicks(lastRun);
        setTicksAnew(tx, now);
    }

    /** The greatest number that a subscriber has; 0 before the first. */
    public long lastNumber(Tx tx) {
        return new SubscriberTable(tx).lastNumber();
    }

    /**
     * Sets ticks anew where a cron line or the site's zone is no longer what it was at the last call (rules §4); to be called at
     * the beginning of each run, before an import. A tick that has passed and isn't yet served stays.
     *
     * @return for how many subscriptions it changed
     */
    public int applyTickRules(Tx tx, Instant now) {
        return new TickRules(offers, tx, now).apply();
    }

    /** Lets those go on whose pause is over, with what comes from now on; to be called at the beginning of each run. @return how many */
    public int endPauses(Tx tx, Instant now) {
        SubscriberTable table = new SubscriberTable(tx);
        Ticks ticks = new Ticks(offers.zone(), now);
        List<SubscriberTable.Rested> rested = table.rested(now);
        for (SubscriberTable.Rested one : rested) {
            Instant tick = offers.named(one.newsletter())
                    .flatMap(offer -> offer.frequency(one.frequency()))
                    .map(frequency -> ticks.next(frequency, one.zone()))
                    .orElse(null);
            table.goOn(one.id(), one.newsletter(), tick);
            table.record(one.id(), one.newsletter(), "the pause is over", now);
        }
        return rested.size();
    }

    /** Deletes addresses that were asked to confirm before then and never did. @return how many */
    public int forgetUnconfirmed(Tx tx, Instant before) {
        return new RequestTable(tx).forgetUnconfirmed(before);
    }
}

package postrider.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import postrider.database.Database;
import postrider.database.Tx;
import postrider.edition.EditionChanges;
import postrider.edition.EditionId;
import postrider.edition.NewestPost;
import postrider.letter.Letter;
import postrider.mail.MailSettings.Limits;
import postrider.mail.SmtpReply;
import postrider.mail.Transport;
import postrider.post.PostId;
import postrider.subscriber.Suppression;
import postrider.subscriber.Suppressions;

/**
 * Who still gets what. Loses nothing; repeats at most what was in flight when its sender died. Every method that changes
 * something is on the disk when it returns, but for those that take a {@link Tx}: they are durable with it. Safe for several
 * threads and processes.
 */
public final class SendQueue {
    private static final Duration LEASE = Duration.ofMinutes(15);

    /** How old a worker's lease may get before a commit renews it: it touches each row of the worker's batch. */
    private static final Duration RENEWAL = Duration.ofMinutes(1);

    private final Database database;
    private final GroupCommit commits;
    private final SettleRule rule;
    private final Politeness politeness;
    private final Suppressions suppressions;
    private final Map<WorkerId, Instant> renewed = new ConcurrentHashMap<>();

    /** @param suppressions where an address goes whose server says that it does not exist */
    public SendQueue(Database database, SettleRule rule, Limits limits, Suppressions suppressions) {
        this.database = database;
        this.commits = new GroupCommit(database);
        this.rule = rule;
        this.politeness = new Politeness(limits);
        this.suppressions = suppressions;
    }

    /**
     * Freezes an edition's words and queues a delivery for each of its rows in the temporary table {@code edition_recipient
     * (edition_id, subscriber_id, language, from_number, to_number)}, in the transaction that made the edition.
     *
     * @param letters one for each language that a recipient has
     * @return how many were queued
     */
    public int enqueue(Tx tx, EditionId edition, List<Letter> letters, Instant now) {
        LetterTable.replace(tx, edition, letters);
        return DeliveryTable.enqueue(tx, edition, now);
    }

    /**
     * Words of a new revision, before anything of the edition has begun.
     *
     * @param languages of what changed, also where no letter is left; those of the others stay
     */
    public void replaceLetters(Tx tx, EditionId edition, Set<String> languages, List<Letter> letters) {
        Stream<Letter> others =
                LetterTable.list(tx, edition).stream().filter(letter -> !languages.contains(letter.language()));
        LetterTable.replace(tx, edition, Stream.concat(others, letters.stream()).toList());
    }

    /** An edition's words, by language. */
    public List<Letter> letters(Tx tx, EditionId edition) {
        return LetterTable.list(tx, edition);
    }

    /** The words that a claimed delivery brings. */
    public Letter letter(Delivery delivery) {
        return database.read(tx -> LetterTable.find(tx, delivery.edition(), delivery.language()))
                .orElseThrow(() -> new IllegalStateException(
                        "edition " + delivery.edition() + " has no letter in " + delivery.language()));
    }

    /** The posts that a claimed greeting shows. */
    public List<NewestPost> newestPosts(Delivery delivery) {
        return database.read(tx -> RequestMailTable.posts(tx, delivery.id()));
    }

    /** Turns what has not begun of an edition into cancelled. @return how many */
    public int cancel(Tx tx, EditionId edition, Instant now) {
        return DeliveryTable.cancel(tx, edition, null, now);
    }

    /** As {@link #cancel(Tx, EditionId, Instant)}, of those in one language alone. */
    public int cancel(Tx tx, EditionId edition, String language, Instant now) {
        return DeliveryTable.cancel(tx, edition, language, now);
    }

    /**
     * Queues again what failed of an edition, and what is uncertain and waits for a person, as a person asked for; each has the whole
     * time of {@code mail.give_up} again. The caller lets the edition send in the same transaction.
     *
     * @return how many
     */
    public int retry(Tx tx, EditionId edition, Instant now) {
        return DeliveryTable.retry(tx, edition, now);
    }

    /** What has reached people, by post; nothing of it where a post reached nobody. One grouped query. */
    public Map<PostId, Reach> reach(Tx tx) {
        return DeliveryTable.reach(tx);
    }

    /** Whatever is not final becomes uncertain, and waits for a person: it may have gone out. @return how many */
    public int holdAll(Tx tx) {
        return DeliveryTable.holdAll(tx);
    }

    /** After a clock that was ahead: what waits for an instant that a right clock could not have set waits from now on. */
    public void acceptClock(Tx tx, Instant now) {
        DeliveryTable.acceptClock(tx, now, now.plus(LEASE));
        RateTable.forget(tx);
    }

    /** Whether {@link #claim} would give anything now. */
    public boolean isDue(Tx tx, Instant now) {
        return RequestMailTable.isDue(tx, now) || DeliveryTable.isDue(tx, now);
    }

    /** Removes deliveries that were settled before that moment, with their attempts; they stay counted. A part at a time: others write too. */
    public void forget(Instant before) {
        while (database.<Boolean>write(tx -> OldDeliveryTable.remove(tx, before))) {
            // the next part
        }
    }

    /** How many deliveries there are in each state; each state is there. */
    public Map<DeliveryState, Long> counts(Tx tx) {
        return CountTable.counts(tx);
    }

    /** How many are queued or put off, without those of editions that are paused or in review. */
    public long waiting(Tx tx) {
        return CountTable.waiting(tx);
    }

    /**
     * How many deliveries of an edition are uncertain and wait for a person; editions that have none are left out, and so are cancelled
     * ones, where a person has had the last word.
     */
    public Map<EditionId, Long> undecided(Tx tx) {
        return DeliveryTable.undecided(tx);
    }

    /** As {@link #counts(Tx)}, of one edition. */
    public Map<DeliveryState, Long> counts(Tx tx, EditionId edition) {
        return CountTable.counts(tx, edition);
    }

    /** Who gets an edition and doesn't have it yet. */
    public Recipients recipients(Tx tx, EditionId edition) {
        return DeliveryTable.recipients(tx, edition);
    }

    /** What failed of an edition, or is uncertain for good. */
    public List<Failure> failures(Tx tx, EditionId edition) {
        return DeliveryTable.failures(tx, edition);
    }

    /**
     * Leases up to {@code limit} due deliveries of editions that are sending to this worker, for 15 minutes, mixed by domain. What has to
     * wait for its domain's turn is none of them.
     */
    public List<Delivery> claim(WorkerId worker, int limit, Instant now) {
        return commits.run((tx, marks) -> {
            List<Delivery> claimed =
                    new ArrayList<>(RequestMailTable.claim(tx, marks, worker, limit, now.plus(LEASE), now));
            claimed.addAll(ClaimTable.claim(tx, marks, worker, limit - claimed.size(), now.plus(LEASE), now));
            List<Delivery> admitted = politeness.admit(tx, claimed, now);
            return () -> admitted;
        });
    }

    /** When the first of those that wait for their domain's turn has it. */
    public Optional<Instant> nextTurn() {
        return database.read(ClaimTable::nextTurn);
    }

    /** Takes the next turn at the mail server, of all senders of this home. @return how long until it comes */
    public Duration turn(Instant now) {
        return politeness.hasRate() ? commits.run(tx -> politeness.turn(tx, now)) : Duration.ZERO;
    }

    /** Lets the domain of that delivery's recipient alone until then. */
    public void rest(Delivery delivery, Instant until) {
        commits.run(tx -> {
            Politeness.rest(tx, delivery.domain(), until);
            return true;
        });
    }

    /** Puts back a claimed delivery that has not begun, until then. @return whether the claim still was this worker's */
    public boolean postpone(Delivery delivery, Instant until) {
        return commits.run(tx -> ClaimTable.postpone(tx, delivery, until));
    }

    /** Nothing more of the edition begins until a person resumes it. @param reply what the mail server says of one message after another */
    public void halt(EditionId edition, String reply) {
        commits.run(tx -> {
            EditionChanges.halt(tx, edition, "after what the mail server said of its messages (" + reply + ")");
            return true;
        });
    }

    /** Asks, just before the message goes, whether it still may, and counts the attempt. */
    public Permission begin(Delivery delivery, Instant now) {
        return commits.run((tx, marks) -> begin(tx, marks, delivery, now));
    }

    /** @return empty when the claim has gone to another worker meanwhile; nothing is written then */
    public Optional<Settlement> settle(Delivery delivery, SmtpReply reply, double jitter, Instant now) {
        return commits.run((tx, marks) -> settle(tx, marks, delivery, reply, jitter, now));
    }

    /** What came of one delivery, and whether the next may begin. */
    public record Turn(Optional<Settlement> settled, Permission next) {}

    /** Settles one and begins the next in one durable commit, which other connections may share. */
    public Turn settleAndBegin(Delivery done, SmtpReply reply, double jitter, Delivery next, Instant now) {
        return commits.run((tx, marks) -> {
            Supplier<Optional<Settlement>> settled = settle(tx, marks, done, reply, jitter, now);
            Supplier<Permission> permission = begin(tx, marks, next, now);
            return () -> new Turn(settled.get(), permission.get());
        });
    }

    private Supplier<Permission> begin(Tx tx, Marks marks, Delivery delivery, Instant now) {
        if (delivery.isAboutRequest()) {
            boolean hasBegun = RequestMailTable.begin(tx, delivery, now);
            return () -> hasBegun ? begun(tx, delivery, now) : RequestMailTable.refuse(tx, delivery, now);
        }
        marks.begin(delivery, now);
        return () -> marks.hasBegun(delivery) ? begun(tx, delivery, now) : ClaimTable.refuse(tx, delivery, now);
    }

    private Permission begun(Tx tx, Delivery delivery, Instant now) {
        Instant last = renewed.getOrDefault(delivery.worker(), Instant.MIN);
        if (now.isBefore(last) || !now.isBefore(last.plus(RENEWAL))) {
            ClaimTable.renew(tx, delivery.worker(), now.plus(LEASE));
            renewed.put(delivery.worker(), now);
        }
        return Permission.BEGUN;
    }

    private Supplier<Optional<Settlement>> settle(
            Tx tx, Marks marks, Delivery delivery, SmtpReply reply, double jitter, Instant now) {
        if (reply instanceof SmtpReply.Accepted) {
            Answer answer = Answer.of(reply, delivery.address());
            marks.taken(delivery, answer, now);
            return () -> marks.hasSettled(delivery)
                    ? Optional.of(new Settlement(DeliveryState.SENT, ReplyMeaning.TAKEN, null, answer.text()))
                    : Optional.empty();
        }
        Optional<Settlement> settled = settle(tx, delivery, reply, jitter, now);
        return () -> settled;
    }

    private Optional<Settlement> settle(Tx tx, Delivery delivery, SmtpReply reply, double jitter, Instant now) {
        return AttemptTable.begunAt(tx, delivery).map(begunAt -> {
            Settlement settlement = rule.settle(delivery, reply, jitter, begunAt, now);
            if (settlement.meaning() == ReplyMeaning.TOO_LARGE) {
                EditionChanges.halt(
                        tx,
                        delivery.edition(),
                        "because its messages are larger than the mail server takes (" + settlement.reply() + ")");
            }
            if (settlement.meaning().givesAttemptBack()) {
                AttemptTable.giveBack(tx, delivery.id().value());
            } else {
                AttemptTable.settle(tx, delivery, settlement, Answer.of(reply, delivery.address()), now);
                if (settlement.meaning().blamesAddress()) {
                    String evidence = "delivery " + delivery.id() + ": " + settlement.reply();
                    suppressions.add(tx, delivery.address(), Suppression.BOUNCE, evidence, now);
                }
            }
            ClaimTable.leaveWithEdition(tx, delivery.id().value());
            return ClaimTable.endWithEdition(tx, delivery, now)
                    ? new Settlement(DeliveryState.CANCELLED, settlement.meaning(), null, settlement.reply())
                    : settlement;
        });
    }

    /** As if it had not begun: its message did not go. Nothing is written when the claim has gone to another worker meanwhile. */
    public void giveBack(Delivery delivery) {
        commits.run(tx -> {
            AttemptTable.begunAt(tx, delivery)
                    .ifPresent(
                            begunAt -> AttemptTable.giveBack(tx, delivery.id().value()));
            return true;
        });
    }

    /** Gives up a claimed delivery whose message cannot be written. */
    public void fail(Delivery delivery, String reason, Instant now) {
        database.writeOnly(tx -> AttemptTable.fail(tx, delivery, reason, now));
    }

    /** Puts back what this worker claimed and has not begun. */
    public void release(WorkerId worker) {
        renewed.remove(worker);
        database.writeOnly(tx -> ClaimTable.release(tx, worker));
    }

    /** Takes back the deliveries whose lease is over. */
    public Recovery recover(Transport transport, Instant now) {
        return database.write(tx -> recover(tx, StaleClaimTable.leasesOver(tx, now), transport, now));
    }

    /**
     * Takes back, at once, those of all local senders. For the holder of the local send lock, who knows earlier ones dead and has claimed
     * nothing yet: by name it could not tell them from itself where a container gives each process the same number.
     */
    public Recovery reclaim(Transport transport, Instant now) {
        return database.write(tx -> recover(tx, StaleClaimTable.localClaims(tx), transport, now));
    }

    private Recovery recover(Tx tx, List<StaleClaimTable.Stale> stale, Transport transport, Instant now) {
        int queued = 0;
        int sent = 0;
        int uncertain = 0;
        for (StaleClaimTable.Stale claim : stale) {
            @Nullable Instant begunAt = claim.begunAt();
            Optional<Boolean> took = begunAt == null ? Optional.of(false) : transport.took(claim.id());
            if (begunAt == null) {
                StaleClaimTable.recoverUnbegun(tx, claim);
                queued++;
            } else if (took.isEmpty()) {
                StaleClaimTable.recoverUnknown(tx, claim, rule.repetition(claim.uncertainCount() + 1, begunAt));
                ClaimTable.leaveWithEdition(tx, claim.id());
                uncertain++;
            } else if (took.get()) {
                StaleClaimTable.recoverTaken(tx, claim, now);
                sent++;
            } else {
                AttemptTable.giveBack(tx, claim.id());
                queued++;
            }
        }
        return new Recovery(queued, sent, uncertain);
    }
}

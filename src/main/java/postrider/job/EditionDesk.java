package postrider.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import postrider.database.Database;
import postrider.database.Tx;
import postrider.delivery.SendQueue;
import postrider.edition.EditionChanges;
import postrider.edition.EditionId;
import postrider.edition.EditionState;
import postrider.edition.Editions;
import postrider.edition.KeptEdition;
import postrider.edition.Newsletter;
import postrider.edition.Review;
import postrider.post.PostId;
import postrider.post.PostLedger;

/**
 * What an operator asks of editions, and says about them. Each call opens the state and closes it again; each word is carried out
 * whole, in one transaction, or refused.
 */
public final class EditionDesk {
    private final Supplier<Database> toWrite;
    private final Supplier<Database> toLook;
    private final Function<Database, SendQueue> queues;
    private final List<Newsletter> newsletters;
    private final Editions editions;
    private final InstantSource clock;

    /** @param toLook opens what is there and makes nothing */
    public EditionDesk(
            Supplier<Database> toWrite,
            Supplier<Database> toLook,
            Function<Database, SendQueue> queues,
            List<Newsletter> newsletters,
            Editions editions,
            InstantSource clock) {
        this.toWrite = toWrite;
        this.toLook = toLook;
        this.queues = queues;
        this.newsletters = List.copyOf(newsletters);
        this.editions = editions;
        this.clock = clock;
    }

    /** One edition among others. */
    public record Listed(EditionLine line, Instant composedAt) {}

    /** All, the newest first. */
    public List<Listed> list() {
        try (Database database = toLook.get()) {
            SendQueue queue = queues.apply(database);
            List<Listed> all = database.read(tx -> {
                Map<EditionId, Long> undecided = queue.undecided(tx);
                return new ArrayList<>(editions.list(tx).stream()
                        .map(kept -> new Listed(
                                Account.line(kept, undecided), kept.edition().composedAt()))
                        .toList());
            });
            Collections.reverse(all);
            return List.copyOf(all);
        }
    }

    /** @throws Refused where there is none of that number */
    public EditionSheet show(long number) {
        try (Database database = toLook.get()) {
            SendQueue queue = queues.apply(database);
            return database.read(tx -> sheet(tx, queue, find(tx, number)));
        }
    }

    /**
     * Ends the review.
     *
     * @param revision the one that the person saw
     * @throws Refused where another would go, or it doesn't wait
     */
    public EditionAnswer approve(long number, long revision) {
        return say(number, (tx, word) -> {
            KeptEdition kept = word.kept();
            return switch (EditionChanges.approve(tx, kept, revision, now())) {
                case DONE -> "Edition " + number + " is approved. Its " + messages(kept.left()) + " with the next run.";
                case OLDER_REVISION ->
                    throw refused("edition " + number + " was changed: you saw revision " + revision
                            + ", and revision " + kept.revision()
                            + " would go. Look at it with: postrider editions show "
                            + number);
                case NOT_NOW -> throw notNow(kept, "approved", "one in review");
            };
        });
    }

    /** Keeps back what has not begun; its posts are as served. */
    public EditionAnswer cancel(long number) {
        return say(number, (tx, word) -> {
            KeptEdition kept = word.kept();
            demand(EditionChanges.cancel(tx, kept.edition()), kept);
            int keptBack = word.queue().cancel(tx, kept.edition().id(), now());
            return cancelled(number, keptBack) + " Its posts count as served: no later edition brings them.";
        });
    }

    /** As {@link #cancel}, but its posts come again, to those who would have got it. */
    public EditionAnswer cancelAndReturn(long number) {
        return say(number, (tx, word) -> {
            KeptEdition kept = word.kept();
            int[] keptBack = {0};
            Review done = EditionChanges.cancelAndReturn(
                    tx,
                    kept.edition(),
                    () -> keptBack[0] = word.queue().cancel(tx, kept.edition().id(), now()),
                    settle(kept.edition().newsletter()),
                    now());
            demand(done, kept);
            return cancelled(number, keptBack[0])
                    + " Its posts are new again: those who have not got them get them in another edition, with the next run once digest.settle is over.";
        });
    }

    private Duration settle(String newsletter) {
        return newsletters.stream()
                .filter(one -> one.name().equals(newsletter))
                .map(one -> one.digest().settle())
                .findFirst()
                .orElse(Duration.ZERO);
    }

    private static void demand(Review done, KeptEdition kept) {
        if (done != Review.DONE) {
            throw notNow(kept, "cancelled", "one that is not yet sent");
        }
    }

    private static String cancelled(long number, int keptBack) {
        return "Edition " + number + " is cancelled; " + Quantity.of(keptBack, "message") + " will not go.";
    }

    /** Nothing more of it goes until it is resumed. */
    public EditionAnswer pause(long number) {
        return say(number, (tx, word) -> {
            KeptEdition kept = word.kept();
            if (EditionChanges.pause(tx, kept.edition()) != Review.DONE) {
                throw notNow(kept, "paused", "one that is ready or sending");
            }
            return "Edition " + number + " is paused; " + Quantity.of(kept.left(), "message")
                    + " wait. Go on with: postrider editions resume " + number;
        });
    }

    public EditionAnswer resume(long number) {
        return say(number, (tx, word) -> {
            KeptEdition kept = word.kept();
            if (EditionChanges.resume(tx, kept) != Review.DONE) {
                throw notNow(kept, "resumed", "one that is paused");
            }
            return "Edition " + number + " goes on. Its " + messages(kept.left()) + " with the next run.";
        });
    }

    /** Queues again what failed, and what is uncertain and waits for a person. */
    public EditionAnswer retry(long number) {
        return say(number, (tx, word) -> {
            KeptEdition kept = word.kept();
            if (EditionChanges.reopen(tx, kept) != Review.DONE) {
                throw notNow(kept, "retried", "one that is not");
            }
            int again = word.queue().retry(tx, kept.edition().id(), now());
            if (again == 0) {
                throw refused("nothing of edition " + number + " failed or waits for a word");
            }
            return Quantity.of(again, "message") + " of edition " + number + " queued again."
                    + switch (kept.state()) {
                        case PAUSED -> " It is paused; go on with: postrider editions resume " + number;
                        case REVIEW -> " It is in review; let it go with: postrider editions approve " + number;
                        case READY, SENDING, SENT, CANCELLED -> " They go with the next run.";
                    };
        });
    }

    /** An edition as it is when a person says something about it. */
    private record Word(KeptEdition kept, SendQueue queue) {}

    private EditionAnswer say(long number, BiFunction<Tx, Word, String> act) {
        try (Database database = toWrite.get()) {
            SendQueue queue = queues.apply(database);
            return database.write(tx -> {
                String said = act.apply(tx, new Word(find(tx, number), queue));
                return new EditionAnswer(sheet(tx, queue, find(tx, number)), said);
            });
        }
    }

    private KeptEdition find(Tx tx, long number) {
        return editions.find(tx, number).orElseThrow(() -> {
            List<KeptEdition> all = editions.list(tx);
            return refused(
                    all.isEmpty()
                            ? "there is no edition yet"
                            : "there is no edition " + number + "; the last is "
                                    + all.get(all.size() - 1).edition().number()
                                    + ". See them all with: postrider editions list");
        });
    }

    private static EditionSheet sheet(Tx tx, SendQueue queue, KeptEdition kept) {
        Map<String, String> subjects = new LinkedHashMap<>();
        queue.letters(tx, kept.edition().id()).forEach(letter -> subjects.put(letter.language(), letter.subject()));
        Map<PostId, String> titles = new HashMap<>();
        PostLedger.histories(tx)
                .forEach((id, history) -> titles.putIfAbsent(
                        history.post().postId(), history.post().title()));
        return new EditionSheet(
                Account.line(kept, queue.undecided(tx)),
                kept.revision(),
                kept.edition().posts().stream()
                        .map(post -> titles.getOrDefault(post, post.value()))
                        .toList(),
                subjects,
                kept.edition().composedAt(),
                kept.goesAt(),
                kept.reason(),
                queue.failures(tx, kept.edition().id()));
    }

    private static Refused notNow(KeptEdition kept, String done, String which) {
        return refused("edition " + kept.edition().number() + " is " + inWords(kept.state()) + ", and only " + which
                + " can be " + done);
    }

    private static String inWords(EditionState state) {
        return state == EditionState.REVIEW ? "in review" : state.word();
    }

    private static Refused refused(String why) {
        return new Refused(Refused.Reason.USAGE, why + ". Nothing was done");
    }

    private static String messages(long number) {
        return Quantity.of(number, "message goes", "messages go");
    }

    private Instant now() {
        return clock.instant();
    }
}

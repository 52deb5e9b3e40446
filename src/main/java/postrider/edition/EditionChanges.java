package postrider.edition;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import postrider.database.Tx;

/**
 * What may still be done to an edition that was opened: by a person's word, or because a post of it is no longer public. Every method
 * is a part of the transaction that it is given. Deliveries are not touched here: where an edition or one of its letters ends, the
 * caller cancels those that have not begun, in the same transaction.
 */
public final class EditionChanges {
    private EditionChanges() {}

    /** Ends the review; its posts are guarded no more. @param revision the one that the person saw */
    public static Review approve(Tx tx, KeptEdition seen, long revision, Instant now) {
        Optional<KeptEdition> kept = EditionTable.find(tx, seen.edition().number());
        if (kept.isEmpty() || kept.get().state() != EditionState.REVIEW) {
            return Review.NOT_NOW;
        }
        if (kept.get().revision() != revision) {
            return Review.OLDER_REVISION;
        }
        EditionId id = kept.get().edition().id();
        EditionTable.move(tx, id, EditionState.REVIEW, EditionState.REVIEW, EditionState.READY);
        EditionTable.approved(tx, id, now);
        PublicationTable.clearGuard(tx, id);
        return Review.DONE;
    }

    /** Ends it before its time: its posts are as served, and those that nobody approved are mailed to nobody any more. */
    public static Review cancel(Tx tx, Edition edition) {
        Review done = end(tx, edition);
        if (done == Review.DONE) {
            PublicationTable.makeBaseline(tx, edition.id());
        }
        return done;
    }

    /**
     * Ends it, gives its posts new numbers, and makes those due whose delivery is cancelled by then: at the next run, or as soon as
     * the new numbers have settled. What nobody approved waits for approval again.
     *
     * @param cancelDeliveries cancels those that have not begun; @param settle the newsletter's
     */
    public static Review cancelAndReturn(
            Tx tx, Edition edition, Runnable cancelDeliveries, Duration settle, Instant now) {
        Review done = end(tx, edition);
        if (done == Review.DONE) {
            cancelDeliveries.run();
            Publications.giveBack(tx, edition, now);
            EditionTable.makeCancelledDue(tx, edition.id(), now.plus(settle));
        }
        return done;
    }

    private static Review end(Tx tx, Edition edition) {
        boolean ended =
                EditionTable.move(tx, edition.id(), EditionState.REVIEW, EditionState.READY, EditionState.CANCELLED)
                        || EditionTable.move(
                                tx, edition.id(), EditionState.SENDING, EditionState.PAUSED, EditionState.CANCELLED);
        return ended ? Review.DONE : Review.NOT_NOW;
    }

    /** Nothing more of it begins until it is resumed. */
    public static Review pause(Tx tx, Edition edition) {
        return EditionTable.move(tx, edition.id(), EditionState.READY, EditionState.SENDING, EditionState.PAUSED)
                ? Review.DONE
                : Review.NOT_NOW;
    }

    /** As {@link #pause}, by the program itself: a person is needed until it is resumed. @param why such as {@code because …} */
    public static void halt(Tx tx, EditionId edition, String why) {
        if (EditionTable.move(tx, edition, EditionState.READY, EditionState.SENDING, EditionState.PAUSED)) {
            EditionTable.setHaltReason(tx, edition, why);
        }
    }

    /** Where it was: sending, or ready where none of it had begun. */
    public static Review resume(Tx tx, KeptEdition kept) {
        EditionState before = kept.sendingAt() == null ? EditionState.READY : EditionState.SENDING;
        EditionTable.setHaltReason(tx, kept.edition().id(), null);
        return EditionTable.move(tx, kept.edition().id(), EditionState.PAUSED, EditionState.PAUSED, before)
                ? Review.DONE
                : Review.NOT_NOW;
    }

    /** Lets what was queued again of it go: one that had been sent is sending once more. @return not now where it is cancelled */
    public static Review reopen(Tx tx, KeptEdition kept) {
        return switch (kept.state()) {
            case SENT ->
                EditionTable.move(tx, kept.edition().id(), EditionState.SENT, EditionState.SENT, EditionState.SENDING)
                        ? Review.DONE
                        : Review.NOT_NOW;
            case REVIEW, READY, SENDING, PAUSED -> Review.DONE;
            case CANCELLED -> Review.NOT_NOW;
        };
    }

    /** Whether nobody has changed its state or revision since it was read: what follows from them may be carried out. */
    public static boolean isStill(Tx tx, KeptEdition read) {
        return EditionTable.find(tx, read.edition().number())
                .filter(now -> now.state() == read.state() && now.revision() == read.revision())
                .isPresent();
    }

    /** How what isn't sent yet differs from what is public now. */
    public static List<Revision> differing(Tx tx, PublicPosts posts) {
        return List.of(EditionState.REVIEW, EditionState.READY, EditionState.SENDING, EditionState.PAUSED).stream()
                .flatMap(state -> EditionTable.in(tx, state, state).stream())
                .flatMap(kept ->
                        Revision.of(kept, VariantTable.list(tx, kept.edition().id()), posts).stream())
                .toList();
    }

    /** Whether an attempt at any of its deliveries has begun: then it runs to its end as it is. */
    public static boolean hasBegun(Tx tx, Edition edition) {
        return EditionTable.hasBegun(tx, edition.id());
    }

    /**
     * Takes out what is no longer public; same number, recipients and marks, and an approval stands. The caller puts the letters in
     * their place, in the same transaction.
     *
     * @param shownUntil nobody has seen words that were edited: a review that ends by itself lasts until then at least
     * @return the state that it has then: cancelled where no post is left
     * @throws IllegalStateException when any of it has begun
     */
    public static EditionState revise(Tx tx, Revision revision, Instant shownUntil) {
        Edition edition = revision.kept().edition();
        if (hasBegun(tx, edition)) {
            throw new IllegalStateException("edition " + edition.number() + " has begun");
        }
        EditionTable.revised(tx, edition.id());
        if (revision.leavesNothing()) {
            end(tx, edition);
            return EditionState.CANCELLED;
        }
        if (revision.edited()) {
            EditionTable.showUntil(tx, edition.id(), shownUntil);
        }
        EditionTable.setPosts(tx, edition.id(), revision.left());
        revision.letters().forEach((language, variants) -> {
            VariantTable.remove(tx, edition.id(), language);
            VariantTable.add(tx, edition.id(), language, variants);
        });
        return revision.kept().state();
    }
}

package postrider.edition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import postrider.database.Tx;
import postrider.post.PostId;

/** The numbers that posts have in newsletters, as recorded. */
public final class Publications {
    private Publications() {}

    /** What the newsletter has published so far. */
    public static NewsletterHistory history(Tx tx, Newsletter newsletter) {
        return PublicationTable.history(tx, newsletter.name());
    }

    /** Whether it ran before, and by the same choice of posts: then only a change among the posts gives new numbers. */
    public static boolean isChosenAlike(Tx tx, Newsletter newsletter) {
        return PublicationTable.choice(tx, newsletter.name())
                .filter(newsletter.choiceFingerprint()::equals)
                .isPresent();
    }

    /**
     * Decides and records a run's publications; with the ledger's own record of the run in one transaction, for what the ledger
     * has seen and nobody numbered would never be mailed. A repeat records nothing.
     */
    public static List<Publication> record(
            Tx tx, Newsletter newsletter, PublicPosts posts, EarlierRun earlier, Recording recording) {
        NewsletterHistory history = history(tx, newsletter);
        List<Publication> added = new PublicationPlanner(newsletter, recording).decide(posts, history, earlier);
        append(tx, newsletter, history, added, recording.now());
        return added;
    }

    /**
     * Gives a post a new number for all who are active (rules §3): {@code posts resend}.
     *
     * @return empty, and nothing done, where the post isn't public in the newsletter or the newsletter never ran
     */
    public static Optional<Publication> resend(
            Tx tx, Newsletter newsletter, PostId post, PublicPosts posts, Instant now) {
        NewsletterHistory history = history(tx, newsletter);
        boolean isHere =
                posts.find(post).filter(found -> found.isChosenBy(newsletter)).isPresent();
        if (!isHere || history.startedAt().isEmpty()) {
            return Optional.empty();
        }
        Publication added = new Publication(
                newsletter.name(), history.lastNumber() + 1, post, PublicationKind.RESEND, null, now, null);
        append(tx, newsletter, history, List.of(added), now);
        return Optional.of(added);
    }

    /** Gives the posts of a cancelled edition new numbers, as if they had been away; those in doubt stay so. */
    static void giveBack(Tx tx, Edition edition, Instant now) {
        NewsletterHistory history = PublicationTable.history(tx, edition.newsletter());
        List<Publication> added = new ArrayList<>();
        for (int i = edition.posts().size() - 1; i >= 0; i--) {
            PostId post = edition.posts().get(i);
            added.add(new Publication(
                    edition.newsletter(),
                    history.lastNumber() + added.size() + 1,
                    post,
                    PublicationKind.RETURNED,
                    history.guardOf(post),
                    now,
                    null));
        }
        PublicationTable.add(tx, added);
        PublicationTable.keep(tx, edition.newsletter(), history.plus(added), now);
    }

    /**
     * Newsletters that the settings don't name any more: what becomes public while they are away is baseline when they come back,
     * as after a change of their choice.
     */
    public static void rest(Tx tx, Collection<Newsletter> inSettings) {
        Set<String> named = inSettings.stream().map(Newsletter::name).collect(Collectors.toSet());
        PublicationTable.names(tx).stream()
                .filter(name -> !named.contains(name))
                .forEach(name -> PublicationTable.forgetChoice(tx, name));
    }

    private static void append(
            Tx tx, Newsletter newsletter, NewsletterHistory history, List<Publication> added, Instant now) {
        PublicationTable.add(tx, added);
        PublicationTable.keep(
                tx, newsletter.name(), history.after(newsletter, now).plus(added), now);
    }
}

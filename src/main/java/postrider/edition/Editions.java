package postrider.edition;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import postrider.database.Tx;
import postrider.edition.Share.Marks;
import postrider.post.PostId;
import postrider.subscriber.Subscription;
import postrider.subscriber.Ticks;

/**
 * The editions of a home: who is due, opening, and how far each is. Every method is a part of the transaction that it is given.
 */
public final class Editions {
    private final String siteLanguage;
    private final List<String> languages;
    private final ZoneId zone;
    private final String mailDomain;

    /** @param languages that there are letters in; @param zone the site's; @param mailDomain in Message-IDs */
    public Editions(String siteLanguage, List<String> languages, ZoneId zone, String mailDomain) {
        this.siteLanguage = siteLanguage;
        this.languages = List.copyOf(languages);
        this.zone = zone;
        this.mailDomain = mailDomain;
    }

    public String siteLanguage() {
        return siteLanguage;
    }

    /** What the newsletter owes now; changes nothing. After this run's publications are recorded. */
    public DuePlan due(Tx tx, Newsletter newsletter, PublicPosts posts, Instant now) {
        long target = PublicationTable.target(
                tx, newsletter.name(), now.minus(newsletter.digest().settle()));
        Audience audience = RecipientTable.audience(tx, newsletter, target, now);
        // An archive's numbers are many, and most runs find nobody who is due.
        return audience.cohorts().isEmpty()
                ? new DuePlan(newsletter.name(), target, audience.lastEdition(), List.of(), List.of())
                : due(tx, newsletter, posts, Publications.history(tx, newsletter), now);
    }

    /** As {@link #due(Tx, Newsletter, PublicPosts, Instant)}, with publications that need not be recorded: for {@code plan}. */
    public DuePlan due(Tx tx, Newsletter newsletter, PublicPosts posts, NewsletterHistory history, Instant now) {
        long target = history.target(newsletter.digest().settle(), now);
        Audience audience = RecipientTable.audience(tx, newsletter, target, now);
        return new EditionPlanner(newsletter, siteLanguage, languages).due(posts, history, audience, now);
    }

    /** What would go out at a moment ahead, if nothing else came. @param at when that comes which is waited for */
    public record Ahead(Instant at, Await await, DuePlan plan) {}

    /** What readers wait for. */
    public enum Await {
        /** Their own tick. */
        TICK,
        /** They hear at every run, and a post must settle. */
        SETTLE
    }

    /**
     * What waits of what is recorded, by the decisions of {@link #due}: for those whose tick lies ahead, and for those who hear at
     * every run while a post settles. Soonest first.
     *
     * @param limit how many ticks to look at, and how many moments at which posts settle
     */
    public List<Ahead> ahead(Tx tx, Newsletter newsletter, PublicPosts posts, Instant now, int limit) {
        NewsletterHistory history = Publications.history(tx, newsletter);
        Duration settle = newsletter.digest().settle();
        EditionPlanner planner = new EditionPlanner(newsletter, siteLanguage, languages);
        List<Ahead> all = new ArrayList<>();
        long served = 0;
        for (Instant at : history.settling(settle, now).stream().limit(limit).toList()) {
            long target = history.target(settle, at);
            Audience audience =
                    RecipientTable.atEveryRun(tx, newsletter, target).servedUpTo(served);
            all.add(new Ahead(at, Await.SETTLE, planner.due(posts, history, audience, at)));
            served = target;
        }
        Instant after = now;
        for (Instant at : TickTable.ahead(tx, newsletter.name(), now, limit)) {
            Audience audience = RecipientTable.ahead(tx, newsletter, history.target(settle, at), after, at);
            all.add(new Ahead(at, Await.TICK, planner.due(posts, history, audience, at)));
            after = at;
        }
        return all.stream()
                .filter(ahead -> !ahead.plan().editions().isEmpty())
                .sorted(Comparator.comparing(Ahead::at))
                .toList();
    }

    /** When the newsletter may owe something anew, if nothing else came: a tick, or a post that has settled then. */
    public Optional<Instant> nextMoment(Tx tx, Newsletter newsletter, Instant now) {
        Optional<Instant> settled = Publications.history(tx, newsletter)
                .nextTarget(newsletter.digest().settle(), now);
        return Stream.concat(settled.stream(), TickTable.ahead(tx, newsletter.name(), now, 1).stream())
                .min(Comparator.naturalOrder());
    }

    /**
     * What becomes of each publication above a subscription's mark, by the decisions of {@link #due}.
     *
     * @param language the subscriber's
     */
    public List<Verdict> verdicts(
            Newsletter newsletter,
            PublicPosts posts,
            NewsletterHistory history,
            Subscription subscription,
            String language,
            Instant now) {
        Cohort cohort = new Cohort(
                subscription.frequency(),
                subscription.mark(),
                subscription.start(),
                String.join("|", subscription.topics()),
                language,
                Set.of(),
                1);
        return new EditionPlanner(newsletter, siteLanguage, languages).verdicts(posts, history, cohort, now);
    }

    /**
     * Opens an edition: its rows, and the temporary table {@code edition_recipient(edition_id, subscriber_id, language,
     * from_number, to_number)} for the deliveries that the same transaction must make of it; moves marks and ticks. Composing
     * belongs into the same transaction: when it throws, nothing has happened.
     *
     * @param plan the one that the edition is of; @param now as it was for the plan
     * @return empty where nobody of the plan is left; then there is nothing to deliver
     */
    public Optional<Edition> open(Tx tx, Newsletter newsletter, DuePlan plan, PlannedEdition planned, Instant now) {
        RecipientTable.listDue(tx, newsletter, plan, now);
        EditionId id = new EditionId(EditionTable.last(tx) + 1);
        Edition edition = new Edition(id, EditionTable.nextNumber(tx), newsletter.name(), planned.posts(), now);
        EditionTable.add(tx, fresh(edition, newsletter.digest(), planned));
        planned.shares().forEach(share -> RecipientTable.addRecipients(tx, id, share, plan));
        if (RecipientTable.countRecipients(tx) == 0) {
            EditionTable.remove(tx, id);
            return Optional.empty();
        }
        planned.letters().forEach((language, variants) -> VariantTable.add(tx, id, language, variants));
        planned.shares().stream()
                .filter(share -> share.marks() == Marks.MOVE)
                .forEach(share -> RecipientTable.addServedRecipients(tx, share.cohort()));
        TickTable.serve(tx, newsletter, plan.target(), new Ticks(zone, now));
        return Optional.of(edition);
    }

    /** Moves marks and ticks of those who are due and get nothing. */
    public void serveIdle(Tx tx, Newsletter newsletter, DuePlan plan, Instant now) {
        RecipientTable.listDue(tx, newsletter, plan, now);
        plan.idle().forEach(cohort -> RecipientTable.addServed(tx, cohort));
        TickTable.serve(tx, newsletter, plan.target(), new Ticks(zone, now));
    }

    private KeptEdition fresh(Edition edition, DigestSettings digest, PlannedEdition planned) {
        boolean waits = planned.guard().isPresent();
        boolean shown = digest.review().compareTo(Duration.ZERO) > 0;
        Instant goesAt = shown && !waits ? edition.composedAt().plus(digest.review()) : null;
        Sender sender = new Sender(digest.senderName(), digest.from(), digest.replyTo(), mailDomain);
        EditionState state = waits || shown ? EditionState.REVIEW : EditionState.READY;
        return new KeptEdition(
                edition, state, 1, sender, goesAt, null, null, planned.guard().orElse(null), null, Map.of());
    }

    /** After a clock that was ahead: what settles or is in review beyond the present does so from now on. */
    public void acceptClock(Tx tx, Instant now) {
        PublicationTable.acceptClock(tx, now);
        EditionTable.acceptClock(tx, now);
    }

    /** The greatest number given so far; 0 before the first. */
    public long lastNumber(Tx tx) {
        return EditionTable.nextNumber(tx) - 1;
    }

    /** Those whose review is over by the clock become ready. @return how many */
    public int release(Tx tx, Instant now) {
        return EditionTable.release(tx, now);
    }

    /** From ready to sending: from now on its deliveries may be begun. @return false where it isn't ready */
    public boolean begin(Tx tx, EditionId id, Instant now) {
        boolean begun = EditionTable.move(tx, id, EditionState.READY, EditionState.READY, EditionState.SENDING);
        if (begun) {
            EditionTable.begunSending(tx, id, now);
        }
        return begun;
    }

    /** Those that are sending and have no open delivery left become sent. @return how many */
    public int finish(Tx tx) {
        return EditionTable.finish(tx);
    }

    /** Those that were let go and not cancelled, by number: each has a web version. */
    public List<PublicEdition> onTheWeb(Tx tx) {
        return WebVersionTable.list(tx);
    }

    /** Records which posts of {@link #onTheWeb} read otherwise than when they were mailed. @param posts as they are now */
    public void mend(Tx tx, PublicPosts posts, Instant now) {
        WebVersionTable.mend(tx, posts, now);
    }

    /** Those that wait for their time or for approval, by number. */
    public List<KeptEdition> inReview(Tx tx) {
        return EditionTable.in(tx, EditionState.REVIEW, EditionState.REVIEW);
    }

    /** How many a new number of this post would reach in the newsletter, by topics and languages as they are now. */
    public long reach(Tx tx, Newsletter newsletter, PublicPost post) {
        return RecipientTable.active(tx, newsletter.name()).stream()
                .filter(cohort -> post.isOf(cohort.topicList())
                        && post.variant(cohort.language(), siteLanguage).isPresent())
                .mapToLong(Cohort::size)
                .sum();
    }

    /** All, by number. */
    public List<KeptEdition> list(Tx tx) {
        return EditionTable.list(tx);
    }

    /** The newest ones, by number. */
    public List<KeptEdition> latest(Tx tx, int limit) {
        return EditionTable.latest(tx, limit);
    }

    /** Those that hold the post, by number. */
    public List<KeptEdition> holding(Tx tx, PostId post) {
        return EditionTable.holding(tx, post);
    }

    /** Neither sent nor cancelled, by number. */
    public List<KeptEdition> open(Tx tx) {
        return Stream.of(
                        EditionTable.in(tx, EditionState.REVIEW, EditionState.READY),
                        EditionTable.in(tx, EditionState.SENDING, EditionState.PAUSED))
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(kept -> kept.edition().number()))
                .toList();
    }

    public Optional<KeptEdition> find(Tx tx, long number) {
        return EditionTable.find(tx, number);
    }
}

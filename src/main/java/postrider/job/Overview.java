package postrider.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import postrider.cron.Cron;
import postrider.database.Database;
import postrider.database.Tx;
import postrider.delivery.DeliveryState;
import postrider.edition.Editions;
import postrider.edition.KeptEdition;
import postrider.edition.Newsletter;
import postrider.edition.PlannedEdition;
import postrider.edition.PublicPosts;
import postrider.job.WorkReport.Stop;
import postrider.post.PostLedger;
import postrider.post.PostStatus;
import postrider.post.Posts;
import postrider.post.Removals;
import postrider.subscriber.Joining;

/** Gathers the status of a home: from counters and indexes, whatever it has sent in its life. */
final class Overview {
    private static final int NEWEST = 3;

    private final Stages stages;
    private final SiteTime time;
    private final String postsFolder;
    private final Instant now;

    /** @param stages over a database that is only read; @param posts as {@link Run.Place} has it */
    Overview(Stages stages, SiteTime time, String posts) {
        this.stages = stages;
        this.time = time;
        this.postsFolder = posts;
        this.now = stages.clock().instant();
    }

    /** @param intrusion what is to be said where the database is another home's */
    Status status(Cron schedule, Optional<String> intrusion) {
        Database database = stages.database();
        Account account = new Account(now, time.zone(), postsFolder);
        Optional<Posts> posts = posts(database, account);
        return database.read(tx -> {
            Optional<Status.LastRun> last = RunTable.latest(tx);
            RunReport report = account.report(shown(tx), stages.composing().undecided(tx));
            Set<String> needsPerson = new LinkedHashSet<>(intrusion.stream().toList());
            needsPerson.addAll(report.needsPerson());
            last.ifPresent(run -> needsPerson.addAll(run.needsPerson()));
            Optional<Stop> stop = LastStop.find(tx);
            stop.filter(found -> found.reason().needsPerson())
                    .map(Stop::sentence)
                    .ifPresent(needsPerson::add);
            ClockRule.complaint(tx, now).ifPresent(needsPerson::add);
            Joining.flood(tx, now).map(Overview::sentence).ifPresent(needsPerson::add);
            return new Status(
                    now,
                    time,
                    last,
                    schedule.next(now, time.zone()),
                    report.posts(),
                    posts.map(read -> keptPublic(tx, read)).orElse(0),
                    report.next().stream().findFirst(),
                    report.editions(),
                    posts.map(read -> digests(tx, read)).orElse(List.of()),
                    queue(tx),
                    stop.filter(found -> !found.reason().needsPerson()).map(Stop::sentence),
                    stages.people().count(tx),
                    List.copyOf(needsPerson));
        });
    }

    private static String sentence(Joining.Flood flood) {
        if (flood.domain().isEmpty()) {
            return flood.requests()
                    + " subscriptions were asked for on the web within the hour: perhaps an attack on mailboxes, or"
                    + " on your name as a sender. Nobody is subscribed who does not confirm; if they are not people, let the server"
                    + " in front refuse them";
        }
        return flood.requests() + " subscriptions at " + flood.domain()
                + " were asked for on the web within the hour: perhaps an attack on mailboxes there. Mails to that domain go one"
                + " every five seconds meanwhile, and nobody is subscribed who does not confirm";
    }

    /** A folder that isn't there is what the status is asked for: it says so and goes on. */
    private Optional<Posts> posts(Database database, Account account) {
        try {
            Posts read = stages.reading().look(database.read(PostLedger::known), now);
            account.posts(read, held -> false);
            return Optional.of(read);
        } catch (Refused refused) {
            account.needsPerson(String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    private int keptPublic(Tx tx, Posts read) {
        Removals removals = PostLedger.changes(tx, read, now).removals();
        return removals.looksLikeAMishap() ? removals.wasPublic() : 0;
    }

    private List<KeptEdition> shown(Tx tx) {
        Map<Long, KeptEdition> shown = new TreeMap<>();
        List<KeptEdition> all = new ArrayList<>(stages.editions().latest(tx, NEWEST));
        all.addAll(stages.editions().open(tx));
        all.forEach(kept -> shown.put(kept.edition().number(), kept));
        return List.copyOf(shown.values());
    }

    private List<Status.NextDigest> digests(Tx tx, Posts read) {
        PublicPosts posts = PublicPosts.of(read.posts().stream()
                .filter(post -> post.status(now) instanceof PostStatus.Published)
                .toList());
        List<Status.NextDigest> digests = new ArrayList<>();
        for (Newsletter newsletter : stages.recorder().newsletters()) {
            stages.editions().ahead(tx, newsletter, posts, now, 1).stream()
                    .findFirst()
                    .map(ahead -> digest(newsletter, ahead))
                    .ifPresent(digests::add);
        }
        return digests;
    }

    private static Status.NextDigest digest(Newsletter newsletter, Editions.Ahead ahead) {
        List<PlannedEdition> editions = ahead.plan().editions();
        return new Status.NextDigest(
                newsletter.name(),
                ahead.at(),
                editions.stream()
                        .flatMap(edition -> edition.posts().stream())
                        .distinct()
                        .count(),
                editions.stream().mapToLong(PlannedEdition::recipients).sum());
    }

    private Map<String, Long> queue(Tx tx) {
        Map<DeliveryState, Long> counts = stages.composing().counts(tx);
        Map<String, Long> queue = new LinkedHashMap<>();
        counts.forEach((state, count) -> queue.put(state.word(), count));
        return queue;
    }
}

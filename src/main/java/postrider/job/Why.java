package postrider.job;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import postrider.config.Nearest;
import postrider.database.Database;
import postrider.database.Tx;
import postrider.edition.Newsletter;
import postrider.edition.PublicPosts;
import postrider.edition.Recording;
import postrider.job.Answer.Rule;
import postrider.post.EntryId;
import postrider.post.LedgerChanges;
import postrider.post.PostHistory;
import postrider.post.PostLedger;
import postrider.post.PostStatus;
import postrider.post.Posts;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.Subscriber;

/**
 * Says why a post is public or not, and why it was sent or not (rules §9). The past comes from what was recorded; what lies ahead
 * is decided by the run's own code, in a rehearsal of the home up to the recording of publications.
 */
final class Why {
    private final Records records;
    private final Stages stages;
    private final Posts read;
    private final Map<EntryId, PostHistory> known;
    private final PublicPosts posts;
    private final SiteTime time;
    private final Instant now;

    private Why(
            Tx tx,
            Stages stages,
            Posts read,
            Map<EntryId, PostHistory> known,
            PublicPosts posts,
            SiteTime time,
            Instant now) {
        this.records = new Records(tx, stages);
        this.stages = stages;
        this.read = read;
        this.known = known;
        this.posts = posts;
        this.time = time;
        this.now = now;
    }

    /** Takes one look at the home, and answers any number of questions by it. @param stages over a rehearsed database */
    static <T> T ask(Stages stages, SiteTime time, Function<Why, T> questions) {
        Instant now = stages.clock().instant();
        Database database = stages.database();
        Map<EntryId, PostHistory> known = database.read(PostLedger::histories);
        Posts read = stages.reading().look(database.read(PostLedger::known), now);
        PublicPosts posts = PublicPosts.of(read.posts().stream()
                .filter(one -> one.status(now) instanceof PostStatus.Published)
                .toList());
        return database.write(tx -> {
            rehearse(tx, stages, read, posts, now);
            return questions.apply(new Why(tx, stages, read, known, posts, time, now));
        });
    }

    private static void rehearse(Tx tx, Stages stages, Posts read, PublicPosts posts, Instant now) {
        stages.people().check(tx, now);
        RunEntry run = new RunEntry(RunTable.last(tx) + 1, Recording.Memory.WHOLE, now);
        RunTable.begin(tx, run.number(), now);
        LedgerChanges changes = PostLedger.changes(tx, read, now);
        if (!changes.removals().looksLikeAMishap()) {
            stages.people().importFile(tx, now);
            stages.recorder().record(tx, run, changes, read, posts);
        }
    }

    /**
     * @param post a file, id, slug, route or URL
     * @param address whom it is asked about; empty: everybody
     * @param newsletter empty: of those that the person has, the one where something comes nearest to having been sent
     * @throws Refused where there is no such post or newsletter
     */
    Answer answer(String post, Optional<EmailAddress> address, Optional<String> newsletter) {
        List<Newsletter> newsletters = newsletters(newsletter);
        Standpoint point = new Standpoint(PostLookup.of(read, known).find(post), read, known, posts, time, now);
        Finding finding = address.map(one -> toPerson(point, one, newsletters))
                .orElseGet(() -> new Everybody(records, stages, point).finding(newsletters));
        return new Answer(
                point.post(),
                address.map(EmailAddress::value),
                point.sentence(),
                finding.sentence(),
                finding.rule(),
                finding.facts());
    }

    private List<Newsletter> newsletters(Optional<String> named) {
        List<Newsletter> all = stages.recorder().newsletters();
        if (named.isEmpty()) {
            return all;
        }
        List<String> names = all.stream().map(Newsletter::name).toList();
        if (!names.contains(named.get())) {
            throw new Refused(
                    Refused.Reason.USAGE,
                    "there is no newsletter \"" + named.get() + "\". "
                            + Nearest.to(named.get(), names)
                                    .map(near -> "Did you mean \"" + near + "\"?")
                                    .orElse("The settings have: " + String.join(", ", names)));
        }
        return all.stream().filter(one -> one.name().equals(named.get())).toList();
    }

    private Finding toPerson(Standpoint point, EmailAddress address, List<Newsletter> newsletters) {
        Optional<Subscriber> person = records.person(address);
        if (person.isEmpty()) {
            return stages.people()
                    .suppression(records.tx(), address)
                    .map(reason -> new Finding(
                                    Rule.SUPPRESSED,
                                    "Not sent to " + address.value() + ": the address is suppressed (" + reason.word()
                                            + ").")
                            .with("reason", reason.word()))
                    .orElseGet(() -> new Finding(
                            Rule.NOT_RECORDED,
                            "Not sent to " + address.value() + ": nobody with this address is on record."));
        }
        return newsletters.stream()
                .flatMap(newsletter -> person.get().subscriptions().stream()
                        .filter(one -> one.newsletter().equals(newsletter.name()))
                        .map(one -> new PersonCase(records, stages, point, person.get(), newsletter, one).finding()))
                .min(Comparator.comparing(Finding::rule))
                .orElseGet(() -> new Finding(
                        Rule.NOT_RECORDED,
                        "Not sent to " + address.value() + ": no subscription to "
                                + newsletters.stream()
                                        .map(one -> "\"" + one.name() + "\"")
                                        .collect(Collectors.joining(" or "))
                                + " is on record."));
    }
}

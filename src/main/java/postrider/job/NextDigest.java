package postrider.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import postrider.database.Database;
import postrider.database.Tx;
import postrider.edition.Cohort;
import postrider.edition.DuePlan;
import postrider.edition.Editions;
import postrider.edition.NewestPost;
import postrider.edition.Newsletter;
import postrider.edition.PlannedEdition;
import postrider.edition.PublicPost;
import postrider.edition.PublicPosts;
import postrider.letter.Letter;
import postrider.markdown.RenderedPost;
import postrider.post.PostId;
import postrider.post.PostLedger;
import postrider.site.Artifact;
import postrider.site.WebVersion;
import postrider.source.Checked;
import postrider.source.Diagnostic;
import postrider.subscriber.Subscriber;
import postrider.subscriber.Subscription;

/** Finds what a reader's next digest holds, in a rehearsed run, and composes it. Where nothing is due, the newest posts stand for it. */
final class NextDigest {
    private static final int TICKS = 500;
    private static final int NEWEST = 3;

    private final Stages stages;
    private final RunEntry run;
    private final SiteTime time;

    NextDigest(Stages stages, RunEntry run, SiteTime time) {
        this.stages = stages;
        this.run = run;
        this.time = time;
    }

    /** What was found. @param reader empty: made up; @param number that the edition would have, and {@code recipients}; @param newest what a welcome brings */
    record Found(
            Newsletter newsletter,
            Optional<Subscriber> reader,
            long number,
            String language,
            String said,
            long recipients,
            Letter letter,
            List<NewestPost> newest,
            Instant now,
            List<Artifact> site,
            List<Diagnostic> diagnostics) {}

    /** Posts of an edition that is or may be. */
    private record Choice(List<PostId> posts, long recipients, String said) {}

    Found find(PreviewRequest request) {
        Database database = stages.database();
        Instant now = run.now();
        Reading.Read read = stages.reading().read(database.read(PostLedger::known), now);
        List<Diagnostic> diagnostics =
                new ArrayList<>(database.write(tx -> stages.people().importFile(tx, now)));
        Composing.Material material = Composing.Material.of(read);
        database.writeOnly(tx -> {
            run.completeIn(tx);
            stages.recorder()
                    .record(tx, run, PostLedger.changes(tx, read.posts(), now), read.posts(), material.posts());
            stages.recorder().show(tx, material);
        });
        diagnostics.addAll(0, read.listing().diagnostics());
        Newsletter newsletter = newsletter(request.newsletter());
        Optional<Subscriber> reader = request.subscriber()
                .flatMap(address -> database.read(tx -> stages.people().find(tx, address)));
        Choice choice = database.read(tx -> choice(tx, newsletter, material.posts(), reader));
        String site = stages.editions().siteLanguage();
        String language = request.language()
                .or(() -> reader.map(Subscriber::language))
                .orElseGet(() -> languages(choice, material.posts()).contains(site)
                        ? site
                        : languages(choice, material.posts()).stream()
                                .findFirst()
                                .orElse(site));
        List<RenderedPost> posts = variants(choice.posts(), material, language, site);
        if (posts.isEmpty()) {
            throw new Refused(
                    Refused.Reason.USAGE,
                    choice.posts().isEmpty()
                            ? "there is nothing to show: no post of newsletter \"" + newsletter.name() + "\" is public"
                            : "there is nothing to show: none of these posts is written in \"" + language + "\" or \""
                                    + site + "\"");
        }
        long number = database.read(tx -> stages.editions().lastNumber(tx)) + 1;
        Letter letter = stages.composing().sample(newsletter, request.design(), number, now, language, posts);
        WebVersions web = new WebVersions(stages);
        List<WebVersion> versions =
                new ArrayList<>(web.of(database.read(tx -> stages.editions().onTheWeb(tx)), material));
        versions.add(web.of(number, newsletter, now, language, posts));
        Checked<List<Artifact>> artifacts = stages.site().artifacts(read.published(), versions);
        diagnostics.addAll(artifacts.diagnostics());
        return new Found(
                newsletter,
                reader,
                number,
                language,
                choice.said(),
                choice.recipients(),
                letter,
                database.read(tx -> stages.recorder().newest(tx, newsletter, language, topics(newsletter, reader))),
                now,
                artifacts.value(),
                diagnostics);
    }

    private Newsletter newsletter(Optional<String> name) {
        List<Newsletter> all = stages.recorder().newsletters();
        return name.map(wanted -> all.stream()
                        .filter(one -> one.name().equals(wanted))
                        .findFirst()
                        .orElseThrow(() -> new Refused(
                                Refused.Reason.USAGE,
                                "there is no newsletter \"" + wanted + "\"; there "
                                        + (all.size() == 1 ? "is " : "are ")
                                        + all.stream().map(Newsletter::name).collect(Collectors.joining(", ")))))
                .orElseGet(() -> all.get(0));
    }

    private Choice choice(Tx tx, Newsletter newsletter, PublicPosts posts, Optional<Subscriber> reader) {
        Optional<Subscription> subscription = subscription(newsletter, reader);
        DuePlan due = stages.editions().due(tx, newsletter, posts, run.now());
        Stream<Choice> now = of(due, subscription)
                .map(planned -> new Choice(planned.posts(), planned.recipients(), said(planned, "now")));
        Stream<Choice> later = stages.editions().ahead(tx, newsletter, posts, run.now(), TICKS).stream()
                .sorted(Comparator.comparing(Editions.Ahead::at))
                .flatMap(ahead -> of(ahead.plan(), subscription)
                        .map(planned -> new Choice(
                                planned.posts(), planned.recipients(), said(planned, time.moment(ahead.at())))));
        return Stream.concat(now, later)
                .findFirst()
                .orElseGet(() -> new Choice(
                        newest(newsletter, posts, NEWEST),
                        0,
                        reader.isPresent()
                                ? "Nothing waits for this subscriber. The newest posts stand here instead."
                                : "Nothing waits to be mailed. The newest posts stand here instead."));
    }

    private static List<String> topics(Newsletter newsletter, Optional<Subscriber> reader) {
        return subscription(newsletter, reader).map(Subscription::topics).orElse(List.of());
    }

    private static Optional<Subscription> subscription(Newsletter newsletter, Optional<Subscriber> reader) {
        return reader.flatMap(person -> person.subscriptions().stream()
                .filter(one -> one.newsletter().equals(newsletter.name()))
                .findFirst());
    }

    private static List<PostId> newest(Newsletter newsletter, PublicPosts posts, int most) {
        return posts.in(newsletter).stream()
                .sorted(Comparator.comparing(PublicPost::publishAt).reversed())
                .limit(most)
                .map(PublicPost::id)
                .toList();
    }

    private static String said(PlannedEdition planned, String when) {
        long readers = planned.recipients();
        return "Goes to " + Quantity.of(readers, "subscriber")
                + planned.guard()
                        .map(reason -> " when somebody approves it: " + reason)
                        .orElse(", " + when)
                + ".";
    }

    private static Stream<PlannedEdition> of(DuePlan plan, Optional<Subscription> reader) {
        return plan.editions().stream()
                .filter(planned -> reader.isEmpty()
                        || planned.shares().stream().anyMatch(share -> isOf(share.cohort(), reader.get())));
    }

    private static boolean isOf(Cohort cohort, Subscription reader) {
        return cohort.frequency().equals(reader.frequency())
                && cohort.mark() == reader.mark()
                && cohort.start() == reader.start()
                && cohort.topicList().equals(reader.topics());
    }

    private static List<String> languages(Choice choice, PublicPosts posts) {
        return choice.posts().stream()
                .flatMap(id -> posts.find(id).stream())
                .flatMap(post -> post.languages().stream())
                .distinct()
                .toList();
    }

    private static List<RenderedPost> variants(
            List<PostId> posts, Composing.Material material, String language, String siteLanguage) {
        return posts.stream()
                .flatMap(id -> material.posts().find(id).stream())
                .flatMap(post -> post.variant(language, siteLanguage).stream())
                .flatMap(post -> Optional.ofNullable(material.rendered().get(post.id())).stream())
                .toList();
    }
}

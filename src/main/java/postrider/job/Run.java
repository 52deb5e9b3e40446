package postrider.job;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import postrider.cron.Cron;
import postrider.database.Database;
import postrider.database.Tx;
import postrider.edition.EditionState;
import postrider.edition.Editions;
import postrider.edition.KeptEdition;
import postrider.edition.PublicPosts;
import postrider.edition.Recording.Memory;
import postrider.post.EntryId;
import postrider.post.PostHistory;
import postrider.post.PostLedger;
import postrider.site.Artifact;
import postrider.site.Difference;
import postrider.source.Checked;
import postrider.source.Diagnostic;
import postrider.subscriber.EmailAddress;

/**
 * One run of the main job, from reading to the report (rules §2). Calls doors in order and holds no rule of its own. A run that
 * dies anywhere is completed by the next.
 */
public final class Run {
    /** How many ticks ahead a plan looks: those of every frequency in every zone. */
    private static final int TICKS = 500;

    private final Place place;
    private final InstantSource clock;
    private final Stages.Home home;
    private final Stages.Home rehearsal;

    /**
     * @param one whose state it is
     * @param posts what stands before a post's file for who looks from the home, such as {@code posts/}
     * @param zone in which people are told times; @param process its number, for the sender's name
     */
    public record Place(OneHome one, String posts, ZoneId zone, long process) {
        private Path lock() {
            return one.state().resolve("run.lock");
        }

        LastRunFile lastRun() {
            return one.lastRun();
        }
    }

    /** @param rehearsal the same home, but nothing stays */
    public Run(Place place, InstantSource clock, Stages.Home home, Stages.Home rehearsal) {
        this.place = place;
        this.clock = clock;
        this.home = home;
        this.rehearsal = rehearsal;
    }

    /** Does it. @param progress of the sending. @throws Refused where nothing was done: usage, settings, or another run at work */
    public RunReport publish(PublishRequest request, Progress progress) {
        Instant start = clock.instant();
        try (Database database = home.database()) {
            return publish(database, request, progress, start);
        }
    }

    /**
     * As {@link #publish}, for cron: says what needs a person once, and again once a day (rules §9).
     *
     * @throws Refused where the person is to be told of it, or it comes later by itself
     */
    public QuietReport publishQuietly(PublishRequest request) {
        Instant start = clock.instant();
        try (Database database = home.database()) {
            return new QuietRun(database, start, place.zone())
                    .listen(() -> publish(database, request, Progress.UNSEEN, start));
        }
    }

    private RunReport publish(Database database, PublishRequest request, Progress progress, Instant start) {
        HomeLock lock = HomeLock.tryTake(place.lock())
                .orElseThrow(() -> new Refused(
                        Refused.Reason.LATER, "another run is at work in this home; nothing was done here"));
        Stages stages;
        Account account;
        RunEntry run;
        Set<Long> before;
        Optional<NothingNew> watched;
        Reading.Read read;
        try (lock) {
            FlooredClock floored = ClockRule.floored(database, clock, start, request);
            stages = home.over(database, floored);
            stages.site().readAhead();
            Instant now = floored.floor();
            account = new Account(now, place.zone(), place.posts());
            stages.standing().forEach(account::warn);
            before = database.read(tx -> settled(tx, stages.editions()));
            LastRun last = place.lastRun().read();
            place.one().claim(database);
            run = begin(stages, account, last, request, now);
            remember(stages, run, last);
            watched = NothingNew.watch(request.inputs(), database, place.lastRun());
            try {
                read = new Preparation(stages, account, now)
                        .prepare(request, run, new Replacing(stages.publicFolder(), account));
            } catch (Refused refused) {
                database.writeOnly(tx -> RunTable.refuse(tx, run.number(), refused, floored.instant()));
                throw refused;
            } finally {
                stages.reading().close();
            }
            remember(stages, run, last);
        }
        if (!request.noSend()) {
            send(stages, account, progress);
        }
        stages.sending().forget(stages.recorder().forgotten(stages.clock().instant()));
        RunReport report = database.read(tx -> account.report(
                concerned(tx, stages.editions(), before), stages.composing().undecided(tx)));
        Optional<InputFolder.Look> look = watched.flatMap(nothing -> nothing.look(report));
        database.writeOnly(tx -> {
            RunTable.end(
                    tx,
                    run.number(),
                    report.outcome(),
                    summary(report, account),
                    stages.clock().instant());
            look.ifPresent(same -> watched.get().keep(tx, same, stages, report, read));
        });
        return report;
    }

    private void send(Stages stages, Account account, Progress progress) {
        try {
            account.sent(stages.sending().send(place.process(), progress));
        } catch (UncheckedIOException e) {
            account.needsPerson(String.valueOf(e.getMessage()));
        }
    }

    /** Sees that key, settings, clock and database fit together, or were said to; then the run begins. */
    private static RunEntry begin(Stages stages, Account account, LastRun last, PublishRequest request, Instant now) {
        Database database = stages.database();
        Memory memory = OldDatabase.memory(database, last, request);
        database.writeOnly(tx -> stages.people().check(tx, now));
        if (request.acceptClock()) {
            database.writeOnly(tx -> ClockRule.accept(tx, stages, now));
        }
        if (memory == Memory.RESTORED) {
            String restored = database.write(tx -> OldDatabase.accept(tx, stages, last, now));
            account.needsPerson(restored);
        }
        return RunEntry.begin(database, last, memory, now);
    }

    /** Before anything is mailed: from here on an older database is known for what it is. */
    private void remember(Stages stages, RunEntry run, LastRun before) {
        if (stages.database().<Boolean>read(run::isIn)) {
            place.lastRun()
                    .write(stages.database()
                            .read(tx -> new LastRun(
                                    run.number(),
                                    run.now(),
                                    Math.max(before.edition(), stages.editions().lastNumber(tx)),
                                    Math.max(
                                            before.subscriber(), stages.people().lastNumber(tx)))));
        }
    }

    /** Says what {@link #publish} would do; changes nothing. @throws Refused as above, but takes any clock */
    public Plan plan(PublishRequest request) {
        Instant now = clock.instant();
        try (Database database = rehearsal.database()) {
            Stages stages = rehearsal.over(database, clock);
            Account account = new Account(now, place.zone(), place.posts());
            stages.standing().forEach(account::warn);
            Map<EntryId, PostHistory> known = database.read(PostLedger::histories);
            Set<Long> open = database.read(tx -> numbers(stages.editions().open(tx)));
            RunEntry run = begin(stages, account, place.lastRun().read(), request, now);
            PlanDraft plan = new PlanDraft();
            Reading.Read read = new Preparation(stages, account, now).prepare(request, run, (within, artifacts) -> {
                Difference difference = stages.publicFolder().compare(within, artifacts.value());
                plan.files(within, difference);
                account.found(artifacts.diagnostics());
                account.found(difference.diagnostics());
                return difference.complete();
            });
            List<KeptEdition> editions = database.read(tx -> stages.editions().list(tx)).stream()
                    .filter(kept -> isOpen(kept) || open.contains(kept.edition().number()))
                    .toList();
            editions.forEach(kept -> plan.edition(
                    kept,
                    database.read(tx ->
                            stages.composing().recipients(tx, kept.edition().id())),
                    account.remarks(kept.edition().number())));
            database.read(tx -> ahead(tx, stages, read))
                    .forEach(ahead -> ahead.plan().editions().forEach(planned -> plan.edition(ahead, planned)));
            database.<Optional<String>>read(tx -> ClockRule.complaint(tx, now)).ifPresent(account::needsPerson);
            return plan.plan(
                    PostChange.all(read, known),
                    account.report(
                            editions, database.read(tx -> stages.composing().undecided(tx))),
                    place.zone());
        }
    }

    /** The next digest of a reader, as it would be composed now; changes nothing. @throws Refused as {@link #plan}, and where there is none */
    <T> T preview(PreviewRequest request, BiFunction<Stages, NextDigest.Found, T> take) {
        Instant now = clock.instant();
        try (Database database = rehearsal.database()) {
            Stages stages = rehearsal.over(database, clock);
            Account account = new Account(now, place.zone(), place.posts());
            RunEntry run = begin(stages, account, place.lastRun().read(), PublishRequest.USUAL, now);
            return take.apply(stages, new NextDigest(stages, run, new SiteTime(place.zone())).find(request));
        }
    }

    /** What waits for a later run, of what is public now. */
    private static List<Editions.Ahead> ahead(Tx tx, Stages stages, Reading.Read read) {
        PublicPosts posts = Composing.Material.of(read).posts();
        return stages.recorder().newsletters().stream()
                .flatMap(newsletter -> stages.editions().ahead(tx, newsletter, posts, read.now(), TICKS).stream())
                .sorted(Comparator.comparing(Editions.Ahead::at))
                .toList();
    }

    /** Says what happened last, what is next, and what needs a person; changes nothing. @param schedule of the runs */
    public Status status(Cron schedule) {
        try (Database database = place.one().lookAnyway()) {
            return new Overview(rehearsal.over(database, clock), new SiteTime(place.zone()), place.posts())
                    .status(schedule, place.one().complaint(database));
        }
    }

    /**
     * Says why a post is public or not, and why it was sent or not; changes nothing.
     *
     * @param post a file, id, slug, route or URL; @param address empty: everybody; @param newsletter empty: the one that says most
     * @throws Refused where there is no such post or newsletter
     */
    public Answer why(String post, Optional<EmailAddress> address, Optional<String> newsletter) {
        return ask(why -> why.answer(post, address, newsletter));
    }

    /** As {@link #why}, any number of questions at one moment. */
    <T> T ask(Function<Why, T> questions) {
        try (Database database = rehearsal.database()) {
            return Why.ask(rehearsal.over(database, clock), new SiteTime(place.zone()), questions);
        }
    }

    /** Reads and renders every post; changes nothing. @throws Refused where there is no posts folder */
    public PostListing posts() {
        return listing((stages, read) -> List.of());
    }

    /** As {@link #posts}, and tries the templates on what is public. */
    public PostListing check() {
        return listing((stages, read) -> {
            Checked<List<Artifact>> artifacts = stages.site()
                    .artifacts(
                            read.published(),
                            new WebVersions(stages)
                                    .of(
                                            stages.database()
                                                    .read(tx ->
                                                            stages.editions().onTheWeb(tx)),
                                            Composing.Material.of(read)));
            List<Diagnostic> faults = new ArrayList<>(artifacts.diagnostics());
            faults.addAll(stages.recorder().idle(read.posts()));
            faults.addAll(stages.publicFolder().compare(artifacts.value()).diagnostics());
            faults.addAll(stages.composing().rehearse(read));
            return faults;
        });
    }

    private PostListing listing(BiFunction<Stages, Reading.Read, List<Diagnostic>> more) {
        Instant now = clock.instant();
        try (Database database = place.one().look()) {
            Stages stages = rehearsal.over(database, clock);
            Reading.Read read = stages.reading().read(database.read(PostLedger::known), now);
            return read.listing().with(more.apply(stages, read));
        }
    }

    private static Set<Long> numbers(List<KeptEdition> editions) {
        return editions.stream().map(kept -> kept.edition().number()).collect(Collectors.toSet());
    }

    private static boolean isOpen(KeptEdition kept) {
        return kept.state() != EditionState.SENT && kept.state() != EditionState.CANCELLED;
    }

    /** Those that had ended before this run, and so are not its business. */
    private static Set<Long> settled(Tx tx, Editions editions) {
        return numbers(editions.list(tx).stream().filter(kept -> !isOpen(kept)).toList());
    }

    private static List<KeptEdition> concerned(Tx tx, Editions editions, Set<Long> settled) {
        return editions.list(tx).stream()
                .filter(kept -> !settled.contains(kept.edition().number()))
                .toList();
    }

    /** A line, and one for each thing that only this run has seen. */
    private static String summary(RunReport report, Account account) {
        return Stream.concat(Stream.of(report.line()), account.ofThisRun().stream())
                .collect(Collectors.joining("\n"));
    }
}

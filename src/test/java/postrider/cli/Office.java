package postrider.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import postrider.cache.Cache;
import postrider.config.Settings;
import postrider.database.Database;
import postrider.delivery.RetryRule;
import postrider.delivery.SendQueue;
import postrider.delivery.SettleRule;
import postrider.edition.Editions;
import postrider.job.Answer;
import postrider.job.EditionDesk;
import postrider.job.EditionLine;
import postrider.job.Outcome;
import postrider.job.Plan;
import postrider.job.PostDesk;
import postrider.job.PostListing;
import postrider.job.PreviewDesk;
import postrider.job.Progress;
import postrider.job.PublishRequest;
import postrider.job.QuietReport;
import postrider.job.Reading;
import postrider.job.RunReport;
import postrider.job.Status;
import postrider.job.SubscriberList;
import postrider.mail.MailSettings;
import postrider.picture.PictureCache;
import postrider.post.EntryId;
import postrider.post.HeldPost;
import postrider.post.PostFolder;
import postrider.post.PostId;
import postrider.source.Bytes;
import postrider.source.Diagnostic;
import postrider.source.Location;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.ImportReport;
import postrider.subscriber.SecretKey;
import postrider.subscriber.Subscriber;
import postrider.subscriber.SubscriberId;
import postrider.subscriber.Suppressions;
import postrider.subscriber.Wish;

/** Answers without doing anything, and remembers what it was asked. */
@NullUnmarked
final class Office implements Jobs {
    static final Instant NOW = Instant.parse("2026-01-05T04:00:00Z");
    static final PostId POST = new PostId("urn:uuid:537dad56-cac7-5516-9c0c-d42669f46537");
    static final EditionLine EDITION = new EditionLine(1, "news", "sent", List.of(POST), 3, 0, 3, 0, 0, 0, 0, 0, false);

    @Nullable
    Settings settings;

    @Nullable
    InstantSource clock;

    @Nullable
    PublishRequest request;

    @Nullable
    Wish added;

    Optional<String> confirmed = Optional.empty();

    @Nullable
    RuntimeException fault;

    boolean published;
    List<String> needsPerson = List.of();
    Outcome outcome = Outcome.DONE;

    Jobs open(Settings given, InstantSource started) {
        settings = given;
        clock = started;
        return this;
    }

    @Override
    public void serve(Serving.Listener listener) {
        throw new AssertionError();
    }

    @Override
    public SubscriberList list() {
        throw new AssertionError();
    }

    @Override
    public RunReport send(Progress progress) {
        throw new AssertionError();
    }

    @Override
    public RunReport follow(Progress progress) {
        throw new AssertionError();
    }

    @Override
    public RunReport publish(PublishRequest asked, Progress progress) {
        if (fault != null) {
            throw fault;
        }
        request = asked;
        published = true;
        return new RunReport(
                NOW,
                new RunReport.PostCounts(3, 1, 0, 0),
                new RunReport.FileCounts(7, 0, 2),
                List.of(EDITION),
                3,
                needsPerson.stream().map(text -> new RunReport.Need(text, text)).toList(),
                List.of(),
                List.of(new RunReport.Waiting(
                        "Donor day", Instant.parse("2031-06-14T04:00:00Z"), "14 June 2031, 09:00 Almaty")),
                List.of(),
                outcome == Outcome.LATER,
                outcome);
    }

    @Override
    public QuietReport publishQuietly(PublishRequest asked) {
        RunReport report = publish(asked, Progress.UNSEEN);
        return new QuietReport(report.needsPerson(), report.outcome().status());
    }

    @Override
    public PostDesk sentPosts() {
        InstantSource now = InstantSource.fixed(NOW);
        Path none = Path.of("/nowhere/postrider.db");
        Settings here = Objects.requireNonNull(settings);
        Reading reading =
                new Reading(new PostFolder(none, here.reading()), here.markdown(), Cache::none, new PictureCache(none));
        return new PostDesk(
                () -> Database.open(none, now),
                () -> Database.openReadOnly(none, now),
                reading,
                List.of(),
                new Editions("en", List.of(), zone(), "news.example.org"),
                Office::queue,
                now);
    }

    @Override
    public EditionDesk editions() {
        throw new AssertionError("tried in EditionsCommandTest");
    }

    @Override
    public PreviewDesk previews() {
        throw new AssertionError("tried in SeeingItFirstTest");
    }

    static SendQueue queue(Database database) {
        return new SendQueue(
                database,
                new SettleRule(RetryRule.givingUpAfter(Duration.ofDays(3)), MailSettings.Uncertain.HOLD),
                MailSettings.Limits.connections(1),
                new Suppressions(SecretKey.of("0123456789abcdef".repeat(4))));
    }

    @Override
    public ZoneId zone() {
        return ZoneId.of("Asia/Almaty");
    }

    @Override
    public Plan plan(PublishRequest asked) {
        Plan.Files files = new Plan.Files(List.of("rss.xml"), List.of(), List.of());
        return new Plan(NOW, ZoneId.of("Asia/Almaty"), false, files, List.of(), List.of(), List.of(), List.of());
    }

    @Override
    public PostListing check() {
        return posts();
    }

    @Override
    public Answer why(String post, Optional<EmailAddress> address, Optional<String> newsletter) {
        return new Answer(POST, Optional.empty(), "Public.", "Sent.", Answer.Rule.SENT, Map.of("edition", 1L));
    }

    @Override
    public Status status() {
        throw new UnsupportedOperationException();
    }

    @Override
    public PostListing posts() {
        Diagnostic fault =
                Diagnostic.error("E201", new Location("spring/item.md", 5, 15), "publish_date names no day", "Mend it");
        HeldPost held = new HeldPost("spring/item.md", new EntryId("urn:uuid:1"), POST, "en", "Spring", List.of(fault));
        return new PostListing(NOW, List.of(PostListing.Entry.of(held)), List.of(fault));
    }

    @Override
    public ImportReport importSubscribers(Path csv, SubscriberList.Mode mode, IntConsumer progress) {
        return new ImportReport(2, 1, 0, 0, new TreeMap<>(), List.of(new ImportReport.RefusedRow(3, "no address")), 0);
    }

    @Override
    public Bytes exportSubscribers() {
        return Bytes.utf8("email\n");
    }

    @Override
    public List<Subscriber> subscribers() {
        return List.of();
    }

    @Override
    public Subscriber addSubscriber(Wish wish, Optional<String> evidence) {
        added = wish;
        confirmed = evidence;
        return subscriber(wish.address());
    }

    @Override
    public Subscriber removeSubscriber(EmailAddress address, Optional<String> newsletter) {
        return subscriber(address);
    }

    static Subscriber subscriber(EmailAddress address) {
        return new Subscriber(new SubscriberId(1), address, "", "kk", Optional.empty(), List.of(), Optional.empty());
    }
}

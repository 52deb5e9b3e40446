package postrider.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import postrider.cache.Cache;
import postrider.config.Settings;
import postrider.database.Database;
import postrider.delivery.RetryRule;
import postrider.delivery.SendQueue;
import postrider.delivery.SettleRule;
import postrider.edition.Editions;
import postrider.edition.Newsletter;
import postrider.feed.Hub;
import postrider.job.AfterCommand;
import postrider.job.Composing;
import postrider.job.EditionDesk;
import postrider.job.FrontDesk;
import postrider.job.Glance;
import postrider.job.NothingNew;
import postrider.job.OneHome;
import postrider.job.People;
import postrider.job.PostDesk;
import postrider.job.PreviewDesk;
import postrider.job.Progress;
import postrider.job.Reading;
import postrider.job.Recorder;
import postrider.job.RequestMails;
import postrider.job.Reviewing;
import postrider.job.Run;
import postrider.job.SendJob;
import postrider.job.Sending;
import postrider.job.Stages;
import postrider.job.SubscriberList;
import postrider.job.Worker;
import postrider.job.Writing;
import postrider.letter.LetterWriter;
import postrider.letter.PictureFolder;
import postrider.letter.TestWriter;
import postrider.mail.DkimSigner;
import postrider.mail.MailSettings;
import postrider.mail.MessageWriter;
import postrider.picture.PictureCache;
import postrider.post.PostFolder;
import postrider.site.PublicFolder;
import postrider.site.Site;
import postrider.subscriber.LinkSigner;
import postrider.subscriber.SecretKey;
import postrider.subscriber.Subscriptions;
import postrider.subscriber.Suppressions;
import postrider.template.Templates;

/** Where everything is constructed. */
record Assembly(Surroundings surroundings, Consumer<String> aside) implements Jobs.Opener {
    Assembly(Surroundings surroundings) {
        this(surroundings, surroundings.err()::println);
    }

    @Override
    public Jobs.Opener quiet() {
        return new Assembly(surroundings, line -> {});
    }

    @Override
    public Jobs open(Settings settings, InstantSource clock) {
        OneHome one = one(settings, clock);
        Path key = settings.state().resolve("secret.key");
        Function<Database, SendQueue> queues =
                open -> queue(settings, open, SecretKey.openReadOnly(key, surroundings.randomness()));
        Editions editions = editions(settings);
        return new HomeJobs(
                run(settings, clock),
                new SendJob(place(settings, clock), clock, home(settings, changing(settings, clock))),
                progress -> new SendJob.Staying(
                        surroundings.randomness().nextLong(), Assembly::pause, surroundings.stopAsked(), progress),
                new Serving(
                        settings,
                        templates(settings),
                        clock,
                        Assembly::pause,
                        surroundings.stopAsked(),
                        () -> frontDesk(settings, clock)),
                list(settings, clock),
                settings.doubleOptIn(),
                new EditionDesk(one::open, one::look, queues, settings.newsletters(), editions, clock),
                () -> previews(settings, clock),
                new PostDesk(
                        one::open,
                        one::look,
                        reading(settings, () -> lookingCache(settings)),
                        settings.newsletters(),
                        editions,
                        queues,
                        clock),
                settings.site().zone(),
                settings.schedule());
    }

    @Override
    public Glance glance(Path home, String circumstances, InstantSource clock) {
        Path state = home.resolve("var");
        return NothingNew.run(state, state.resolve("postrider.db"), circumstances, clock);
    }

    private PreviewDesk previews(Settings settings, InstantSource clock) {
        Templates templates = templates(settings);
        Path key = settings.state().resolve("secret.key");
        return new PreviewDesk(
                run(settings, clock),
                new PreviewDesk.Place(
                        settings.site().url(),
                        settings.site().languages(),
                        settings.site().zone(),
                        settings.mail().domain()),
                templates,
                () -> MailParts.messageWriter(settings, SecretKey.openReadOnly(key, surroundings.randomness())),
                MailParts.transports(settings.mail(), surroundings.stopAsked()),
                new TestWriter(templates, settings.site().url(), settings.site().accent()),
                MailParts.reviewWriter(settings, templates),
                newsletter -> MailParts.joinWriter(settings, templates, newsletter.name()),
                new DkimSigner(settings.mail().signatures()));
    }

    private static Templates templates(Settings settings) {
        return new Templates(settings.home().resolve("templates"));
    }

    private static Editions editions(Settings settings) {
        return new Editions(
                settings.site().language(),
                settings.site().languages(),
                settings.site().zone(),
                settings.mail().domain());
    }

    private static Reading reading(Settings settings, Supplier<Cache> cache) {
        return new Reading(
                new PostFolder(settings.posts(), settings.reading()), settings.markdown(), cache, copies(settings));
    }

    private static PictureCache copies(Settings settings) {
        return new PictureCache(settings.state().resolve("pictures"));
    }

    private static Cache writtenCache(Settings settings) {
        return Cache.open(cacheFile(settings), fingerprint(settings));
    }

    private static Cache lookingCache(Settings settings) {
        return Cache.openReadOnly(cacheFile(settings), fingerprint(settings));
    }

    private static Path cacheFile(Settings settings) {
        return settings.state().resolve("posts.cache");
    }

    /** What each post is read and rendered by, beside its file and what it refers to. */
    private static String fingerprint(Settings settings) {
        return ProgramFile.fingerprint() + "\n" + settings.posts() + "\n" + settings.reading() + "\n"
                + settings.markdown();
    }

    private static SendQueue queue(Settings settings, Database database, SecretKey key) {
        MailSettings mail = settings.mail();
        return new SendQueue(
                database,
                new SettleRule(RetryRule.givingUpAfter(mail.giveUp()), mail.uncertain()),
                mail.smtp().limits(),
                new Suppressions(key));
    }

    private Run run(Settings settings, InstantSource clock) {
        Path key = settings.state().resolve("secret.key");
        Ground rehearsing = new Ground(
                one(settings, clock)::rehearse,
                open -> SecretKey.openReadOnly(key, surroundings.randomness()),
                () -> lookingCache(settings),
                Optional::empty,
                open -> Optional.empty());
        return new Run(
                place(settings, clock), clock, home(settings, changing(settings, clock)), home(settings, rehearsing));
    }

    private static OneHome one(Settings settings, InstantSource clock) {
        return new OneHome(settings.state(), settings.database(), clock);
    }

    private Run.Place place(Settings settings, InstantSource clock) {
        return new Run.Place(
                one(settings, clock),
                new SourceFolder(settings.home(), settings.posts()).prefix(),
                settings.site().zone(),
                surroundings.process());
    }

    private Ground changing(Settings settings, InstantSource clock) {
        return new Ground(
                one(settings, clock)::open,
                open -> SecretKey.open(settings.state().resolve("secret.key"), surroundings.randomness(), open),
                () -> writtenCache(settings),
                () -> after(settings),
                open -> Hub.of(settings.feeds(), open));
    }

    /** What a run stands on: one that changes the home, or one that only rehearses. @param hub who is told of changed feeds */
    private record Ground(
            Supplier<Database> database,
            Function<Database, SecretKey> key,
            Supplier<Cache> cache,
            Supplier<Optional<AfterCommand>> after,
            Function<Database, Optional<Hub>> hub) {}

    private Optional<AfterCommand> after(Settings settings) {
        return settings.after().isEmpty()
                ? Optional.empty()
                : Optional.of(new AfterCommand(settings.after(), settings.home(), aside));
    }

    private SubscriberList list(Settings settings, InstantSource clock) {
        Path key = settings.state().resolve("secret.key");
        OneHome one = one(settings, clock);
        return new SubscriberList(
                new SubscriberList.State(one::open, open -> SecretKey.open(key, surroundings.randomness(), open)),
                new SubscriberList.State(one::rehearse, open -> SecretKey.openReadOnly(key, surroundings.randomness())),
                new SubscriberList.State(one::look, open -> SecretKey.openReadOnly(key, surroundings.randomness())),
                PeopleParts.offers(settings),
                opened -> PeopleParts.correspondence(settings, opened),
                settings.subscribers(),
                PeopleParts.erasing(settings),
                settings.home(),
                clock);
    }

    private FrontDesk frontDesk(Settings settings, InstantSource clock) {
        Database database = one(settings, clock).open();
        SecretKey key = SecretKey.open(settings.state().resolve("secret.key"), surroundings.randomness(), database);
        database.writeOnly(key::bindTo);
        return new FrontDesk(
                database,
                key,
                PeopleParts.offers(settings),
                PeopleParts.correspondence(settings, key),
                PeopleParts.erasing(settings),
                new FrontDesk.Home(settings.site().zone(), settings.web().evidence()),
                clock);
    }

    private Stages.Home home(Settings settings, Ground ground) {
        return new Stages.Home() {
            @Override
            public Database database() {
                return ground.database().get();
            }

            @Override
            public Stages over(Database open, InstantSource clock) {
                return stages(settings, open, ground, clock);
            }
        };
    }

    private Stages stages(Settings settings, Database database, Ground ground, InstantSource clock) {
        SecretKey key = ground.key().apply(database);
        Templates templates = templates(settings);
        MailSettings mail = settings.mail();
        ZoneId zone = settings.site().zone();
        String language = settings.site().language();
        Editions editions = editions(settings);
        SendQueue queue = queue(settings, database, key);
        return new Stages(
                database,
                clock,
                reading(settings, ground.cache()),
                new Site(settings.site(), settings.feeds(), templates),
                new PublicFolder(
                        settings.output(),
                        new PublicFolder.Sources(settings.posts(), settings.home(), copies(settings)),
                        database,
                        clock),
                ground.after().get(),
                ground.hub().apply(database),
                new People(
                        new Subscriptions(key, PeopleParts.offers(settings)),
                        key,
                        PeopleParts.subscribersFile(settings),
                        settings.unconfirmed(),
                        PeopleParts.correspondence(settings, key)),
                new Recorder(settings.newsletters(), zone, language, MailParts.outlet(mail), settings.kept()),
                new Composing(
                        database,
                        editions,
                        queue,
                        settings.newsletters(),
                        newsletter -> new LetterWriter(
                                templates,
                                MailParts.letterSettings(settings, newsletter),
                                new PictureFolder(settings.posts(), copies(settings)))),
                editions,
                sending(settings, database, editions, queue, key, templates, clock),
                MailParts.standing(settings));
    }

    private Sending sending(
            Settings settings,
            Database database,
            Editions editions,
            SendQueue queue,
            SecretKey key,
            Templates templates,
            InstantSource clock) {
        MailSettings mail = settings.mail();
        ZoneId zone = settings.site().zone();
        MessageWriter writer = MailParts.messageWriter(settings, key);
        Writing.DayWords days = (moment, language) ->
                templates.words(language).date(moment.atZone(zone).toLocalDate());
        Writing writing = new Writing(
                queue,
                writer,
                new DkimSigner(mail.signatures()),
                days,
                new RequestMails(
                        newsletter -> MailParts.joinWriter(settings, templates, newsletter),
                        queue::newestPosts,
                        writer,
                        new LinkSigner(key),
                        MailParts.pages(settings),
                        days));
        return new Sending(
                settings.state().resolve("send.lock"),
                database,
                editions,
                queue,
                MailParts.transports(mail, surroundings.stopAsked()),
                MailParts.connections(mail),
                reviewing(settings, database, editions, queue, key, templates, writer),
                (id, lines, queued, progress) -> new Worker(id, queue, writing, lines, queued, world(clock, progress)),
                clock);
    }

    private Worker.Surroundings world(InstantSource clock, Progress progress) {
        return new Worker.Surroundings(
                clock, Assembly::pause, surroundings.randomness()::nextDouble, surroundings.stopAsked(), progress);
    }

    private static Reviewing reviewing(
            Settings settings,
            Database database,
            Editions editions,
            SendQueue queue,
            SecretKey key,
            Templates templates,
            MessageWriter writer) {
        return new Reviewing(
                database,
                editions,
                queue,
                settings.newsletters().stream()
                        .collect(Collectors.toMap(
                                Newsletter::name,
                                newsletter -> newsletter.digest().reviewers())),
                MailParts.reviewWriter(settings, templates),
                writer,
                new DkimSigner(settings.mail().signatures()),
                key);
    }

    private static void pause(Duration length) {
        LockSupport.parkNanos(length.toNanos());
    }
}

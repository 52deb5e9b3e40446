package postrider.cli;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import postrider.cron.Cron;
import postrider.job.Answer;
import postrider.job.EditionDesk;
import postrider.job.Plan;
import postrider.job.PostDesk;
import postrider.job.PostListing;
import postrider.job.PreviewDesk;
import postrider.job.Progress;
import postrider.job.PublishRequest;
import postrider.job.QuietReport;
import postrider.job.Run;
import postrider.job.RunReport;
import postrider.job.SendJob;
import postrider.job.Status;
import postrider.job.SubscriberList;
import postrider.source.Bytes;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.ImportReport;
import postrider.subscriber.Subscriber;
import postrider.subscriber.Wish;

/** The commands' wishes, carried out in one home. */
record HomeJobs(
        Run run,
        SendJob sending,
        Function<Progress, SendJob.Staying> staying,
        SubscriberList list,
        boolean doubleOptIn,
        EditionDesk editions,
        Supplier<PreviewDesk> previewDesk,
        PostDesk sentPosts,
        ZoneId zone,
        Cron schedule)
        implements Jobs {
    @Override
    public RunReport publish(PublishRequest request, Progress progress) {
        return run.publish(request, progress);
    }

    @Override
    public RunReport send(Progress progress) {
        return sending.send(progress);
    }

    @Override
    public RunReport follow(Progress progress) {
        return sending.follow(staying.apply(progress));
    }

    @Override
    public QuietReport publishQuietly(PublishRequest request) {
        return run.publishQuietly(request);
    }

    @Override
    public PreviewDesk previews() {
        return previewDesk.get();
    }

    @Override
    public Plan plan(PublishRequest request) {
        return run.plan(request);
    }

    @Override
    public Answer why(String post, Optional<EmailAddress> address, Optional<String> newsletter) {
        return run.why(post, address, newsletter);
    }

    @Override
    public Status status() {
        return run.status(schedule);
    }

    @Override
    public PostListing posts() {
        return run.posts();
    }

    @Override
    public PostListing check() {
        return run.check();
    }

    @Override
    public ImportReport importSubscribers(Path csv, SubscriberList.Mode mode, IntConsumer progress) {
        return list.importFile(csv, mode, progress);
    }

    @Override
    public Bytes exportSubscribers() {
        return list.export();
    }

    @Override
    public List<Subscriber> subscribers() {
        return list.all();
    }

    @Override
    public Subscriber addSubscriber(Wish wish, Optional<String> confirmed) {
        return list.add(wish, confirmed, doubleOptIn);
    }

    @Override
    public Subscriber removeSubscriber(EmailAddress address, Optional<String> newsletter) {
        return list.remove(address, newsletter);
    }
}

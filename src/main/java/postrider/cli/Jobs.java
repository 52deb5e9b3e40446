package postrider.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import postrider.config.Settings;
import postrider.job.ImportReport;
import postrider.job.NewSubscriber;
import postrider.job.Plan;
import postrider.job.PostListing;
import postrider.job.PublishRequest;
import postrider.job.RunReport;
import postrider.job.SubscriberLine;
import postrider.source.Bytes;

/** All that commands may ask for in one home. Each may throw {@link postrider.job.Refused}. */
interface Jobs extends AutoCloseable {
    RunReport publish(PublishRequest request);

    /** What {@link #publish} would do; changes nothing. */
    Plan plan(PublishRequest request);

    PostListing posts();

    ImportReport importSubscribers(Path csv);

    /** The list in the form that {@link #importSubscribers} takes. */
    Bytes exportSubscribers();

    List<SubscriberLine> subscribers();

    SubscriberLine addSubscriber(NewSubscriber subscriber);

    /** Ends a subscription. @param newsletter empty: all of them */
    SubscriberLine removeSubscriber(String email, Optional<String> newsletter);

    @Override
    void close();

    /** Opens what the commands need in a home with these settings. */
    @FunctionalInterface
    interface Opener {
        Jobs open(Settings settings, InstantSource clock);
    }
}

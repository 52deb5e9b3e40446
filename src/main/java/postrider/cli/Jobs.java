package postrider.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import postrider.config.Settings;
import postrider.job.Answer;
import postrider.job.EditionDesk;
import postrider.job.Glance;
import postrider.job.Plan;
import postrider.job.PostDesk;
import postrider.job.PostListing;
import postrider.job.PreviewDesk;
import postrider.job.Progress;
import postrider.job.PublishRequest;
import postrider.job.QuietReport;
import postrider.job.RunReport;
import postrider.job.Status;
import postrider.job.SubscriberList;
import postrider.source.Bytes;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.ImportReport;
import postrider.subscriber.Subscriber;
import postrider.subscriber.Wish;

/** All that commands may ask for in one home. Each may throw {@link postrider.job.Refused}. */
interface Jobs {
    RunReport publish(PublishRequest request, Progress progress);

    /** Sends what is queued. */
    RunReport send(Progress progress);

    /** As {@link #send}, and whatever becomes due, until the process is asked to end. */
    RunReport follow(Progress progress);

    /** Publishes by the schedule, sends whatever becomes due, and answers on the web, until asked to end. */
    void serve(Serving.Listener listener);

    /** As {@link #publish}, saying what the person has not heard yet. */
    QuietReport publishQuietly(PublishRequest request);

    /** What {@link #publish} would do; changes nothing. */
    Plan plan(PublishRequest request);

    /** Why a post is public or not, and was sent or not. @param address empty: to everybody */
    Answer why(String post, Optional<EmailAddress> address, Optional<String> newsletter);

    /** What happened last, what is next, and what needs a person. */
    Status status();

    PostListing posts();

    /** As {@link #posts}, and tries the templates. */
    PostListing check();

    /** What was sent of posts, and to send one again. */
    PostDesk sentPosts();

    EditionDesk editions();

    /** The next digest, before it goes. */
    PreviewDesk previews();

    /** The site's, in which people are told times. */
    ZoneId zone();

    /** As {@link SubscriberList#importFile}. */
    ImportReport importSubscribers(Path csv, SubscriberList.Mode mode, IntConsumer progress);

    /** The list in the form that {@link #importSubscribers} takes. */
    Bytes exportSubscribers();

    List<Subscriber> subscribers();

    /** What an operator does to people one by one. */
    SubscriberList list();

    /** @param confirmed the evidence of consent; empty: {@code subscribers.double_opt_in} decides whether to ask first */
    Subscriber addSubscriber(Wish wish, Optional<String> confirmed);

    /** Ends a subscription. @param newsletter empty: all of them */
    Subscriber removeSubscriber(EmailAddress address, Optional<String> newsletter);

    /** Opens what the commands need in a home with these settings. */
    @FunctionalInterface
    interface Opener {
        Jobs open(Settings settings, InstantSource clock);

        /** The same, that passes on nothing of what other programs say as they go. */
        default Opener quiet() {
            return this;
        }

        /** As {@link postrider.job.NothingNew#run}, in a home whose settings nobody has read yet. */
        default Glance glance(Path home, String circumstances, InstantSource clock) {
            return Glance.none();
        }
    }
}

package postrider.cli;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import postrider.cli.Signs.Sign;
import postrider.job.Refused;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.ImportReport;
import postrider.subscriber.Subscriber;
import postrider.subscriber.SubscriptionState;
import postrider.subscriber.Wish;

/** {@code subscribers}: the list of people. */
@Command(name = "subscribers", description = "The list of people: import, export, list, add, remove.")
final class SubscribersCommand implements Callable<Integer> {
    private final PostriderCommand postrider;

    SubscribersCommand(PostriderCommand postrider) {
        this.postrider = postrider;
    }

    /** {@code subscribers} alone lists. */
    @Override
    public Integer call() {
        return list();
    }

    @Command(name = "import", description = "Takes in a CSV file. Never brings back who left, bounced or complained.")
    int importFile(
            @Parameters(paramLabel = "FILE", description = "CSV with a header; only email is required.") String file) {
        return with((session, jobs) -> {
            ImportReport report = jobs.importSubscribers(session.path(file));
            if (session.isJson()) {
                session.json(json -> new SubscribersJson(json).imported(report));
            } else {
                tell(session, file, report);
            }
            return report.refused().isEmpty() ? 0 : 1;
        });
    }

    private static void tell(Session session, String file, ImportReport report) {
        report.refused()
                .forEach(row -> session.console(2)
                        .line(Sign.PERSON, file + ":" + row.line() + ": " + row.reason() + "; this row was left out"));
        if (session.isQuiet()) {
            return;
        }
        Console out = session.console(1);
        report.skipped()
                .forEach((reason, count) -> out.line(Sign.WAIT, Console.count(count, "row") + " skipped: " + reason));
        out.plain("%s read: %d added, %d changed, %d unchanged, %d refused."
                .formatted(
                        Console.count(report.rows(), "row"),
                        report.added(),
                        report.changed(),
                        report.unchanged(),
                        report.refused().size()));
    }

    @Command(name = "export", description = "Prints the list as CSV, in the form that import takes.")
    int export() {
        return with((session, jobs) -> {
            if (session.isJson()) {
                session.json(json -> new SubscribersJson(json).list(jobs.subscribers()));
            } else {
                session.console(1).verbatim(jobs.exportSubscribers());
            }
            return 0;
        });
    }

    @Command(name = "list", description = "Shows everybody, with what they get.")
    int list() {
        return with((session, jobs) -> {
            List<Subscriber> all = jobs.subscribers();
            if (session.isJson()) {
                session.json(json -> new SubscribersJson(json).list(all));
            } else {
                all.forEach(subscriber -> tell(session.console(1), subscriber));
                session.console(1).plain(Console.count(all.size(), "subscriber") + ".");
            }
            return 0;
        });
    }

    @Command(name = "add", description = "Adds somebody by hand.")
    int add(
            @Parameters(paramLabel = "ADDRESS") String address,
            @Option(names = "--newsletter", paramLabel = "NAME", description = "Default: the first.") @Nullable
                    String newsletter,
            @Option(names = "--name", paramLabel = "NAME") @Nullable String name,
            @Option(names = "--language", paramLabel = "TAG", description = "Like en, ru or kk.") @Nullable
                    String language,
            @Option(names = "--frequency", paramLabel = "NAME", description = "Like instant or weekly.") @Nullable
                    String frequency,
            @Option(names = "--topics", paramLabel = "A|B", description = "Tags or categories; none: all posts.")
                    @Nullable
                    String topics,
            @Option(names = "--timezone", paramLabel = "ZONE") @Nullable String timezone,
            @Option(names = "--confirmed", paramLabel = "EVIDENCE", description = "How they agreed; asks no more.")
                    @Nullable
                    String confirmed) {
        Wish wish = new Wish(
                address(address),
                Optional.ofNullable(newsletter),
                name == null ? "" : name,
                Optional.ofNullable(language),
                Optional.ofNullable(frequency),
                topics == null
                        ? List.of()
                        : Arrays.stream(topics.split("\\|"))
                                .map(String::strip)
                                .filter(topic -> !topic.isEmpty())
                                .toList(),
                Optional.ofNullable(timezone).map(SubscribersCommand::zone));
        return with((session, jobs) -> one(session, jobs.addSubscriber(wish, Optional.ofNullable(confirmed))));
    }

    @Command(name = "remove", description = "Ends a subscription; the person gets no more of it.")
    int remove(
            @Parameters(paramLabel = "ADDRESS") String address,
            @Option(names = "--newsletter", paramLabel = "NAME", description = "Default: all.") @Nullable
                    String newsletter) {
        return with((session, jobs) ->
                one(session, jobs.removeSubscriber(address(address), Optional.ofNullable(newsletter))));
    }

    private static int one(Session session, Subscriber subscriber) {
        if (session.isJson()) {
            session.json(json -> new SubscribersJson(json).subscriber(subscriber));
        } else if (!session.isQuiet()) {
            tell(session.console(1), subscriber);
        }
        return 0;
    }

    private static void tell(Console out, Subscriber subscriber) {
        List<String> subscriptions = subscriber.subscriptions().stream()
                .map(subscription ->
                        subscription.newsletter() + " " + subscription.state().word() + " " + subscription.frequency())
                .toList();
        boolean active = subscriber.subscriptions().stream()
                .anyMatch(subscription -> subscription.state() == SubscriptionState.ACTIVE);
        String suppressed = subscriber
                .suppressed()
                .map(reason -> "  suppressed: " + reason.word())
                .orElse("");
        out.line(
                active && suppressed.isEmpty() ? Sign.DONE : Sign.WAIT,
                subscriber.address().value() + "  " + subscriber.language() + "  " + String.join(", ", subscriptions)
                        + suppressed);
    }

    private int with(ToIntBiFunction<Session, Jobs> work) {
        Session session = postrider.session();
        return work.applyAsInt(session, session.open());
    }

    static EmailAddress address(String typed) {
        EmailAddress.Reading reading = EmailAddress.read(typed);
        if (reading instanceof EmailAddress.Reading.Fine fine) {
            return fine.address();
        } else if (reading instanceof EmailAddress.Reading.Refused refused) {
            throw new Refused(Refused.Reason.USAGE, "the address " + refused.reason() + "; nothing was done");
        }
        throw new AssertionError(reading);
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new Refused(
                    Refused.Reason.USAGE,
                    "there is no time zone \"" + name + "\"; nothing was done. Write one like Asia/Almaty");
        }
    }
}

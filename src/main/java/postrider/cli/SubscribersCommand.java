package postrider.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import postrider.cli.Signs.Sign;
import postrider.config.Nearest;
import postrider.job.Quantity;
import postrider.job.Refused;
import postrider.job.SubscriberList;
import postrider.source.Bytes;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.ImportReport;
import postrider.subscriber.Pausing;
import postrider.subscriber.Subscriber;
import postrider.subscriber.SubscriptionState;
import postrider.subscriber.Subscriptions;
import postrider.subscriber.Wish;

/** {@code subscribers}: the list of people. */
final class SubscribersCommand implements Command {
    private static final Parameter FILE = Parameter.needed("FILE", "CSV with a header; only email is required.");
    private static final Option DRY_RUN = Option.flag("--dry-run", "Change nothing; say what would happen.");
    private static final Option REFUSED =
            Option.valued("--refused", "FILE", "Write the refused rows there, to mend and import.");
    private static final Parameter ADDRESS = Parameter.needed("ADDRESS", "Where letters go, like a@example.org.");
    private static final Option NEWSLETTER = Option.valued("--newsletter", "NAME", "Default: the first.");
    private static final Option ENDED = Option.valued("--newsletter", "NAME", "Default: all.");
    private static final Option NAME = Option.valued("--name", "NAME", "What letters call the person.");
    private static final Option LANGUAGE = Option.valued("--language", "TAG", "Like en, ru or kk.");
    private static final Option FREQUENCY = Option.valued("--frequency", "NAME", "Like instant or weekly.");
    private static final Option TOPICS = Option.valued("--topics", "A|B", "Tags or categories; '': all posts.");
    private static final Option TIMEZONE = Option.valued("--timezone", "ZONE", "Like Asia/Almaty.");
    private static final Option PAUSE = Option.valued("--pause", "UNTIL", "Nothing until that day, like 2027-01-31.");
    private static final Option RESUME = Option.flag("--resume", "End a pause.");
    private static final String ASKED = " asked by mail to confirm: with the next run, or now by: postrider send";
    private static final Option CONFIRMED = Option.valued("--confirmed", "EVIDENCE", "How they agreed; asks no more.");

    @Override
    public String name() {
        return "subscribers";
    }

    @Override
    public List<String> description() {
        return List.of("The list of people: import, export, list, show, add, change, remove, suppress, erase.");
    }

    @Override
    public List<Command> subcommands() {
        return List.of(
                Subcommand.of(
                                "import",
                                "Takes in a CSV file. Never brings back who left, bounced or complained.",
                                SubscribersCommand::importFile)
                        .with(DRY_RUN, REFUSED)
                        .taking(FILE),
                Subcommand.of(
                        "export", "Prints the list as CSV, in the form that import takes.", SubscribersCommand::export),
                Subcommand.of("list", "Shows everybody, with what they get.", SubscribersCommand::list),
                Subcommand.of("add", "Adds somebody by hand.", SubscribersCommand::add)
                        .taking(ADDRESS)
                        .with(NEWSLETTER, NAME, LANGUAGE, FREQUENCY, TOPICS, TIMEZONE, CONFIRMED),
                Subcommand.of("change", "Changes what somebody gets, as they asked you to.", SubscribersCommand::change)
                        .taking(ADDRESS)
                        .with(ENDED, NAME, LANGUAGE, FREQUENCY, TOPICS, TIMEZONE, PAUSE, RESUME),
                Subcommand.of(
                                "remove",
                                "Ends a subscription; the person gets no more of it.",
                                SubscribersCommand::remove)
                        .taking(ADDRESS)
                        .with(ENDED),
                Subcommand.of("show", "Shows what is held on an address; --json: all of it.", SubscribersCommand::show)
                        .taking(ADDRESS),
                Subcommand.of(
                                "suppress",
                                "From now on the address gets nothing, whatever a list says.",
                                SubscribersCommand::suppress)
                        .taking(ADDRESS),
                Subcommand.of(
                                "erase",
                                "Deletes all that is held on an address, but a mark that keeps it from being mailed again.",
                                SubscribersCommand::erase)
                        .taking(ADDRESS));
    }

    /** {@code subscribers} alone lists. */
    @Override
    public int run(Session session) {
        return list(session);
    }

    private static int importFile(Session session) {
        String file = session.arguments().value(FILE);
        Path list = session.path(file);
        RowsLine progress = session.rowsRead();
        ImportReport report = session.open()
                .importSubscribers(
                        list,
                        session.arguments().has(DRY_RUN)
                                ? SubscriberList.Mode.REHEARSAL
                                : SubscriberList.Mode.IN_EARNEST,
                        progress::at);
        progress.end();
        session.arguments()
                .value(REFUSED)
                .ifPresent(target -> Subscriptions.copyRefused(list, report.refused(), session.path(target)));
        if (session.isJson()) {
            session.json(json -> new SubscribersJson(json).imported(report));
        } else {
            tell(session, file, report);
        }
        return report.refused().isEmpty() ? 0 : 1;
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
                .forEach((reason, count) -> out.line(Sign.WAIT, Quantity.of(count, "row") + " skipped: " + reason));
        if (report.asked() > 0) {
            out.line(Sign.WAIT, (report.asked() == 1 ? "1 person is" : report.asked() + " people are") + ASKED);
        }
        out.plain(String.format(
                        Locale.ROOT,
                        "%s read: %,d added, %,d changed, %,d unchanged, %,d refused.",
                        Quantity.of(report.rows(), "row"),
                        report.added(),
                        report.changed(),
                        report.unchanged(),
                        report.refused().size())
                + (session.arguments().has(DRY_RUN) ? " Nothing was changed." : ""));
    }

    private static int export(Session session) {
        Jobs jobs = session.open();
        if (session.isJson()) {
            session.json(json -> new SubscribersJson(json).list(jobs.subscribers()));
        } else {
            session.console(1).verbatim(jobs.exportSubscribers());
        }
        return 0;
    }

    private static int list(Session session) {
        List<Subscriber> all = session.open().subscribers();
        if (session.isJson()) {
            session.json(json -> new SubscribersJson(json).list(all));
        } else if (!session.isQuiet()) {
            all.forEach(subscriber -> tell(session.console(1), subscriber));
            session.console(1).plain(Quantity.of(all.size(), "subscriber") + ".");
        }
        return 0;
    }

    private static int add(Session session) {
        Arguments given = session.arguments();
        Wish wish = wish(given, given.value(NEWSLETTER));
        Subscriber added = session.open().addSubscriber(wish, given.value(CONFIRMED));
        boolean isAsked = added.subscriptions().stream().anyMatch(one -> one.state() == SubscriptionState.PENDING);
        int status = one(session, added);
        if (isAsked && !session.isJson() && !session.isQuiet()) {
            session.console(1).plain(added.address().masked() + " is" + ASKED);
        }
        return status;
    }

    private static int change(Session session) {
        Arguments given = session.arguments();
        Jobs jobs = session.open();
        return one(session, jobs.list().change(wish(given, given.value(ENDED)), pausing(session, jobs.zone())));
    }

    private static Wish wish(Arguments given, Optional<String> newsletter) {
        return new Wish(
                address(given.value(ADDRESS)),
                newsletter,
                given.value(NAME).orElse(""),
                given.value(LANGUAGE),
                given.value(FREQUENCY),
                given.value(TOPICS).map(SubscribersCommand::topics),
                given.value(TIMEZONE).map(SubscribersCommand::zone));
    }

    private static Pausing pausing(Session session, ZoneId zone) {
        Optional<Instant> until = session.arguments()
                .value(PAUSE)
                .map(typed -> day(typed).atStartOfDay(zone).toInstant());
        if (until.isPresent() && session.arguments().has(RESUME)) {
            throw new Refused(
                    Refused.Reason.USAGE, "--pause and --resume can't both be meant; nothing was done. Leave one out");
        }
        if (until.isPresent() && !session.clock().instant().isBefore(until.get())) {
            throw new Refused(Refused.Reason.USAGE, "a pause ends on a day to come; nothing was done");
        }
        return until.<Pausing>map(Pausing.Until::new)
                .orElseGet(() -> session.arguments().has(RESUME) ? new Pausing.Over() : new Pausing.AsItIs());
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException e) {
            throw new Refused(
                    Refused.Reason.USAGE, "\"" + typed + "\" is no day; nothing was done. Write it like 2027-01-31");
        }
    }

    private static List<String> topics(String typed) {
        return Arrays.stream(typed.split("\\|"))
                .map(String::strip)
                .filter(topic -> !topic.isEmpty())
                .toList();
    }

    private static int remove(Session session) {
        Arguments given = session.arguments();
        EmailAddress address = address(given.value(ADDRESS));
        return one(session, session.open().removeSubscriber(address, given.value(ENDED)));
    }

    private static int show(Session session) {
        EmailAddress address = address(session.arguments().value(ADDRESS));
        if (session.isJson()) {
            session.console(1).verbatim(Bytes.utf8(session.open().list().dossier(address)));
            return 0;
        }
        return one(session, session.open().list().find(address));
    }

    private static int suppress(Session session) {
        EmailAddress address = address(session.arguments().value(ADDRESS));
        boolean isNew = session.open().list().suppress(address);
        said(
                session,
                address.masked() + (isNew ? " gets nothing from now on." : " got nothing before, and gets nothing."));
        return 0;
    }

    private static int erase(Session session) {
        EmailAddress address = address(session.arguments().value(ADDRESS));
        SubscriberList list = session.open().list();
        boolean again = list.isErased(address);
        if (!again
                && !session.isWanted("All that is held on "
                        + list.find(address).address().value()
                        + " is deleted; they can't be brought back, and get nothing any more.")) {
            return 0;
        }
        List<String> named = list.erase(address);
        said(session, (again ? "Erased before." : "Erased.") + " A list that names the address brings nobody back.");
        if (!named.isEmpty() && !session.isQuiet()) {
            session.console(2)
                    .line(
                            Sign.PERSON,
                            "your list still names the address: " + String.join(", ", named)
                                    + ". That file is yours: take the row out of it, and out of its copies");
        }
        return 0;
    }

    private static void said(Session session, String sentence) {
        if (session.isJson()) {
            session.json(json -> json.object(() -> json.text("done", sentence)));
        } else if (!session.isQuiet()) {
            session.console(1).plain(sentence);
        }
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
                    "there is no time zone \"" + name + "\"; nothing was done. "
                            + Nearest.zone(name)
                                    .map(near -> "Did you mean \"" + near + "\"?")
                                    .orElse("Write one like Asia/Almaty"));
        }
    }
}

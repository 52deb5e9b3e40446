package postrider.cli;

import java.util.List;
import java.util.Optional;
import postrider.job.EditionAnswer;
import postrider.job.EditionDesk;
import postrider.job.EditionSheet;
import postrider.job.Quantity;

/** {@code editions}: what was sent or waits, and a person's word about it. */
final class EditionsCommand implements Command {
    private static final int DECLINED = 2;
    private static final Parameter NUMBER = Parameter.needed("N", "The edition's number.");
    private static final Option REVISION = Option.valued(
            "--revision", "R", "The one that you saw; without it: as it was composed, else you are asked.");
    private static final Option RETURN_POSTS =
            Option.flag("--return-posts", "Its posts come again, to those who did not get them.");

    @Override
    public String name() {
        return "editions";
    }

    @Override
    public List<String> description() {
        return List.of("What was sent or waits: posts, recipients, progress, failures.");
    }

    @Override
    public List<Command> subcommands() {
        return List.of(
                Subcommand.of("list", "All of them, the newest first.", EditionsCommand::list),
                Subcommand.of(
                                "show",
                                "One of them: its words, how far it is, what failed and what to do.",
                                EditionsCommand::show)
                        .taking(NUMBER),
                Subcommand.of("approve", "Lets one go that waits in review.", EditionsCommand::approve)
                        .taking(NUMBER)
                        .with(REVISION),
                Subcommand.of("cancel", "Keeps back what has not gone; asks first.", EditionsCommand::cancel)
                        .taking(NUMBER)
                        .with(RETURN_POSTS),
                Subcommand.of("pause", "Nothing more of it goes until it is resumed.", EditionsCommand::pause)
                        .taking(NUMBER),
                Subcommand.of("resume", "Goes on with a paused one.", EditionsCommand::resume)
                        .taking(NUMBER),
                Subcommand.of(
                                "retry",
                                "Queues again what failed or may not have arrived; asks first.",
                                EditionsCommand::retry)
                        .taking(NUMBER));
    }

    /** {@code editions} alone lists. */
    @Override
    public int run(Session session) {
        return list(session);
    }

    private static int list(Session session) {
        Jobs jobs = session.open();
        List<EditionDesk.Listed> all = jobs.editions().list();
        if (session.isJson()) {
            session.json(json -> new EditionsJson(json)
                    .list(all.stream().map(EditionDesk.Listed::line).toList()));
        } else if (session.isQuiet()) {
            new EditionsText(session.console(2), jobs.zone()).needy(all);
        } else {
            new EditionsText(session.console(1), jobs.zone()).list(all);
        }
        return 0;
    }

    private static int show(Session session) {
        long number = session.arguments().number(NUMBER);
        Jobs jobs = session.open();
        EditionSheet sheet = jobs.editions().show(number);
        if (session.isJson()) {
            session.json(json -> new EditionsJson(json).sheet(sheet));
        } else {
            new EditionsText(session.console(1), jobs.zone()).sheet(sheet);
        }
        return 0;
    }

    private static int approve(Session session) {
        long number = session.arguments().number(NUMBER);
        EditionDesk desk = session.openToSend().editions();
        Optional<Long> revision = session.arguments().number(REVISION);
        if (revision.isPresent()) {
            return tell(session, desk.approve(number, revision.get()));
        }
        long present = desk.show(number).revision();
        boolean seen = present == 1
                || session.isWanted("Edition " + number + " was changed since it was composed; revision " + present
                        + " would go (postrider editions approve " + number + " --revision " + present + ").");
        return seen ? tell(session, desk.approve(number, present)) : DECLINED;
    }

    private static int cancel(Session session) {
        long number = session.arguments().number(NUMBER);
        EditionDesk desk = session.openToSend().editions();
        EditionSheet sheet = desk.show(number);
        // What can't be done any more is not asked for: the desk says why.
        boolean wanted = sheet.line().isOver()
                || session.isWanted("Edition " + number + " will be cancelled: "
                        + Quantity.of(sheet.left(), "message") + " will not go, "
                        + Quantity.of(sheet.line().sent(), "message") + " went already.");
        if (!wanted) {
            return DECLINED;
        }
        return tell(
                session, session.arguments().has(RETURN_POSTS) ? desk.cancelAndReturn(number) : desk.cancel(number));
    }

    private static int pause(Session session) {
        long number = session.arguments().number(NUMBER);
        return tell(session, session.open().editions().pause(number));
    }

    private static int resume(Session session) {
        long number = session.arguments().number(NUMBER);
        return tell(session, session.openToSend().editions().resume(number));
    }

    private static int retry(Session session) {
        long number = session.arguments().number(NUMBER);
        EditionDesk desk = session.openToSend().editions();
        EditionSheet sheet = desk.show(number);
        long uncertain = sheet.failures().size() - sheet.line().failed();
        boolean wanted = sheet.failures().isEmpty()
                || session.isWanted(Quantity.of(sheet.failures().size(), "message") + " of edition " + number
                        + " will be queued again"
                        + (uncertain > 0 ? "; " + uncertain + " of them may have arrived and would come twice" : "")
                        + ".");
        return wanted ? tell(session, desk.retry(number)) : DECLINED;
    }

    private static int tell(Session session, EditionAnswer answer) {
        if (session.isJson()) {
            session.json(json -> new EditionsJson(json).sheet(answer.edition()));
        } else if (!session.isQuiet()) {
            session.console(1).line(Signs.Sign.DONE, answer.said());
        }
        return 0;
    }
}

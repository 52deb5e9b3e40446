package postrider.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import postrider.job.EditionAnswer;
import postrider.job.EditionDesk;
import postrider.job.EditionSheet;

/** {@code editions}: what was sent or waits, and a person's word about it. */
@Command(name = "editions", description = "What was sent or waits: posts, recipients, progress, failures.")
final class EditionsCommand implements Callable<Integer> {
    private static final int DECLINED = 2;

    private final PostriderCommand postrider;

    EditionsCommand(PostriderCommand postrider) {
        this.postrider = postrider;
    }

    /** {@code editions} alone lists. */
    @Override
    public Integer call() {
        return list();
    }

    @Command(name = "list", description = "All of them, the newest first.")
    int list() {
        Session session = postrider.session();
        Jobs jobs = session.open();
        List<EditionDesk.Listed> all = jobs.editions().list();
        if (session.isJson()) {
            session.json(json -> new EditionsJson(json)
                    .list(all.stream().map(EditionDesk.Listed::line).toList()));
        } else {
            new EditionsText(session.console(1), jobs.zone()).list(all);
        }
        return 0;
    }

    @Command(name = "show", description = "One of them: its words, how far it is, what failed and what to do.")
    int show(@Parameters(paramLabel = "N", description = "The edition's number.") long number) {
        Session session = postrider.session();
        Jobs jobs = session.open();
        EditionSheet sheet = jobs.editions().show(number);
        if (session.isJson()) {
            session.json(json -> new EditionsJson(json).sheet(sheet));
        } else {
            new EditionsText(session.console(1), jobs.zone()).sheet(sheet);
        }
        return 0;
    }

    @Command(name = "approve", description = "Lets one go that waits in review.")
    int approve(
            @Parameters(paramLabel = "N", description = "The edition's number.") long number,
            @Option(
                            names = "--revision",
                            paramLabel = "R",
                            description = "The one that you saw; without it: as it was composed, else you are asked.")
                    @Nullable
                    Long revision) {
        Session session = postrider.session();
        EditionDesk desk = session.openToSend().editions();
        if (revision != null) {
            return tell(session, desk.approve(number, revision));
        }
        long present = desk.show(number).revision();
        boolean seen = present == 1
                || session.isWanted("Edition " + number + " was changed since it was composed; revision " + present
                        + " would go (postrider editions approve " + number + " --revision " + present + ").");
        return seen ? tell(session, desk.approve(number, present)) : DECLINED;
    }

    @Command(name = "cancel", description = "Keeps back what has not gone; asks first.")
    int cancel(
            @Parameters(paramLabel = "N", description = "The edition's number.") long number,
            @Option(names = "--return-posts", description = "Its posts come again, to those who did not get them.")
                    boolean returnPosts) {
        Session session = postrider.session();
        EditionDesk desk = session.openToSend().editions();
        EditionSheet sheet = desk.show(number);
        boolean wanted = session.isWanted("Edition " + number + " will be cancelled: "
                + Console.count(sheet.left(), "message") + " will not go, "
                + Console.count(sheet.line().sent(), "message") + " went already.");
        if (!wanted) {
            return DECLINED;
        }
        return tell(session, returnPosts ? desk.cancelAndReturn(number) : desk.cancel(number));
    }

    @Command(name = "pause", description = "Nothing more of it goes until it is resumed.")
    int pause(@Parameters(paramLabel = "N", description = "The edition's number.") long number) {
        Session session = postrider.session();
        return tell(session, session.open().editions().pause(number));
    }

    @Command(name = "resume", description = "Goes on with a paused one.")
    int resume(@Parameters(paramLabel = "N", description = "The edition's number.") long number) {
        Session session = postrider.session();
        return tell(session, session.openToSend().editions().resume(number));
    }

    @Command(name = "retry", description = "Queues again what failed or may not have arrived; asks first.")
    int retry(@Parameters(paramLabel = "N", description = "The edition's number.") long number) {
        Session session = postrider.session();
        EditionDesk desk = session.openToSend().editions();
        EditionSheet sheet = desk.show(number);
        long uncertain = sheet.failures().size() - sheet.line().failed();
        boolean wanted = sheet.failures().isEmpty()
                || session.isWanted(Console.count(sheet.failures().size(), "message") + " of edition " + number
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

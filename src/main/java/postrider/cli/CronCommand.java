package postrider.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import postrider.cli.Signs.Sign;
import postrider.config.Settings;
import postrider.cron.Cron;
import postrider.job.Refused;

/** {@code cron}: what makes this home publish by itself. */
final class CronCommand implements Command {
    private static final int SHOWN = 5;
    private static final Parameter EXPRESSION =
            Parameter.quoted("EXPR", "Five fields in quotes, like \"0 9 * * MON\", or @daily.");

    @Override
    public String name() {
        return "cron";
    }

    @Override
    public List<String> description() {
        return List.of("The crontab line and the systemd timer of this home, by its setting schedule.");
    }

    @Override
    public List<Command> subcommands() {
        return List.of(
                Subcommand.of(
                        "show",
                        "The crontab line for this home, on stdout alone: append it with crontab -e.",
                        CronCommand::show),
                Subcommand.of(
                                "explain",
                                "Says in words when an expression fires, and the next five instants.",
                                CronCommand::explain)
                        .taking(EXPRESSION),
                Subcommand.of(
                        "install",
                        "Writes a systemd service and timer for this home, and says how to enable them.",
                        CronCommand::install));
    }

    /** {@code cron} alone shows. */
    @Override
    public int run(Session session) {
        return show(session);
    }

    private static int show(Session session) {
        Settings settings = session.settings();
        Cron schedule = settings.schedule();
        String when = schedule.plainly()
                .orElseThrow(() -> new Refused(
                        Refused.Reason.USAGE,
                        "schedule \"" + schedule + "\" has L, W or #, which the system's cron does not know."
                                + " Write it without, or use: postrider cron install"));
        String line = when + " " + new Invocation(launcher(session), settings.home(), config(session)).crontab();
        if (session.isJson()) {
            session.json(json -> json.object(() -> {
                json.text("crontab", line);
                json.text("words", schedule.inWords());
            }));
            return 0;
        }
        session.console(1).whole(line);
        if (!session.isQuiet()) {
            ZoneId zone = settings.site().zone();
            session.console(2)
                    .line(
                            Sign.WAIT,
                            "runs " + schedule.inWords()
                                    + ". Add it with: crontab -e. Cron goes by the machine's zone; the"
                                    + " schedule is meant in " + zone.getId() + ".");
        }
        return 0;
    }

    private static int explain(Session session) {
        String expression = session.arguments().value(EXPRESSION);
        ZoneId zone = session.settings().site().zone();
        Cron cron = parse(expression);
        List<Instant> next = new ArrayList<>();
        Instant from = session.clock().instant();
        for (int i = 0; i < SHOWN; i++) {
            from = cron.next(from, zone);
            next.add(from);
        }
        if (session.isJson()) {
            session.json(json -> json.object(() -> {
                json.text("expression", expression);
                json.text("words", cron.inWords());
                json.text("timezone", zone.getId());
                json.texts("next", next.stream().map(Instant::toString).toList());
                json.texts(
                        "local",
                        next.stream()
                                .map(at -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone)))
                                .toList());
            }));
        } else {
            Console out = session.console(1);
            String words = cron.inWords();
            out.plain(
                    Character.toUpperCase(words.charAt(0)) + words.substring(1) + ", " + zone.getId() + " time. Next:");
            DateTimeFormatter instant = DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm xxx", Locale.ENGLISH);
            next.forEach(at -> out.plain("  " + instant.format(at.atZone(zone))));
        }
        return 0;
    }

    private static Cron parse(String expression) {
        try {
            return Cron.parse(expression);
        } catch (IllegalArgumentException e) {
            throw new Refused(Refused.Reason.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private static int install(Session session) {
        Settings settings = session.settings();
        UnitFolder units = UnitFolder.of(session.surroundings().environment());
        Cron schedule = settings.schedule();
        List<String> calendar = schedule.onCalendar(settings.site().zone())
                .orElseThrow(() -> new Refused(
                        Refused.Reason.USAGE,
                        "schedule \"" + schedule + "\" has what systemd's calendar lacks (W or #). Nothing was written."
                                + " Write it without"));
        Invocation invocation = new Invocation(launcher(session), settings.home(), config(session));
        List<Path> written = units.write(invocation, calendar, settings.site().title());
        if (session.isJson()) {
            session.json(json -> json.object(() -> {
                json.texts("files", written.stream().map(Path::toString).toList());
                json.texts("enable", units.commands(invocation));
            }));
        } else if (!session.isQuiet()) {
            Console out = session.console(1);
            written.forEach(file -> out.line(Sign.ADD, file.toString()));
            out.plain("It will run " + schedule.inWords() + ". Enable it with:");
            units.commands(invocation).forEach(command -> out.whole("  " + command));
        }
        return 0;
    }

    private static Path launcher(Session session) {
        if (session.surroundings().launcher().isEmpty()) {
            throw new Refused(
                    Refused.Reason.USAGE,
                    "the program was not started by its script, so it can't name it. Start it with: ./postrider cron");
        }
        return Path.of(session.surroundings().launcher());
    }

    private static String config(Session session) {
        return session.arguments()
                .value(CommonOptions.CONFIG)
                .map(file -> session.path(file).toString())
                .orElse("");
    }
}

package postrider.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import postrider.config.Settings;
import postrider.job.Refused;
import postrider.preview.PreviewSession;
import postrider.template.Templates;

/** {@code preview}: the next digest on a local page, rendered anew when a file is saved. */
final class PreviewCommand implements Command {
    private static final Option PORT = Option.valued("--port", "N", "Of this machine; 0: any free one. Default: 8082.");
    private static final long USUAL = 8082;
    private static final Duration PAUSE = Duration.ofMillis(200);

    @Override
    public String name() {
        return "preview";
    }

    @Override
    public List<String> description() {
        return List.of(
                "Shows the next digest on a local page, anew whenever a post, template or setting is saved.",
                "Changes and sends nothing. End it with Ctrl-C.");
    }

    @Override
    public List<Option> options() {
        return List.of(PORT);
    }

    @Override
    public int run(Session session) {
        long port = session.arguments().number(PORT).orElse(USUAL);
        if (port < 0 || port > 65_535) {
            throw new Refused(Refused.Reason.USAGE, "--port must be a number from 0 to 65535");
        }
        Settings settings = session.settings();
        try (PreviewSession preview = PreviewSession.open(
                (int) port,
                List.of(
                        settings.posts(),
                        settings.home().resolve("templates"),
                        settings.home().resolve("config")),
                new Templates(settings.home().resolve("templates")),
                request -> session.again().open().previews().next(request))) {
            session.console(1).plain("The next digest is shown at " + preview.url() + " until you press Ctrl-C.");
            session.surroundings().out().flush();
            while (!session.surroundings().stopAsked().getAsBoolean()) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return 0;
    }
}

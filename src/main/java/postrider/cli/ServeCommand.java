package postrider.cli;

import java.util.List;
import java.util.Optional;

/** {@code serve}: the schedule, the sender and the web pages in one process. */
final class ServeCommand implements Command {
    @Override
    public String name() {
        return "serve";
    }

    @Override
    public List<String> description() {
        return List.of(
                "Publishes by the schedule, sends what is due, and answers on the web, in one process.",
                "Ctrl-C ends it: requests under way and the message in flight are finished first.");
    }

    @Override
    public int run(Session session) {
        session.openToSend().serve(new Serving.Listener() {
            @Override
            public void listens(String url, Optional<String> admin) {
                if (!session.isQuiet()) {
                    session.console(1)
                            .plain("The site is at " + url
                                    + admin.map(where -> ", its state at " + where + "status")
                                            .orElse("")
                                    + ". Press Ctrl-C to end it.");
                    session.surroundings().out().flush();
                }
            }

            @Override
            public void says(String sentence) {
                session.console(2).line(Signs.Sign.PERSON, sentence);
            }
        });
        return 0;
    }
}

package postrider.cli;

import java.util.List;
import postrider.job.Refused;

/** What a person types. */
public final class PostriderCommand implements Command {
    static final String EXIT_STATUS =
            "Exit status: 0 all done; 1 done, but a person is needed; 2 wrong usage or settings,"
                    + " nothing was done; 70 an error of Postrider's own; 75 later, nothing lost.";

    PostriderCommand() {}

    /** Does what the words say. @return the exit status */
    public static int run(Surroundings surroundings, String... words) {
        return run(surroundings, new Assembly(surroundings), words);
    }

    static int run(Surroundings surroundings, Jobs.Opener opener, String... words) {
        try {
            Arguments arguments = ArgumentReader.read(new PostriderCommand(), List.of(words));
            Jobs.Opener heard = arguments.has(CommonOptions.QUIET) ? opener.quiet() : opener;
            return run(arguments, new Session(arguments, surroundings, heard));
        } catch (RuntimeException fault) {
            return new Faults(surroundings, List.of(words)).tell(fault);
        } finally {
            surroundings.out().flush();
            surroundings.err().flush();
        }
    }

    private static int run(Arguments arguments, Session session) {
        if (arguments.has(CommonOptions.HELP)) {
            new HelpText(arguments.path()).tell(session.console(1));
            return 0;
        }
        if (arguments.has(CommonOptions.VERSION)) {
            String version = PostriderCommand.class.getPackage().getImplementationVersion();
            session.console(1).plain("postrider " + (version == null ? "(not from a jar)" : version));
            return 0;
        }
        return arguments.command().run(session);
    }

    @Override
    public String name() {
        return "postrider";
    }

    @Override
    public List<String> description() {
        return List.of("Turns a folder of Markdown posts into feeds, pages and e-mailed digests.");
    }

    @Override
    public List<Command> subcommands() {
        return List.of(
                new PublishCommand(),
                new ServeCommand(),
                new SendCommand(),
                new CheckCommand(),
                new PlanCommand(),
                new PreviewCommand(),
                new TestSendCommand(),
                new WhyCommand(),
                new StatusCommand(),
                new PostsCommand(),
                new EditionsCommand(),
                new SubscribersCommand(),
                new DkimKeyCommand(),
                new CronCommand(),
                new InitCommand(),
                new HelpCommand(),
                new WarmUpCommand());
    }

    /** Nothing was asked for. */
    @Override
    public int run(Session session) {
        throw new Refused(Refused.Reason.USAGE, "say what to do, like postrider publish. See: postrider --help");
    }
}

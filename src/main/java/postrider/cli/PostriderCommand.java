package postrider.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What a person types, with the options that every command takes, before or after it. */
@Command(
        name = "postrider",
        description = "Turns a folder of Markdown posts into feeds, pages and e-mailed digests.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = PostriderCommand.Version.class,
        footer = {
            "",
            "Exit status: 0 all done; 1 done, but a person is needed; 2 wrong usage or settings, nothing was done;",
            "70 an error of Postrider's own; 75 later, nothing lost."
        })
public final class PostriderCommand {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The publication's folder (default: the current one).")
    @Nullable
    String home;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The settings (default: config/postrider.yaml of the home).")
    @Nullable
    String config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            scope = ScopeType.INHERIT,
            description = "Any setting, like site.title=News. Repeatable.")
    List<String> set = List.of();

    @Option(
            names = "--posts",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The folder with the posts, instead of posts.dir.")
    @Nullable
    String posts;

    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            scope = ScopeType.INHERIT,
            description = "Where the clock starts, like 2031-06-14T09:00:00+05:00.")
    @Nullable
    String now;

    @Option(names = "--yes", scope = ScopeType.INHERIT, description = "Ask nothing.")
    boolean yes;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Silent unless something needs a person: for cron.")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Say more; with an error of Postrider's own, where it happened.")
    boolean verbose;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print one JSON document.")
    boolean json;

    @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "Print without colours.")
    boolean noColor;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this and end.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show the version and end.")
    boolean version;

    private final Surroundings surroundings;
    private final Jobs.Opener opener;

    PostriderCommand(Surroundings surroundings, Jobs.Opener opener) {
        this.surroundings = surroundings;
        this.opener = opener;
    }

    /** Does what the words say. @return the exit status */
    public static int run(Surroundings surroundings, String... words) {
        return run(surroundings, new Assembly(surroundings), words);
    }

    static int run(Surroundings surroundings, Jobs.Opener opener, String... words) {
        Faults faults = new Faults(surroundings, List.of(words));
        PostriderCommand postrider = new PostriderCommand(surroundings, opener);
        CommandLine line = new CommandLine(postrider)
                .addSubcommand(new PublishCommand(postrider))
                .addSubcommand(new CheckCommand(postrider))
                .addSubcommand(new PlanCommand(postrider))
                .addSubcommand(new WhyCommand(postrider))
                .addSubcommand(new StatusCommand(postrider))
                .addSubcommand(new PostsCommand(postrider))
                .addSubcommand(new EditionsCommand(postrider))
                .addSubcommand(new SubscribersCommand(postrider))
                .addSubcommand(new CronCommand(postrider, surroundings))
                .addSubcommand(new InitCommand(postrider))
                .addSubcommand(new WarmUpCommand(postrider))
                .setOut(new PrintWriter(surroundings.out(), true))
                .setErr(new PrintWriter(surroundings.err(), true))
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler(faults::usage)
                .setExecutionExceptionHandler(faults::execution);
        try {
            return line.execute(words);
        } finally {
            surroundings.out().flush();
            surroundings.err().flush();
        }
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Session session() {
        return new Session(this, surroundings, opener);
    }

    /** The clock that this process goes by: the machine's, or one that starts at {@code --now} and ticks. */
    InstantSource clock() {
        return now == null ? surroundings.clock() : StartedClock.at(now, surroundings.clock());
    }

    /** What the jar says of itself. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = PostriderCommand.class.getPackage().getImplementationVersion();
            return new String[] {"postrider " + (version == null ? "(not from a jar)" : version)};
        }
    }
}

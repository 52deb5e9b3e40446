package postrider.cli;

import java.util.List;

/** The options that every command takes, and which may also stand before it. */
final class CommonOptions {
    static final Option HOME = Option.valued("--home", "DIR", "The publication's folder (default: the current one).");
    static final Option CONFIG =
            Option.valued("--config", "FILE", "The settings (default: config/postrider.yaml of the home).");
    static final Option SET = Option.valued("--set", "KEY=VALUE", "Any setting, like site.title=News. Repeatable.")
            .repeated();
    static final Option POSTS = Option.valued("--posts", "DIR", "The folder with the posts, instead of posts.dir.");
    static final Option NOW =
            Option.valued("--now", "INSTANT", "Where the clock starts, like 2031-06-14T09:00:00+05:00.");
    static final Option YES = Option.flag("--yes", "Ask nothing.");
    static final Option QUIET = Option.flag("--quiet", "Silent unless something needs a person: for cron.")
            .orLetter("q");
    static final Option VERBOSE = Option.flag(
                    "--verbose", "Say more; with an error of Postrider's own, where it happened.")
            .orLetter("v");
    static final Option JSON = Option.flag("--json", "Print one JSON document.");
    static final Option NO_COLOR = Option.flag("--no-color", "Print without colours.");
    static final Option HELP = Option.flag("--help", "Show this and end.").orLetter("h");
    static final Option VERSION =
            Option.flag("--version", "Show the version and end.").orLetter("V");

    static final List<Option> ALL =
            List.of(HOME, CONFIG, SET, POSTS, NOW, YES, QUIET, VERBOSE, JSON, NO_COLOR, HELP, VERSION);

    private CommonOptions() {}
}

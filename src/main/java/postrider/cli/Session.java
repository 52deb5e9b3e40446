package postrider.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import postrider.config.ConfigFile;
import postrider.config.ConfigSources;
import postrider.config.Settings;
import postrider.job.Glance;
import postrider.job.Inputs;
import postrider.job.Refused;
import postrider.job.RunReport;
import postrider.mail.MailSettings;
import postrider.source.Checked;
import postrider.source.Diagnostic;
import postrider.source.Sha256;

/** One command at work: its home, its settings, and where its words go. */
final class Session {
    private final Arguments arguments;
    private final Surroundings surroundings;
    private final Jobs.Opener opener;
    private @Nullable Settings settings;
    private boolean settingsAreFine;
    private Glance glance = Glance.none();

    Session(Arguments arguments, Surroundings surroundings, Jobs.Opener opener) {
        this.arguments = arguments;
        this.surroundings = surroundings;
        this.opener = opener;
    }

    /** The same, with settings that will be read anew. */
    Session again() {
        return new Session(arguments, surroundings, opener);
    }

    Arguments arguments() {
        return arguments;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** The clock that this process goes by: the machine's, or one that starts at {@code --now} and ticks. */
    InstantSource clock() {
        Optional<String> now = arguments.value(CommonOptions.NOW);
        return now.isPresent() ? StartedClock.at(now.get(), surroundings.clock()) : surroundings.clock();
    }

    /** Opens the home. Warnings about its settings are said at once. @throws Refused where settings are wrong or missing */
    Jobs open() {
        return opener.open(settings(), clock());
    }

    /** As {@link #open}, for what sends: nothing is mailed before its time (rules §1). */
    Jobs openToSend() {
        Settings here = settings();
        InstantSource clock = clock();
        boolean ahead = clock instanceof StartedClock started && started.isAhead();
        if (ahead && here.mail().transport() == MailSettings.Kind.SMTP) {
            throw new Refused(
                    Refused.Reason.USAGE,
                    "--now lies in the future, and mail.transport is smtp: people would get posts before their time. "
                            + "Nothing was done. Add --dry-run to see what would happen, or --set mail.transport=outbox");
        }
        return opener.open(here, clock);
    }

    /** What people wrote in this home. */
    SourceFolder sources() {
        Settings here = settings();
        return new SourceFolder(here.home(), here.posts());
    }

    /** Read once. */
    Settings settings() {
        Settings here = settings == null ? readSettings() : settings;
        settings = here;
        return here;
    }

    /** What a run would report that has nothing to do for certain: no setting is read for it. Empty: it must look. */
    Optional<RunReport> nothingNew() {
        glance = opener.glance(home(), circumstances(), clock());
        return glance.nothingNew();
    }

    /** All that a run goes by; empty where its settings are to be warned of each time. */
    Optional<Inputs> inputs() {
        Settings here = settings();
        List<Path> roots = new ArrayList<>(List.of(
                here.home().resolve("config"),
                here.home().resolve("templates"),
                here.state().resolve("secret.key"),
                here.posts(),
                here.output(),
                ProgramFile.path()));
        here.subscribers().ifPresent(roots::add);
        here.logoFile().ifPresent(roots::add);
        file().ifPresent(roots::add);
        return settingsAreFine
                ? Optional.of(new Inputs(circumstances(), roots, here.posts(), surroundings.fileTimeStep(), glance))
                : Optional.empty();
    }

    /** Whatever decides what a run does and lies neither in the home nor in the database; of what may be a secret, the digest. */
    private String circumstances() {
        List<String> given = new ArrayList<>();
        for (Option option : List.of(CommonOptions.CONFIG, CommonOptions.POSTS, CommonOptions.SET)) {
            arguments.values(option).forEach(value -> given.add(option.name() + "=" + value));
        }
        new TreeMap<>(surroundings.environment()).forEach((name, value) -> {
            if (name.startsWith("POSTRIDER_")) {
                given.add(name + "=" + value);
            }
        });
        return home() + "\0" + Runtime.version() + "\0" + (given.isEmpty() ? "" : Sha256.of(String.join("\0", given)));
    }

    private Path home() {
        return path(arguments.value(CommonOptions.HOME).orElse("."));
    }

    private Settings readSettings() {
        Checked<Optional<Settings>> read = ConfigFile.read(
                new ConfigSources(home(), file(), surroundings.environment(), arguments.values(CommonOptions.SET)));
        if (read.value().isEmpty()) {
            throw refused(home(), file(), read.diagnostics());
        }
        console(2).diagnostics(read.diagnostics());
        settingsAreFine = read.diagnostics().isEmpty();
        Settings found = read.value().get();
        return arguments
                .value(CommonOptions.POSTS)
                .map(posts -> found.withPosts(path(posts)))
                .orElse(found);
    }

    /** The settings that were asked for instead of the home's. */
    private Optional<Path> file() {
        return arguments.value(CommonOptions.CONFIG).map(this::path);
    }

    private static Refused refused(Path home, Optional<Path> file, List<Diagnostic> diagnostics) {
        boolean noHome = file.isEmpty() && !ConfigFile.isIn(home);
        List<Diagnostic> told = noHome
                ? diagnostics.stream()
                        .filter(found -> !found.at().file().equals(ConfigFile.DEFAULT))
                        .toList()
                : diagnostics;
        String message = noHome
                ? home + " is no home: it has no " + ConfigFile.DEFAULT
                        + ". Go to the right folder, name it with --home DIR, or make one: postrider init DIR"
                : "The settings are wrong, so nothing was done";
        return new Refused(Refused.Reason.USAGE, message, told);
    }

    /** A path of the command line: relative to the current folder. */
    Path path(String text) {
        try {
            return surroundings.folder().resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new Refused(Refused.Reason.USAGE, "\"" + text + "\" is no path");
        }
    }

    boolean isJson() {
        return arguments.has(CommonOptions.JSON);
    }

    boolean isQuiet() {
        return arguments.has(CommonOptions.QUIET);
    }

    /** @param stream 1 for results, 2 for everything else */
    Console console(int stream) {
        Signs signs = Signs.of(surroundings, stream, !arguments.has(CommonOptions.NO_COLOR) && !isJson());
        return new Console(
                stream == 1 ? surroundings.out() : surroundings.err(), signs, Signs.columns(surroundings, stream));
    }

    /**
     * Whether the person wants that; asks where there is one to ask.
     *
     * @param what would be done, with its number
     * @throws Refused where nobody is there to answer
     */
    boolean isWanted(String what) {
        if (arguments.has(CommonOptions.YES)) {
            return true;
        }
        if (!surroundings.terminals().contains("0")) {
            throw new Refused(
                    Refused.Reason.USAGE,
                    what + " Nothing was done: nobody is here to be asked. Add --yes where you want it");
        }
        console(2).ask(what + " Go on? [y/N]");
        String answer = answer().strip().toLowerCase(Locale.ROOT);
        if (answer.equals("y") || answer.equals("yes")) {
            return true;
        }
        console(2).plain("Nothing was done.");
        return false;
    }

    /** A line that the person typed; empty at the end of the input. */
    private String answer() {
        try {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int octet = surroundings.in().read();
            while (octet >= 0 && octet != '\n') {
                line.write(octet);
                octet = surroundings.in().read();
            }
            return line.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the answer can't be read; nothing was done. Add --yes to be asked nothing", e);
        }
    }

    /** Shows how far the sending is, where somebody may want to see that. */
    ProgressLine progress() {
        return new ProgressLine(
                console(2),
                isQuiet() ? ProgressLine.Look.NOTHING : isWatched() ? ProgressLine.Look.BAR : ProgressLine.Look.LINES);
    }

    /** Shows how far the reading of a list is, on a terminal. */
    RowsLine rowsRead() {
        return new RowsLine(console(2), surroundings.clock(), isWatched() && !isQuiet());
    }

    private boolean isWatched() {
        return surroundings.terminals().contains("2") && !isJson();
    }

    void json(Consumer<Json> write) {
        Json.document(surroundings.out(), write);
    }
}

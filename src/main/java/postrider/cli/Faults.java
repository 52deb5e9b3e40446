package postrider.cli;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import postrider.database.DatabaseException;
import postrider.job.Refused;
import postrider.source.Diagnostic;
import postrider.subscriber.SecretKeyException;

/** Says what went wrong, for people or as JSON, and with which exit status. */
record Faults(Surroundings surroundings, List<String> words) {
    private static final int PERSON = 1;
    private static final int USAGE = 2;
    private static final int OURS = 70;

    int usage(ParameterException fault, String[] args) {
        String message = fault.getMessage();
        if (fault instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            message += ". Did you mean "
                    + String.join(
                            " or ", unmatched.getSuggestions().stream().limit(2).toList()) + "?";
        } else {
            message += ". See: " + fault.getCommandLine().getCommandSpec().qualifiedName() + " --help";
        }
        return tell(USAGE, message, List.of());
    }

    /** A refusal is an answer; anything else that comes this far is a mistake in the program, or a world too broken to go on. */
    int execution(Exception fault, CommandLine line, ParseResult parsed) {
        if (fault instanceof Refused refused) {
            return tell(refused.reason().status(), String.valueOf(refused.getMessage()), refused.diagnostics());
        }
        if (fault instanceof DatabaseException database) {
            return tell(status(database.kind()), String.valueOf(database.getMessage()), List.of());
        }
        if (fault instanceof SecretKeyException) {
            return tell(USAGE, String.valueOf(fault.getMessage()), List.of());
        }
        if (fault instanceof UncheckedIOException) {
            return tell(PERSON, String.valueOf(fault.getMessage()), List.of());
        }
        if (isVerbose()) {
            fault.printStackTrace(surroundings.err());
        }
        String name = fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
        String first = name.lines().findFirst().orElse("");
        return tell(
                OURS, "error of Postrider's own: " + first + (isVerbose() ? "" : ". Add -v to see where"), List.of());
    }

    private static int status(DatabaseException.Kind kind) {
        return switch (kind) {
            case NEWER, OLDER, CHANGED, FOREIGN, FORBIDDEN -> USAGE;
            case FULL -> PERSON;
            case LOCKED -> Refused.Reason.LATER.status();
            case FAULT -> OURS;
        };
    }

    private int tell(int status, String message, List<Diagnostic> diagnostics) {
        if (words.contains("--json")) {
            Json.document(
                    surroundings.out(),
                    json -> json.object(() -> json.object("error", () -> {
                        json.number("status", status);
                        json.text("message", message);
                        json.diagnostics(diagnostics);
                    })));
        } else if (status != 75 || !isQuiet()) {
            Console console = new Console(
                    surroundings.err(),
                    Signs.of(surroundings, 2, !words.contains("--no-color")),
                    Signs.columns(surroundings, 2));
            console.diagnostics(diagnostics);
            console.line(status == 75 ? Signs.Sign.WAIT : Signs.Sign.ERROR, message);
        }
        return status;
    }

    private boolean isVerbose() {
        return Stream.of("-v", "--verbose").anyMatch(words::contains);
    }

    private boolean isQuiet() {
        return Stream.of("-q", "--quiet").anyMatch(words::contains);
    }
}

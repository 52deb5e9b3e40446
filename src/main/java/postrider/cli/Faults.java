package postrider.cli;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import postrider.database.DatabaseException;
import postrider.job.Refused;
import postrider.source.Diagnostic;
import postrider.subscriber.SecretKeyException;

/** Says what went wrong, for people or as JSON, and with which exit status. */
record Faults(Surroundings surroundings, List<String> words) {
    private static final int PERSON = 1;
    private static final int USAGE = 2;
    private static final int OURS = 70;

    /**
     * A refusal is an answer; anything else that comes this far is a mistake in the program, or a world too broken to go on.
     *
     * @return the exit status
     */
    int tell(RuntimeException fault) {
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

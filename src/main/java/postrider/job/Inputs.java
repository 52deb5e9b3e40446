package postrider.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * All that a run goes by beside the database and the time.
 *
 * @param circumstances the program, what was typed, and of the environment what settings come from; may hold secrets
 * @param roots the files and folders that are read or written; one that isn't there is looked for all the same
 * @param step within which two changes of a file may bear one time
 */
public record Inputs(String circumstances, List<Path> roots, Duration step) {
    public Inputs {
        roots = List.copyOf(roots);
    }
}

package postrider.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * All that a run goes by beside the database and the time.
 *
 * @param circumstances the program, what was typed, and of the environment what settings come from
 * @param roots the files and folders that are read or written; one that isn't there is looked for all the same
 * @param posts that of them which holds the posts
 * @param step within which two changes of a file may bear one time
 * @param glance what was seen of them just before
 */
public record Inputs(String circumstances, List<Path> roots, Path posts, Duration step, Glance glance) {
    public Inputs {
        roots = List.copyOf(roots);
    }
}

package postrider.job;

import java.time.Duration;

/** Waiting, handed in: a test lets its clock run on instead. */
@FunctionalInterface
public interface Pause {
    void wait(Duration length);
}

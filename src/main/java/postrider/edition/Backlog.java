package postrider.edition;

import java.time.LocalDate;

/** Which of the posts that are public at a newsletter's first run it mails (rules §3). */
public sealed interface Backlog {
    /** None: all are baseline. */
    record None() implements Backlog {}

    /** All. */
    record All() implements Backlog {}

    /** The newest. @param count at least 1 */
    record Newest(int count) implements Backlog {}

    /** Those published on that day or later, in the site's zone. */
    record Since(LocalDate day) implements Backlog {}
}

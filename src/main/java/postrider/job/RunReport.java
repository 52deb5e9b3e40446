package postrider.job;

import java.time.Instant;
import java.util.List;
import postrider.source.Diagnostic;

/**
 * What one run did, in numbers.
 *
 * @param now the run's instant
 * @param editions those that this run composed, sent from, or found waiting; by number
 * @param sent how many messages this run itself handed over
 * @param needs what needs a person
 * @param warnings a sentence each; nothing stopped
 * @param next the scheduled posts, soonest first
 * @param later whether some of the mail comes with the next run, because the mail server is away
 * @param diagnostics of settings, posts, templates and the subscribers' file
 */
public record RunReport(
        Instant now,
        PostCounts posts,
        FileCounts files,
        List<EditionLine> editions,
        long sent,
        List<Need> needs,
        List<String> warnings,
        List<Waiting> next,
        List<Diagnostic> diagnostics,
        boolean later,
        Outcome outcome) {
    public RunReport {
        editions = List.copyOf(editions);
        needs = List.copyOf(needs);
        warnings = List.copyOf(warnings);
        next = List.copyOf(next);
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * Something that needs a person.
     *
     * @param key the same as long as it is the same thing, whatever is counted in it
     * @param sentence what, where, what now
     */
    public record Need(String key, String sentence) {
        /** One that is another thing as soon as a word of it changes. */
        static Need of(String sentence) {
            return new Need(sentence, sentence);
        }
    }

    /** The same, of another run. */
    RunReport at(Instant other) {
        return new RunReport(other, posts, files, editions, sent, needs, warnings, next, diagnostics, later, outcome);
    }

    /** Its numbers, in a line. */
    String line() {
        return posts.published() + " published, " + files.written() + " files written, " + sent + " sent";
    }

    /** The sentences. */
    public List<String> needsPerson() {
        return needs.stream().map(Need::sentence).toList();
    }

    /** How many posts there are of each status. */
    public record PostCounts(int published, int scheduled, int hidden, int held) {}

    /** What became of the files in the public folder. */
    public record FileCounts(int written, int removed, int unchanged) {}

    /** A post that is fine and whose time has not come. @param at when it goes out; @param moment that, as people here say it */
    public record Waiting(String title, Instant at, String moment) {}
}

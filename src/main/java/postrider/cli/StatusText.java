package postrider.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import postrider.cli.Signs.Sign;
import postrider.job.EditionLine;
import postrider.job.Quantity;
import postrider.job.SiteTime;
import postrider.job.Status;

/** What {@code status} tells people: one screen of 80 columns. */
final class StatusText {
    private static final int WIDTH = 80;
    private static final int CELLS = 20;
    private static final int LABEL = 11;

    private final Session session;
    private final Console out;
    private final Status status;
    private final SiteTime time;

    StatusText(Session session, Status status) {
        this.session = session;
        this.out = session.console(1);
        this.status = status;
        this.time = status.time();
    }

    void tell() {
        if (session.isQuiet()) {
            status.needsPerson().forEach(text -> session.console(2).line(Sign.PERSON, text));
            return;
        }
        String now = time.shortly(status.now());
        String title = out.signs().cut(session.settings().site().title(), WIDTH - TextWidth.of(now) - 2);
        out.whole(TextWidth.padded(title, WIDTH - TextWidth.of(now)) + now);
        status.needsPerson().forEach(text -> out.line("  ", Sign.PERSON, text));
        status.lastRun()
                .ifPresentOrElse(
                        this::lastRun, () -> row(Sign.WAIT, "last run", "none yet. Start with: postrider publish"));
        row(Sign.WAIT, "next run", near(status.nextRun()) + ", by the schedule of the settings");
        posts();
        status.editions().forEach(this::edition);
        for (Status.NextDigest digest : status.digests()) {
            row(
                    Sign.WAIT,
                    "digest",
                    digest.newsletter() + " " + near(digest.at()) + ", " + Quantity.of(digest.posts(), "post") + ", "
                            + Quantity.of(digest.recipients(), "subscriber"));
        }
        row(Sign.WAIT, "queue", counts(status.queue(), List.of("queued", "sending", "deferred", "uncertain"), "empty"));
        status.away().ifPresent(text -> row(Sign.WAIT, "mail", text));
        row(
                Sign.WAIT,
                "people",
                counts(
                        status.subscriptions(),
                        List.of("active", "suppressed", "pending", "paused", "ended"),
                        "no subscriptions yet"));
        int things = status.needsPerson().size();
        out.plain(things == 0 ? "Nothing needs you." : Quantity.of(things, "thing") + " for a person.");
    }

    private void lastRun(Status.LastRun run) {
        Instant ended = run.endedAt();
        if (ended == null) {
            row(
                    Sign.PERSON,
                    "last run",
                    near(run.startedAt()) + ": still at work, or it ended before its time; the next completes it");
            return;
        }
        Duration length = Duration.between(run.startedAt(), ended);
        row(
                run.outcome().equals("done") ? Sign.DONE : Sign.PERSON,
                "last run",
                near(run.startedAt()) + ", " + length.toSeconds() + " s: " + run.summary());
    }

    private void posts() {
        var posts = status.posts();
        row(
                posts.held() + status.keptPublic() > 0 ? Sign.PERSON : Sign.DONE,
                "posts",
                Quantity.of(posts.published()) + " published, " + Quantity.of(posts.scheduled()) + " scheduled, "
                        + Quantity.of(posts.hidden()) + " hidden, " + Quantity.of(posts.held()) + " held"
                        + (status.keptPublic() > 0 ? "; still public: " + Quantity.of(status.keptPublic()) : ""));
        status.nextPost().ifPresent(post -> {
            String at = near(post.at());
            row(Sign.WAIT, "next post", at + "  " + out.signs().cut(post.title(), WIDTH - 18 - TextWidth.of(at)));
        });
    }

    private void edition(EditionLine edition) {
        row(
                EditionsText.sign(edition),
                "edition " + edition.number(),
                edition.newsletter() + ": " + EditionsText.standing(edition));
        if (edition.state().equals("sending") && edition.recipients() > 0) {
            row(
                    Sign.NONE,
                    "",
                    out.signs().gauge(edition.sent(), edition.recipients(), CELLS)
                            + String.format(Locale.ROOT, "  %d %%", 100 * edition.sent() / edition.recipients()));
        }
    }

    private static String counts(Map<String, Long> counts, List<String> states, String none) {
        String text = states.stream()
                .filter(state -> counts.getOrDefault(state, 0L) > 0)
                .map(state -> Quantity.of(counts.getOrDefault(state, 0L)) + " " + state)
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? none : text;
    }

    private void row(Sign sign, String name, String text) {
        out.line("  ", sign, TextWidth.padded(name, LABEL) + " ", text);
    }

    private String near(Instant at) {
        return time.near(at, status.now());
    }
}

package postrider.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import postrider.config.Settings;
import postrider.job.EditionLine;
import postrider.job.Quantity;
import postrider.job.Status;
import postrider.template.Accent;
import postrider.template.TemplateName;
import postrider.template.Templates;

/** A home's state as a page for who runs the program: what needs a person first, then what is under way and what comes. */
final class StatusPage {
    private static final TemplateName PAGE = new TemplateName("web/status.ftlh");
    private static final TemplateName STYLE = new TemplateName("web/status.css.ftl");

    private final Templates templates;
    private final String site;
    private final String accent;

    StatusPage(Templates templates, Settings settings) {
        this.templates = templates;
        this.site = settings.site().title();
        this.accent = settings.site().accent();
    }

    /** What {@code web/status.ftlh} sees; numbers and moments are words already. @param machine the moment as machines read it */
    record Model(
            String site,
            String heading,
            String moment,
            String machine,
            List<String> needsPerson,
            Run lastRun,
            String nextRun,
            List<Edition> open,
            List<Digest> digests,
            String nextPost,
            List<Count> posts,
            List<Count> queue,
            String away,
            List<Count> people,
            List<Edition> editions) {}

    /** @param began empty before the first run; @param took empty while it is at work */
    record Run(String began, String took, boolean fine, String did) {}

    /** @param sent of {@code recipients}; @param counts of the others; @param tone of the state: {@code good} or {@code care} */
    record Edition(
            String number,
            String newsletter,
            String state,
            String tone,
            String posts,
            long sent,
            long recipients,
            String progress,
            List<Count> counts) {}

    record Digest(String newsletter, String at, String posts, String recipients) {}

    /** @param tone {@code care}, {@code fault} or none */
    record Count(String size, String what, String tone) {}

    private record Style(Accent accent) {}

    String html(Status status) {
        return templates.render(
                PAGE,
                new Model(
                        site,
                        heading(status.needsPerson().size()),
                        status.time().moment(status.now()),
                        status.now().toString(),
                        status.needsPerson(),
                        lastRun(status),
                        near(status, status.nextRun()),
                        editions(status.editions().stream().filter(one -> !one.isOver())),
                        status.digests().stream()
                                .map(digest -> new Digest(
                                        digest.newsletter(),
                                        near(status, digest.at()),
                                        Quantity.of(digest.posts(), "post"),
                                        Quantity.of(digest.recipients(), "subscriber")))
                                .toList(),
                        status.nextPost()
                                .map(post -> "“" + post.title() + "” appears " + near(status, post.at()))
                                .orElse(""),
                        posts(status),
                        counts(status.queue(), "queued", "sending", "deferred", "uncertain"),
                        status.away().orElse(""),
                        counts(status.subscriptions(), "active", "suppressed", "pending", "paused", "ended"),
                        editions(status.editions().stream())));
    }

    /** Its style sheet. */
    String style() {
        return templates.render(STYLE, new Style(Accent.of(accent)));
    }

    private static String heading(int things) {
        return switch (things) {
            case 0 -> "Nothing needs you";
            case 1 -> "One thing needs you";
            default -> Quantity.of(things) + " things need you";
        };
    }

    private static Run lastRun(Status status) {
        Optional<Status.LastRun> last = status.lastRun();
        if (last.isEmpty()) {
            return new Run("", "", true, "");
        }
        Status.LastRun run = last.get();
        Instant ended = run.endedAt();
        return new Run(
                near(status, run.startedAt()),
                ended == null ? "" : Duration.between(run.startedAt(), ended).toSeconds() + " s",
                ended == null || run.outcome().equals("done"),
                run.summary());
    }

    private static String near(Status status, Instant at) {
        return status.time().near(at, status.now());
    }

    private static List<Edition> editions(Stream<EditionLine> lines) {
        return lines.map(StatusPage::edition).toList();
    }

    private static Edition edition(EditionLine line) {
        return new Edition(
                Quantity.of(line.number()),
                line.newsletter(),
                line.state(),
                line.state().equals("sent") ? "good" : "care",
                Quantity.of(line.posts().size(), "post"),
                line.sent(),
                line.recipients(),
                Quantity.of(line.sent()) + " of " + Quantity.of(line.recipients()),
                Stream.of(
                                new Count(Quantity.of(line.queued()), "queued", ""),
                                new Count(Quantity.of(line.deferred()), "deferred", ""),
                                new Count(Quantity.of(line.failed()), "failed", "fault"),
                                new Count(Quantity.of(line.uncertain()), "uncertain", "care"),
                                new Count(Quantity.of(line.suppressed()), "suppressed", ""),
                                new Count(Quantity.of(line.cancelled()), "cancelled", ""))
                        .filter(count -> !count.size().equals("0"))
                        .toList());
    }

    private static List<Count> posts(Status status) {
        var posts = status.posts();
        List<Count> counts = new ArrayList<>(List.of(
                new Count(Quantity.of(posts.published()), "published", ""),
                new Count(Quantity.of(posts.scheduled()), "scheduled", ""),
                new Count(Quantity.of(posts.hidden()), "hidden", ""),
                new Count(Quantity.of(posts.held()), "held", posts.held() > 0 ? "fault" : "")));
        if (status.keptPublic() > 0) {
            counts.add(new Count(Quantity.of(status.keptPublic()), "still public", "fault"));
        }
        return counts;
    }

    private static List<Count> counts(Map<String, Long> counts, String... states) {
        return Stream.of(states)
                .map(state -> new Count(Quantity.of(counts.getOrDefault(state, 0L)), state, ""))
                .toList();
    }
}

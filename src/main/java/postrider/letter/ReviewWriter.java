package postrider.letter;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import postrider.edition.DigestSettings;
import postrider.template.TemplateFault;
import postrider.template.TemplateName;
import postrider.template.Templates;

/**
 * Marks an edition's frozen letter as one that waits, for those who review it: in the subject, and on top of both parts. What is
 * personal is filled with what acts for nobody.
 */
public final class ReviewWriter {
    private static final TemplateName HTML = new TemplateName("mail/review.ftlh");
    private static final TemplateName TEXT = new TemplateName("mail/review.ftl");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);

    private final Templates templates;
    private final String siteUrl;
    private final String accent;
    private final ZoneId zone;

    /** @param siteUrl where the personal links lead in such a copy; @param zone in which reviewers are told times */
    public ReviewWriter(Templates templates, String siteUrl, String accent, ZoneId zone) {
        this.templates = templates;
        this.siteUrl = siteUrl;
        this.accent = accent;
        this.zone = zone;
    }

    /** What waits. @param goesAt when it goes by itself, or null: when somebody approves it; @param recipients how many will get it */
    public record Waiting(
            long number,
            long revision,
            String reason,
            @Nullable Instant goesAt,
            long recipients) {}

    /** What {@code templates/mail/review} sees. */
    record ReviewModel(
            long number, long revision, String reason, Optional<String> goesAt, long recipients, Look look) {}

    /** @throws TemplateFault where a home's own template is wrong */
    public Letter mark(Letter frozen, Waiting waiting) {
        ReviewModel model = new ReviewModel(
                waiting.number(),
                waiting.revision(),
                waiting.reason(),
                Optional.ofNullable(waiting.goesAt()).map(this::moment),
                waiting.recipients(),
                Look.of(DigestSettings.Design.LETTER, accent, "en"));
        Banner banner = new Banner(templates.render(HTML, model), WordWrap.letter(templates.render(TEXT, model)));
        return banner.on(frozen, prefix(waiting), siteUrl, waiting.number());
    }

    private static String prefix(Waiting waiting) {
        return "[Waiting: edition " + waiting.number()
                + (waiting.revision() == 1 ? "" : ", revision " + waiting.revision()) + "] ";
    }

    private String moment(Instant instant) {
        String city = zone.getId().substring(zone.getId().lastIndexOf('/') + 1).replace('_', ' ');
        return MOMENT.format(instant.atZone(zone)) + " " + city;
    }
}

package postrider.post;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import postrider.source.Location;
import postrider.source.YamlNode;
import postrider.source.YamlNull;
import postrider.source.YamlScalar;

/**
 * The four dates of a post (SPEC R5.1, R5.9 to R5.11).
 *
 * @param publishAt null where it is not known; then an error says why
 * @param updatedAt null with it
 */
record Dates(
        @Nullable Instant publishAt,
        @Nullable Instant updatedAt,
        @Nullable Instant unpublishAt) {

    /** @param ahead whether a moment is still to come */
    static Dates read(Fields fields, String file, PostSettings settings, Predicate<Instant> ahead, Findings findings) {
        Reader reader = new Reader(fields, settings, format(fields, settings, findings), findings);
        Instant publishDate = reader.date("publish_date");
        Instant date = reader.date("date");
        Instant unpublishAt = reader.date("unpublish_date");
        Instant modified = reader.date("modified");

        Instant publishAt = publishDate != null ? publishDate : date;
        if (reader.unreadable || publishAt == null && KnownKeys.isMisspelt(fields.map(), "publish_date", "date")) {
            return new Dates(null, null, null);
        }
        if (publishAt == null) {
            findings.error(
                    "E202",
                    new Location(file, 1, 1),
                    "the post has no date",
                    "Add a line date: DD-MM-YYYY HH:MM, for example date: 20-07-2022 10:00");
            return new Dates(null, null, null);
        }
        if (publishDate != null && date != null && publishDate.isBefore(date)) {
            findings.warning(
                    "W206",
                    fields.placeOf("publish_date", file),
                    "publish_date lies before date; publish_date decides",
                    "Remove one of the two, or write the later one here");
        }
        if (unpublishAt != null && !unpublishAt.isAfter(publishAt)) {
            findings.error(
                    "E203",
                    fields.placeOf("unpublish_date", file),
                    "unpublish_date is not after the post's publish date",
                    "Write a later one, or remove it");
        }
        return new Dates(
                publishAt,
                updated(publishAt, modified, fields.placeOf("modified", file), ahead, findings),
                unpublishAt);
    }

    private static Instant updated(
            Instant publishAt, @Nullable Instant modified, Location at, Predicate<Instant> ahead, Findings findings) {
        if (modified == null) {
            return publishAt;
        }
        if (ahead.test(modified)) {
            findings.warning(
                    "W203", at, "modified lies in the future; it was ignored", "Write when the post was last changed");
            return publishAt;
        }
        return modified.isAfter(publishAt) ? modified : publishAt;
    }

    private static Optional<DateFormat> format(Fields fields, PostSettings settings, Findings findings) {
        YamlNode own = fields.get("dateformat").orElse(null);
        if (own == null) {
            return DateFormat.of(settings.dateFormat());
        }
        Optional<DateFormat> format =
                own instanceof YamlScalar scalar ? DateFormat.of(scalar.text()) : Optional.empty();
        if (format.isEmpty()) {
            findings.warning(
                    "W604",
                    own.at(),
                    "dateformat " + Fields.shown(own) + " was not used",
                    "Write day, month and year with d or j, m or n, and Y; the time with H or G, i and s");
        }
        return format;
    }

    private static final class Reader {
        private static final Pattern BLANKS_AROUND = Pattern.compile("^[ \\t]+|[ \\t]+$");

        private final Fields fields;
        private final PostSettings settings;
        private final Optional<DateFormat> format;
        private final Findings findings;
        private boolean unreadable;

        private Reader(Fields fields, PostSettings settings, Optional<DateFormat> format, Findings findings) {
            this.fields = fields;
            this.settings = settings;
            this.format = format;
            this.findings = findings;
        }

        private @Nullable Instant date(String key) {
            YamlNode node = fields.map().value(key).orElse(null);
            if (node == null) {
                return null;
            }
            String text = node instanceof YamlScalar scalar ? trimmed(scalar.text()) : "";
            if (node instanceof YamlNull || node instanceof YamlScalar && text.isEmpty()) {
                findings.warning(
                        "W202", node.at(), key + " is empty; it was ignored", "Write a date, or remove the line");
                return null;
            }
            if (!(node instanceof YamlScalar)) {
                return refused(key + " is " + Fields.shown(node) + ", not a date", node.at(), DateFault.WRITE);
            }
            PostDate.Reading reading = PostDate.read(text, settings.zone(), format);
            if (reading instanceof PostDate.Reading.Refused refused) {
                DateFault.slashes(text).ifPresent(date -> findings.slashDate(date, node.at()));
                return refused(key + " " + Fields.shown(node) + " " + refused.why(), node.at(), DateFault.hint(text));
            }
            PostDate.Reading.At at = (PostDate.Reading.At) reading;
            if (!at.zoneChange().isEmpty()) {
                findings.warning(
                        "W201",
                        node.at(),
                        key + " " + Fields.shown(node) + " " + at.zoneChange(),
                        "Write another time, or an offset such as +06:00 after it");
            }
            noteOtherDay(node, text, at.instant());
            return at.instant();
        }

        /** Day first and with slashes, as the site's format reads it: Grav and most programs take the month first. */
        private void noteOtherDay(YamlNode node, String text, Instant instant) {
            int day = instant.atZone(settings.zone()).getDayOfMonth();
            DateFault.slashes(text)
                    .filter(slashes -> slashes.isOtherDayElsewhere() && slashes.first() == day)
                    .ifPresent(slashes -> findings.dayFirst(slashes, node.at()));
        }

        private @Nullable Instant refused(String message, Location at, String hint) {
            unreadable = true;
            findings.error("E201", at, message, hint);
            return null;
        }

        private static String trimmed(String text) {
            return BLANKS_AROUND.matcher(text).replaceAll("");
        }
    }
}

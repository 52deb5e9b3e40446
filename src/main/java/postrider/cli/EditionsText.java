package postrider.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import postrider.cli.Signs.Sign;
import postrider.delivery.Failure;
import postrider.job.EditionDesk;
import postrider.job.EditionLine;
import postrider.job.EditionSheet;
import postrider.job.Quantity;
import postrider.job.SiteTime;

/** What {@code editions} tells people. */
final class EditionsText {
    private static final int WIDTH = 64;
    private static final int SHOWN = 20;

    private final Console out;
    private final SiteTime time;

    EditionsText(Console out, ZoneId zone) {
        this.out = out;
        this.time = new SiteTime(zone);
    }

    void list(List<EditionDesk.Listed> all) {
        Columns columns = new Columns("rtllrrrrrr");
        for (EditionDesk.Listed listed : all) {
            EditionLine line = listed.line();
            columns.add(
                    sign(line),
                    Long.toString(line.number()),
                    line.newsletter(),
                    line.state(),
                    time.date(listed.composedAt()),
                    Integer.toString(line.posts().size()),
                    Quantity.of(line.recipients()),
                    Quantity.of(line.sent()),
                    Quantity.of(line.queued() + line.deferred()),
                    Quantity.of(line.failed()),
                    Quantity.of(line.uncertain()));
        }
        columns.print(
                out, "no.", "newsletter", "state", "composed", "posts", "to", "sent", "left", "failed", "uncertain");
        out.plain(summary(all.stream().map(EditionDesk.Listed::line).toList()));
    }

    /** Those that need a person. */
    void needy(List<EditionDesk.Listed> all) {
        all.stream()
                .map(EditionDesk.Listed::line)
                .filter(EditionLine::needsPerson)
                .forEach(line -> out.line(
                        Sign.PERSON,
                        "edition " + line.number() + " of " + line.newsletter() + ": " + line.state() + progress(line)
                                + ". Look at it with: postrider editions show " + line.number()));
    }

    private static String summary(List<EditionLine> lines) {
        if (lines.isEmpty()) {
            return "No edition has been composed yet.";
        }
        List<String> waiting = lines.stream()
                .filter(line -> line.state().equals("review"))
                .map(line -> Long.toString(line.number()))
                .toList();
        String all = Quantity.of(lines.size(), "edition");
        return waiting.isEmpty()
                ? all + "."
                : all + ", in review: " + String.join(", ", waiting) + ". Look at one with: postrider editions show "
                        + waiting.get(0);
    }

    /** Where an edition stands: one in review until a time, or paused by a person, needs nobody. */
    static Sign sign(EditionLine line) {
        if (line.needsPerson()) {
            return Sign.PERSON;
        }
        return switch (line.state()) {
            case "cancelled" -> Sign.REMOVE;
            case "sent" -> Sign.DONE;
            default -> Sign.WAIT;
        };
    }

    void sheet(EditionSheet sheet) {
        EditionLine line = sheet.line();
        out.line(
                sign(line),
                "edition " + line.number() + " of " + line.newsletter() + ": " + line.state()
                        + (sheet.revision() == 1 ? "" : ", revision " + sheet.revision()));
        sheet.subjects().forEach((language, subject) -> fact("subject " + language, cut(subject)));
        for (int i = 0; i < sheet.titles().size(); i++) {
            fact(i == 0 ? "posts" : "", cut(sheet.titles().get(i)));
        }
        fact("composed", time.moment(sheet.composedAt()));
        fact("to", Quantity.of(line.recipients(), "subscriber") + progress(line));
        if (line.state().equals("review")) {
            Instant goesAt = sheet.goesAt();
            fact("waits", sheet.reason());
            fact("goes", goesAt == null ? "when somebody approves it" : time.moment(goesAt) + ", or once approved");
        }
        if (line.state().equals("paused")) {
            fact("paused", sheet.reason());
        }
        sheet.failures().stream().limit(SHOWN).forEach(this::failure);
        if (sheet.failures().size() > SHOWN) {
            fact("", "and " + Quantity.of(sheet.failures().size() - SHOWN) + " more: all with --json");
        }
        next(sheet);
    }

    /** {@code 3 of 1,200 sent, 1,190 queued, 7 failed (sending)}. */
    static String standing(EditionLine line) {
        return Stream.concat(
                                Stream.of(Quantity.of(line.sent()) + " of " + Quantity.of(line.recipients()) + " sent"),
                                unsent(line))
                        .collect(Collectors.joining(", "))
                + (line.state().equals("sent") ? "" : " (" + line.state() + ")");
    }

    private static String progress(EditionLine line) {
        String counts =
                Stream.concat(counted(line.sent(), "sent"), unsent(line)).collect(Collectors.joining(", "));
        return counts.isEmpty() ? "" : ": " + counts;
    }

    private static Stream<String> unsent(EditionLine line) {
        return Stream.of(
                        counted(line.queued(), "queued"),
                        counted(line.deferred(), "deferred"),
                        counted(line.failed(), "failed"),
                        counted(line.uncertain(), "uncertain"),
                        counted(line.suppressed(), "suppressed"),
                        counted(line.cancelled(), "cancelled"))
                .flatMap(counts -> counts);
    }

    /** Nothing of none. */
    static Stream<String> counted(long count, String state) {
        return count > 0 ? Stream.of(Quantity.of(count) + " " + state) : Stream.empty();
    }

    private void failure(Failure failure) {
        fact(
                failure.state().word(),
                failure.address() + "  " + (failure.reply().isEmpty() ? "no reply" : failure.reply()));
        fact("", failure.advice() + ".");
    }

    private void fact(String name, String text) {
        out.fact("  %-11s ".formatted(name), text);
    }

    private String cut(String text) {
        return out.signs().cut(text, WIDTH);
    }

    /** The last line: what to do now. */
    private void next(EditionSheet sheet) {
        long number = sheet.line().number();
        String command = "postrider editions ";
        switch (sheet.line().state()) {
            case "review" ->
                out.plain("Let it go with: " + command + "approve " + number
                        + (sheet.revision() == 1 ? "" : " --revision " + sheet.revision()) + "; stop it with: "
                        + command
                        + "cancel " + number);
            case "paused" ->
                out.plain("Go on with: " + command + "resume " + number + "; end it with: " + command + "cancel "
                        + number);
            default -> {
                boolean canGo = sheet.failures().stream().anyMatch(failure -> !failure.suppressed());
                if (canGo && !sheet.line().state().equals("cancelled")) {
                    out.plain("Try those again with: " + command + "retry " + number);
                }
            }
        }
    }
}

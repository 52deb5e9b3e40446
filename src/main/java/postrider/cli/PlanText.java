package postrider.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import postrider.cli.Signs.Sign;
import postrider.job.Plan;
import postrider.job.Plan.Change;
import postrider.job.Plan.PlannedEdition;
import postrider.job.Plan.PlannedPost;
import postrider.job.Quantity;
import postrider.job.SiteTime;

/** What {@code plan} tells people: a diff of pages, feeds and mail against now, and what waits or is held. */
final class PlanText {
    private static final Set<String> FEEDS = Set.of("rss.xml", "atom.xml", "feed.json");
    private static final int WIDTH = 80;
    private static final int LABEL = 6;
    private static final int LEFT = 23;
    private static final int MIDDLE = 25;
    private static final int SHORTEST = 10;
    private static final int SHOWN = 20;

    private final Session session;
    private final Console out;
    private final Plan plan;
    private final SiteTime time;
    private final int room;
    private String label = "";

    PlanText(Session session, Plan plan) {
        this.session = session;
        this.out = session.console(1);
        this.plan = plan;
        this.time = new SiteTime(plan.zone());
        this.room = WIDTH - "  ".length() - LABEL - " ".length() - out.signs().width() - " ".length();
    }

    void tell() {
        if (session.isQuiet()) {
            plan.needsPerson().forEach(text -> session.console(2).line(Sign.PERSON, text));
            return;
        }
        // What needs a person is told among the rest.
        session.console(2)
                .diagnostics(plan.diagnostics().stream()
                        .filter(found -> !found.isError())
                        .toList());
        out.plain("Next run: " + time.day(plan.now()));
        pages();
        feeds();
        mail();
        posts(Change.WAIT, "waits", Sign.WAIT);
        posts(Change.HOLD, "held", Sign.PERSON);
        plan.needsPerson().stream()
                .filter(text -> !text.startsWith("a post is held") && !text.startsWith("a post that was public"))
                .forEach(text -> out.line(Sign.PERSON, text));
        out.plain(summary());
    }

    private void pages() {
        label = "pages";
        Set<String> told = new LinkedHashSet<>();
        List<PlannedPost> changed = posts().filter(
                        post -> Set.of(Change.ADD, Change.CHANGE, Change.REMOVE).contains(post.change()))
                .limit(SHOWN)
                .toList();
        int left = Math.min(widest(changed.stream().map(PlanText::page)), room / 2);
        for (PlannedPost post : changed) {
            told.add(page(post));
            page(post, pad(page(post), left));
        }
        files(Sign.ADD, plan.files().add(), told);
        files(Sign.CHANGE, plan.files().change(), told);
        files(Sign.REMOVE, plan.files().remove(), told);
    }

    /** A path is never cut: beside a long one, where no title would fit, it stands below. */
    private void page(PlannedPost post, String path) {
        String reason = post.reason().isEmpty() ? "" : "  " + post.reason();
        int beside = room - TextWidth.of(path) - 2 - TextWidth.of(reason);
        if (beside >= SHORTEST) {
            row(sign(post.change()), path, out.signs().cut(post.title(), beside) + reason);
        } else {
            row(sign(post.change()), path, "");
            row(Sign.NONE, "  " + out.signs().cut(post.title(), room - 2 - TextWidth.of(reason)) + reason, "");
        }
    }

    private static String page(PlannedPost post) {
        return post.route().replaceFirst("^/", "") + "/";
    }

    private static Sign sign(Change change) {
        return switch (change) {
            case ADD -> Sign.ADD;
            case CHANGE -> Sign.CHANGE;
            case REMOVE -> Sign.REMOVE;
            case HOLD -> Sign.PERSON;
            case WAIT -> Sign.WAIT;
        };
    }

    /** What isn't a post's own page, each folder once, as many as go into a line. */
    private void files(Sign sign, List<String> paths, Set<String> told) {
        List<String> folders = paths.stream()
                .filter(path -> !isFeed(path))
                .map(PlanText::folder)
                .distinct()
                .filter(folder -> told.stream().noneMatch(folder::startsWith))
                .toList();
        list(sign, folders);
    }

    private static String folder(String path) {
        return path.contains("/") ? path.replaceFirst("[^/]+$", "") : path;
    }

    private static boolean isFeed(String path) {
        return FEEDS.contains(path.substring(path.lastIndexOf('/') + 1));
    }

    private void list(Sign sign, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        List<String> line = new ArrayList<>();
        int width = 0;
        for (String name : names) {
            width += TextWidth.of(name) + 2;
            if (!line.isEmpty() && width > room - 14) {
                break;
            }
            line.add(name);
        }
        int more = names.size() - line.size();
        row(sign, String.join(", ", line) + (more == 0 ? "" : " and " + Quantity.of(more) + " more"), "");
    }

    private void feeds() {
        label = "feeds";
        list(Sign.ADD, feeds(plan.files().add()));
        list(Sign.CHANGE, feeds(plan.files().change()));
        list(Sign.REMOVE, feeds(plan.files().remove()));
    }

    private static List<String> feeds(List<String> paths) {
        return paths.stream().filter(PlanText::isFeed).toList();
    }

    private void mail() {
        label = "mail";
        for (PlannedEdition edition : plan.editions()) {
            String name = edition.newsletter() + (edition.number() == 0 ? "" : " " + edition.number() + ",") + " "
                    + String.join(", ", edition.frequencies());
            String whom =
                    Quantity.of(edition.posts().size(), "post") + ", " + Quantity.of(edition.recipients(), "recipient");
            facts(sign(edition), name, pad(whom, MIDDLE) + "  " + when(edition));
            String reason = reason(edition);
            if (!reason.isEmpty()) {
                row(Sign.NONE, pad("", LEFT), reason);
            }
            if (edition.languages().size() > 1) {
                row(Sign.NONE, pad("", LEFT), languages(edition.languages()));
            }
            edition.remarks().forEach(remark -> out.line("         ", Sign.NONE, remark));
        }
    }

    /** Beside a short name; below one that would not line up with the others. */
    private void facts(Sign sign, String name, String facts) {
        if (TextWidth.of(name) <= LEFT) {
            row(sign, pad(name, LEFT), facts);
        } else {
            row(sign, name, "");
            row(Sign.NONE, pad("", LEFT), facts);
        }
    }

    private boolean goesNow(PlannedEdition edition) {
        return edition.state().equals("sending") && !edition.at().isAfter(plan.now());
    }

    private Sign sign(PlannedEdition edition) {
        return goesNow(edition)
                ? Sign.ADD
                : switch (edition.state()) {
                    case "cancelled" -> Sign.REMOVE;
                    case "review" -> edition.reason().isEmpty() ? Sign.WAIT : Sign.PERSON;
                    default -> Sign.WAIT;
                };
    }

    private String when(PlannedEdition edition) {
        return goesNow(edition)
                ? "now"
                : switch (edition.state()) {
                    case "cancelled", "paused" -> edition.state();
                    default ->
                        edition.isLater() || edition.reason().isEmpty()
                                ? time.near(edition.at(), plan.now())
                                : "after approval";
                };
    }

    private static String reason(PlannedEdition edition) {
        if (!edition.isLater()) {
            return edition.reason();
        }
        String settled = edition.state().equals(PlannedEdition.SETTLE) ? "when it has settled (digest.settle)" : "";
        String approved = edition.reason().isEmpty() ? "" : "then after approval: " + edition.reason();
        return Stream.of(settled, approved).filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String languages(Map<String, Long> languages) {
        return languages.entrySet().stream()
                .map(one -> one.getKey() + " " + Quantity.of(one.getValue()))
                .collect(Collectors.joining(", "));
    }

    private void posts(Change change, String name, Sign sign) {
        label = name;
        List<PlannedPost> these =
                posts().filter(post -> post.change() == change).limit(SHOWN).toList();
        int what = widest(these.stream().map(this::what));
        int left = Math.min(widest(these.stream().map(PlannedPost::title)), Math.max(LEFT, room - 2 - what));
        these.forEach(post -> row(sign, pad(out.signs().cut(post.title(), left), left), what(post)));
    }

    private String what(PlannedPost post) {
        return post.change() == Change.HOLD
                ? post.reason() + " " + session.sources().shown(post.place())
                : post.at() == null ? post.reason() : time.near(post.at(), plan.now());
    }

    private static int widest(Stream<String> texts) {
        return texts.mapToInt(TextWidth::of).reduce(LEFT, Math::max);
    }

    private Stream<PlannedPost> posts() {
        return plan.posts().stream();
    }

    /** The label stands on the first line of its group alone. */
    private void row(Sign sign, String left, String right) {
        String beginning = "  " + pad(label, LABEL) + " ";
        if (right.isEmpty()) {
            out.line(beginning, sign, left);
        } else {
            out.line(beginning, sign, left + "  ", right);
        }
        label = "";
    }

    private static String pad(String text, int width) {
        return TextWidth.padded(text, width);
    }

    /** What isn't at all is left out, but for what is held. */
    private String summary() {
        if (plan.stops()) {
            return "The run would stop after reading. Nothing was changed.";
        }
        List<String> parts = new ArrayList<>();
        String out = Stream.of(
                        counted(count(Change.ADD) + count(Change.CHANGE), "page"),
                        counted(plan.editions().stream().filter(this::goesNow).count(), "edition"))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" and "));
        if (!out.isEmpty()) {
            parts.add(out + " would go out");
        }
        long removed = count(Change.REMOVE);
        if (removed > 0) {
            parts.add(Quantity.of(removed, "page") + " would be removed");
        }
        if (parts.isEmpty()) {
            parts.add("Nothing new would go out");
        }
        long held = count(Change.HOLD);
        parts.add(Quantity.of(held, "post") + (held == 1 ? " is" : " are") + " held");
        return String.join("; ", parts) + ". Nothing was changed.";
    }

    private long count(Change change) {
        return posts().filter(post -> post.change() == change).count();
    }

    private static String counted(long number, String noun) {
        return number == 0 ? "" : Quantity.of(number, noun);
    }
}

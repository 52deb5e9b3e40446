package postrider.job;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import postrider.cron.Cron;

/**
 * The rules of who gets what, told person by person and without any of the program's classes but cron: slow, and simple enough to
 * be believed.
 */
final class YearOracle {
    /** A post as an author has it in their folder; the word {@code PostN.} is in its title and nowhere else. */
    static final class Paper {
        final int number;
        final Instant publishAt;
        final Set<String> languages;
        String tag;
        String category;
        String folder = "";
        boolean hidden;
        boolean gone;
        /** How often its words alone were edited. */
        int edits;

        @Nullable
        Instant until;

        Paper(int number, Instant publishAt, Set<String> languages, String tag, String category) {
            this.number = number;
            this.publishAt = publishAt;
            this.languages = new TreeSet<>(languages);
            this.tag = tag;
            this.category = category;
        }

        String name() {
            return "Post" + number + ".";
        }

        boolean isPublic(Instant now) {
            return !hidden && !gone && !publishAt.isAfter(now) && (until == null || until.isAfter(now));
        }

        boolean isIn(String newsletter) {
            return newsletter.equals("news") || newsletter.equals(category);
        }
    }

    static final class Reader {
        final String address;
        final Map<String, Subscription> subscriptions = new TreeMap<>();
        String language;

        @Nullable
        ZoneId zone;

        Reader(String address, String language, @Nullable ZoneId zone) {
            this.address = address;
            this.language = language;
            this.zone = zone;
        }

        boolean hasAll() {
            return subscriptions.values().stream().allMatch(one -> one.active);
        }
    }

    static final class Subscription {
        boolean active;
        /** What they are while not active: {@code ended} or {@code paused}. */
        String away = "";

        String frequency = "";
        String topics = "";
        long start;
        long mark;

        @Nullable
        Instant tick;
        /** What they were mailed, each mail its posts. */
        final List<Set<String>> mails = new ArrayList<>();
        /** As {@link #mails}, but a person must approve these. */
        final List<Set<String>> waiting = new ArrayList<>();

        final Set<String> has = new HashSet<>();
        /** Numbers up to this one have their reason from when they left or joined. */
        long passed;

        /** Why they were not mailed a post when their mark passed it: the words of {@code why}. */
        final Map<String, String> reasons = new HashMap<>();
    }

    private record Number(long value, String post, String kind, Instant at, Set<String> had, boolean guarded) {}

    /** Numbers for those alone whose subscription began before the post's first. */
    private static final Set<String> ONLY_EARLIER = Set.of("returned", "variant");

    private static final Duration TOO_OLD = Duration.ofDays(30);

    private final Map<String, Cron> crons;
    private final ZoneId siteZone;
    private final Duration settle;
    private final int backlog;
    private final Map<String, List<Number>> numbers = new TreeMap<>();
    private Map<String, Set<String>> shownBefore = new HashMap<>();
    private final Map<String, Paper> papers = new HashMap<>();
    private boolean started;

    YearOracle(Map<String, Cron> crons, ZoneId siteZone, Duration settle, int backlog) {
        this.crons = crons;
        this.siteZone = siteZone;
        this.settle = settle;
        this.backlog = backlog;
    }

    private List<Number> numbers(String newsletter) {
        return numbers.computeIfAbsent(newsletter, name -> new ArrayList<>());
    }

    boolean isNew() {
        return !started;
    }

    boolean isGuarded(Paper paper) {
        return numbers.values().stream()
                .flatMap(Collection::stream)
                .anyMatch(number -> number.guarded() && number.post().equals(paper.name()));
    }

    /** Whether it is public since the last run, with a number that is mailed wherever it belongs now. */
    boolean canBeSentAgain(Paper paper, Instant now) {
        return paper.isPublic(now)
                && shownBefore.containsKey(paper.name())
                && !isGuarded(paper)
                && List.of("news", "events").stream()
                        .filter(paper::isIn)
                        .allMatch(newsletter -> numbers(newsletter).stream()
                                .filter(number -> number.post().equals(paper.name()))
                                .reduce((earlier, later) -> later)
                                .filter(last -> !last.kind().equals("baseline"))
                                .isPresent());
    }

    void sendAgain(Paper paper, Instant now) {
        List.of("news", "events").stream()
                .filter(paper::isIn)
                .map(this::numbers)
                .forEach(all -> all.add(new Number(all.size() + 1, paper.name(), "resend", now, Set.of(), false)));
    }

    boolean wasSentAgain(String post) {
        return numbers.values().stream()
                .flatMap(Collection::stream)
                .anyMatch(number ->
                        number.kind().equals("resend") && number.post().equals(post));
    }

    void join(Reader reader, String newsletter, String frequency, String topics, Instant now) {
        Subscription one = reader.subscriptions.computeIfAbsent(newsletter, name -> new Subscription());
        pass(newsletter, one, "joined-later");
        one.frequency = frequency;
        one.topics = topics;
        begin(reader, newsletter, one, now);
    }

    private void begin(Reader reader, String newsletter, Subscription one, Instant now) {
        one.active = true;
        one.away = "";
        one.start = numbers(newsletter).size();
        one.mark = one.start;
        one.tick = tickAfter(reader, one, now);
    }

    void leave(Reader reader, String newsletter) {
        Subscription one = reader.subscriptions.get(newsletter);
        if (one != null && !one.away.equals("ended")) {
            pass(newsletter, one, one.active ? "ended" : "paused");
            one.active = false;
            one.away = "ended";
        }
    }

    boolean isPaused(Reader reader, String newsletter) {
        Subscription one = reader.subscriptions.get(newsletter);
        return one != null && one.away.equals("paused");
    }

    void pause(Reader reader, String newsletter) {
        Subscription one = Objects.requireNonNull(reader.subscriptions.get(newsletter));
        pass(newsletter, one, "paused");
        one.active = false;
        one.away = "paused";
    }

    /** Begins anew; what was published meanwhile is not made up for. */
    void resume(Reader reader, String newsletter, Instant now) {
        Subscription one = Objects.requireNonNull(reader.subscriptions.get(newsletter));
        pass(newsletter, one, "paused");
        begin(reader, newsletter, one, now);
    }

    /** Their mark passes all that there is; what has a reason by now was told it by an earlier pass. */
    private void pass(String newsletter, Subscription one, String reason) {
        for (Number number : numbers(newsletter)) {
            if (number.value() > Math.max(one.mark, one.passed)) {
                one.reasons.put(number.post(), reason);
            }
        }
        one.passed = numbers(newsletter).size();
    }

    /** The word by which {@code why} must answer for a post and a subscriber of the newsletter. */
    String rule(Reader reader, String newsletter, Paper paper, Instant now) {
        Subscription one = reader.subscriptions.get(newsletter);
        if (one == null) {
            return "not-recorded";
        }
        if (holds(one.mails, paper)) {
            return "sent";
        }
        if (holds(one.waiting, paper)) {
            return one.active ? "review" : one.away;
        }
        List<Number> all = numbers(newsletter).stream()
                .filter(number -> number.post().equals(paper.name()))
                .toList();
        if (all.isEmpty()) {
            return paper.isPublic(now) ? "not-in-newsletter" : "not-public";
        }
        List<Number> ahead = all.stream()
                .filter(number -> number.value() > one.mark && !hadVariant(reader, number))
                .toList();
        return ahead.isEmpty()
                ? all.get(all.size() - 1).kind().equals("baseline")
                        ? "baseline"
                        : one.reasons.getOrDefault(paper.name(), "nothing")
                : ahead(reader, newsletter, one, paper, ahead.get(ahead.size() - 1), now);
    }

    private static boolean holds(List<Set<String>> mails, Paper paper) {
        return mails.stream().anyMatch(mail -> mail.contains(paper.name()));
    }

    private String ahead(Reader reader, String newsletter, Subscription one, Paper paper, Number number, Instant now) {
        if (number.kind().equals("baseline")) {
            return "baseline";
        }
        if (number.at().plus(settle).isAfter(now)) {
            return one.active ? "settle" : one.away;
        }
        String refusal = refusal(reader, newsletter, one, paper, number, now);
        boolean ofThePost = refusal.equals("not-public") || refusal.equals("not-in-newsletter");
        return !one.active && !ofThePost ? one.away : refusal.isEmpty() ? "tick" : refusal;
    }

    void changeFrequency(Reader reader, String frequency, Instant now) {
        reader.subscriptions.values().stream()
                .filter(one -> !one.frequency.equals(frequency))
                .forEach(one -> {
                    one.frequency = frequency;
                    setTick(reader, one, now);
                });
    }

    void changeZone(Reader reader, @Nullable ZoneId zone, Instant now) {
        boolean changed = !Objects.equals(zone, reader.zone);
        reader.zone = zone;
        reader.subscriptions.values().stream()
                .filter(one -> changed && one.active)
                .forEach(one -> setTick(reader, one, now));
    }

    private void setTick(Reader reader, Subscription one, Instant now) {
        boolean waits = one.tick != null && !one.tick.isAfter(now);
        one.tick = waits ? one.tick : tickAfter(reader, one, now);
    }

    private @Nullable Instant tickAfter(Reader reader, Subscription one, Instant now) {
        Cron cron = crons.get(one.frequency);
        return cron == null ? null : cron.next(now, reader.zone == null ? siteZone : reader.zone);
    }

    void run(Instant now, List<Paper> folder, List<Reader> readers) {
        folder.forEach(paper -> papers.put(paper.name(), paper));
        List<Paper> shown = folder.stream()
                .filter(paper -> paper.isPublic(now))
                .sorted(Comparator.comparing(paper -> paper.publishAt))
                .toList();
        for (String newsletter : List.of("news", "events")) {
            List<Paper> here =
                    shown.stream().filter(paper -> paper.isIn(newsletter)).toList();
            number(newsletter, here, now);
            for (Reader reader : readers) {
                Subscription one = reader.subscriptions.get(newsletter);
                if (one != null && one.active) {
                    serve(reader, newsletter, one, now);
                }
            }
        }
        shownBefore = new HashMap<>();
        shown.forEach(paper -> shownBefore.put(paper.name(), new TreeSet<>(paper.languages)));
        started = true;
    }

    private void number(String newsletter, List<Paper> here, Instant now) {
        List<Number> all = numbers(newsletter);
        int left = here.size();
        for (Paper paper : here) {
            String kind = kind(newsletter, paper, left--);
            if (!kind.isEmpty()) {
                boolean guarded =
                        all.stream().anyMatch(one -> one.guarded() && one.post().equals(paper.name()))
                                || kind.equals("first") && started && paper.publishAt.isBefore(now.minus(TOO_OLD));
                Set<String> had = kind.equals("variant") ? shownBefore.getOrDefault(paper.name(), Set.of()) : Set.of();
                all.add(new Number(all.size() + 1, paper.name(), kind, now, had, guarded));
            }
        }
    }

    private String kind(String newsletter, Paper paper, int fromTheEnd) {
        if (!started) {
            return fromTheEnd <= backlog ? "first" : "baseline";
        }
        String before = "";
        for (Number number : numbers(newsletter)) {
            before = number.post().equals(paper.name()) ? number.kind() : before;
        }
        if (before.isEmpty()) {
            return "first";
        }
        Set<String> languagesBefore = shownBefore.get(paper.name());
        if (languagesBefore == null) {
            return before.equals("baseline") ? "baseline" : "returned";
        }
        boolean more = !languagesBefore.containsAll(paper.languages);
        return more && !languagesBefore.contains("en") && !before.equals("baseline") ? "variant" : "";
    }

    private void serve(Reader reader, String newsletter, Subscription one, Instant now) {
        boolean due = !crons.containsKey(one.frequency) || one.tick != null && !one.tick.isAfter(now);
        if (!due) {
            return;
        }
        long target = one.mark;
        for (Number number : numbers(newsletter)) {
            target = number.at().plus(settle).isAfter(now) ? target : Math.max(target, number.value());
        }
        Map<String, Boolean> mail = new TreeMap<>();
        for (Number number : numbers(newsletter)) {
            if (number.value() > one.mark && number.value() <= target) {
                Paper paper = Objects.requireNonNull(papers.get(number.post()));
                String refusal = refusal(reader, newsletter, one, paper, number, now);
                boolean again = number.kind().equals("resend");
                if (refusal.isEmpty() && (again || !one.has.contains(paper.name()))) {
                    mail.merge(paper.name(), number.guarded(), Boolean::logicalAnd);
                } else if (!refusal.equals("had-variant")) {
                    one.reasons.put(paper.name(), refusal);
                }
            }
        }
        boolean cron = crons.containsKey(one.frequency) || one.tick != null;
        if (cron || target > one.mark) {
            one.tick = tickAfter(reader, one, now);
        }
        one.mark = target;
        deliver(one.mails, mail, false);
        deliver(one.waiting, mail, true);
        one.has.addAll(mail.keySet());
    }

    private static void deliver(List<Set<String>> mails, Map<String, Boolean> mail, boolean guarded) {
        Set<String> posts = new TreeSet<>();
        mail.forEach((post, waits) -> {
            if (waits == guarded) {
                posts.add(post);
            }
        });
        if (!posts.isEmpty()) {
            mails.add(posts);
        }
    }

    /** Why a number brings them nothing; empty where it does. */
    private String refusal(
            Reader reader, String newsletter, Subscription one, Paper paper, Number number, Instant now) {
        if (number.kind().equals("baseline")) {
            return "baseline";
        }
        if (!paper.isPublic(now)) {
            return "not-public";
        }
        if (!paper.isIn(newsletter)) {
            return "not-in-newsletter";
        }
        long first = numbers(newsletter).stream()
                .filter(each -> each.post().equals(paper.name()))
                .findFirst()
                .orElseThrow()
                .value();
        if (ONLY_EARLIER.contains(number.kind()) && one.start >= first) {
            return "joined-later";
        }
        if (hadVariant(reader, number)) {
            return "had-variant";
        }
        List<String> topics = List.of(one.topics.split("\\|"));
        if (!one.topics.isEmpty() && !topics.contains(paper.tag) && !topics.contains(paper.category)) {
            return "topics";
        }
        return paper.languages.contains(reader.language) || paper.languages.contains("en") ? "" : "language";
    }

    private static boolean hadVariant(Reader reader, Number number) {
        return number.kind().equals("variant")
                && (number.had().contains(reader.language) || number.had().contains("en"));
    }
}

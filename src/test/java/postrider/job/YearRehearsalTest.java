package postrider.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import postrider.cron.Cron;
import postrider.job.YearOracle.Paper;
import postrider.job.YearOracle.Reader;

/**
 * A year in the life of a home, by chance but repeatable, through the commands that people and cron give: authors write, date back,
 * schedule, hide, delete, bring back, rename, translate, retag and
 * send again; people join, leave, pause, come back and change their minds, by list and
 * by hand; runs are missed and killed. Then the outbox holds for each person and newsletter what the {@link YearOracle} says.
 */
class YearRehearsalTest {
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final Map<String, Cron> CRONS = Map.of(
            "daily", Cron.parse("0 9 * * *"),
            "weekly", Cron.parse("0 9 * * MON"),
            "monthly", Cron.parse("0 9 1 * *"));
    private static final List<String> FREQUENCIES =
            List.of("instant", "daily", "weekly", "weekly", "monthly", "monthly", "monthly");
    private static final List<String> ZONES = List.of("", "Asia/Almaty", "America/New_York", "Europe/Berlin", "UTC");
    private static final List<String> TOPICS = List.of("", "", "blood", "marrow|blood", "events");
    private static final List<String> LANGUAGES = List.of("en", "ru", "kk", "fr");
    private static final List<Set<String>> TRANSLATIONS =
            List.of(Set.of("en"), Set.of("en", "ru"), Set.of("ru"), Set.of("kk"), Set.of("kk", "ru"));
    private static final List<String> WRITTEN =
            List.of("post_decision", "publication", "edition", "edition_letter", "delivery", "attempt");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm", Locale.ROOT).withZone(ALMATY);
    private static final String SETTINGS = """
            site: {url: https://news.example.org, title: News, language: en, languages: [en, ru, kk], timezone: Asia/Almaty}
            newsletters:
              news: {title: News}
              events: {title: Events, posts: {categories: [events]}}
            digest: {backlog: 3, settle: 1h, max_new: 1000, from: news@news.example.org}
            """;
    private static final List<Duration> LIVES = List.of(Duration.ofHours(1), Duration.ofDays(2), Duration.ofDays(9));
    private static final int RUNS = 100;
    private static final int READERS = 200;

    private final Random chance = new Random(20260101);
    private final List<Paper> folder = new ArrayList<>();
    private final List<Reader> readers = new ArrayList<>();
    private final Map<Reader, Row> list = new LinkedHashMap<>();
    private final List<Consumer<Instant>> listed = new ArrayList<>();
    private final YearOracle oracle = new YearOracle(CRONS, ALMATY, Duration.ofHours(1), 3);
    private Instant now = Instant.parse("2026-01-05T00:00:00Z");
    private int killed;
    private int unlooked;
    private int sentAgain;
    private int paused;

    /** A row of the subscribers' file. */
    private static final class Row {
        String language = "";
        String newsletters = "";
        String frequency = "";
        String topics = "";
        String zone = "";
        String status = "active";
        boolean there = true;
    }

    @Test
    void afterAYearEverybodyHasWhatTheRulesGiveThemOnce(@TempDir Path place) {
        RehearsedHome home = new RehearsedHome(place, now, SETTINGS);
        for (int i = 0; i < 6; i++) {
            write(home, Duration.ofDays(-3L * (i + 1)));
        }
        for (int i = 0; i < READERS / 2; i++) {
            join(home, i % 3 > 0);
        }
        Instant end = now.plus(Duration.ofDays(365));
        for (int run = 0; run < RUNS && now.isBefore(end); run++) {
            live(home, run);
            now = now.plus(Duration.ofHours(pick(List.of(3, 9, 20, 72, 96, 120, 168))));
            if (chance.nextInt(25) == 0) {
                now = now.plus(Duration.ofDays(12));
            }
            publish(home);
            if (chance.nextInt(8) == 0) {
                keepRunning(home);
            }
        }

        assertThat(unlooked).isPositive();
        assertThat(sentAgain).isGreaterThan(5);
        assertThat(paused).isGreaterThan(15);
        assertThat(now).isAfter(end.minus(Duration.ofDays(60)));
        assertThat(killed).isGreaterThan(15);
        YearComparison comparison = new YearComparison(home, folder, readers, oracle, now);
        comparison.assertEverybodyHasTheirs();
        comparison.assertMarksAndTicks();
        comparison.assertWhyAgrees();
    }

    private void publish(RehearsedHome home) {
        StringBuilder csv = new StringBuilder("email,language,newsletters,frequency,topics,timezone,status\n");
        list.forEach((reader, row) -> {
            if (row.there) {
                csv.append(String.join(
                                ",",
                                reader.address,
                                row.language,
                                row.newsletters,
                                row.frequency,
                                row.topics,
                                row.zone,
                                row.status))
                        .append('\n');
            }
        });
        home.file("config/subscribers.csv", csv.toString());
        home.setClock(now);
        while (chance.nextInt(3) == 0) {
            killed++;
            if (chance.nextBoolean()) {
                home.runKilledAfter(1 + chance.nextInt(40), "publish", "-q");
            } else if (!oracle.isNew()) {
                home.runKilledAtWriting(pick(WRITTEN), "publish", "-q");
            }
        }
        assertThat(home.run("publish", "-q")).as(home::said).isLessThan(2);
        listed.forEach(change -> change.accept(now));
        listed.clear();
        oracle.run(now, folder, readers);
    }

    /** As cron does, every few minutes, whether there is something to do or not. */
    private void keepRunning(RehearsedHome home) {
        for (int run = 0; run < 4; run++) {
            now = now.plus(Duration.ofMinutes(pick(List.of(5, 10, 15, 30))));
            home.setClock(now);
            assertThat(home.run("publish", "-q")).as(home::said).isLessThan(2);
            oracle.run(now, folder, readers);
            unlooked += home.hasJustDoneWithoutALook() ? 1 : 0;
        }
    }

    private void live(RehearsedHome home, int run) {
        now = now.plusSeconds(60);
        home.setClock(now);
        if (chance.nextInt(2) == 0) {
            write(home, Duration.ofHours(pick(List.of(-24 * 45, -3, -1, 0, 0, 1, 24, 24 * 15))));
        }
        if (readers.size() < READERS) {
            join(home, run % 2 == 0);
        }
        for (int i = 0; i < 2; i++) {
            edit(home, pick(folder));
        }
        sendAgain(home, pick(folder));
        now = now.plusSeconds(60);
        home.setClock(now);
        for (int i = 0; i < 4; i++) {
            changeMind(home, pick(readers));
        }
    }

    private void write(RehearsedHome home, Duration later) {
        int number = folder.size();
        Instant at = now.plus(later).plus(Duration.ofMinutes(number));
        folder.add(new Paper(
                number,
                at,
                pick(TRANSLATIONS),
                pick(List.of("blood", "marrow", "other")),
                pick(List.of("events", "else"))));
        put(home, folder.get(number));
    }

    private void edit(RehearsedHome home, Paper paper) {
        if (oracle.isGuarded(paper) || paper.publishAt.isBefore(now.minus(Duration.ofDays(20)))) {
            return;
        }
        for (String language : paper.languages) {
            home.remove(file(paper, language));
        }
        switch (chance.nextInt(9)) {
            case 0 -> paper.hidden = !paper.hidden;
            case 1 -> paper.gone = !paper.gone;
            case 2 -> paper.languages.add(pick(List.of("en", "ru", "kk")));
            case 3 -> {
                if (paper.languages.size() > 1) {
                    paper.languages.remove(pick(List.copyOf(paper.languages)));
                }
            }
            case 4 -> paper.category = pick(List.of("events", "else"));
            case 5 -> paper.tag = pick(List.of("blood", "marrow", "other"));
            case 6 -> {
                if (!paper.gone) {
                    paper.folder = paper.folder.isEmpty() ? "moved/" : "";
                }
            }
            case 7 -> paper.edits++;
            case 8 -> paper.until = paper.until == null ? later(paper.publishAt).plus(pick(LIVES)) : null;
            default -> throw new AssertionError();
        }
        put(home, paper);
    }

    private void sendAgain(RehearsedHome home, Paper paper) {
        if (chance.nextInt(3) > 0 || !oracle.canBeSentAgain(paper, now)) {
            return;
        }
        String file = file(paper, List.copyOf(paper.languages).get(0)).replaceFirst("^posts/", "");
        assertThat(home.run("posts", "resend", file, "--yes", "-q"))
                .as(home::said)
                .isZero();
        oracle.sendAgain(paper, now);
        sentAgain++;
    }

    private Instant later(Instant at) {
        return at.isAfter(now) ? at : now;
    }

    private static void put(RehearsedHome home, Paper paper) {
        if (paper.gone) {
            return;
        }
        for (String language : paper.languages) {
            home.file(file(paper, language), """
                    ---
                    title: '%s%s'
                    publish_date: '%s'
                    published: %s%s%s
                    taxonomy: {category: [%s], tag: [%s]}
                    ---
                    The words number %d of %s, edited %d times.
                    """.formatted(
                            paper.name(),
                            language,
                            DATE.format(paper.publishAt),
                            !paper.hidden,
                            paper.number % 2 == 0 ? "\nid: paper" + paper.number : "",
                            paper.until == null ? "" : "\nunpublish_date: '" + DATE.format(paper.until) + "'",
                            paper.category,
                            paper.tag,
                            paper.number,
                            language,
                            paper.edits));
        }
    }

    static String file(Paper paper, String language) {
        return "posts/" + paper.folder + "paper" + paper.number
                + (language.equals("en") ? ".md" : "." + language + ".md");
    }

    private void join(RehearsedHome home, boolean byList) {
        String zone = pick(ZONES);
        Reader reader = new Reader("reader" + readers.size() + "@example.org", pick(LANGUAGES), zone(zone));
        readers.add(reader);
        if (!byList) {
            String newsletter = pick(List.of("news", "events"));
            add(home, reader, newsletter, "--language", reader.language);
            return;
        }
        Row row = new Row();
        row.language = reader.language;
        row.newsletters = pick(List.of("news", "events", "news|events"));
        row.frequency = pick(FREQUENCIES);
        row.topics = pick(TOPICS);
        row.zone = zone;
        list.put(reader, row);
        String frequency = row.frequency;
        String topics = row.topics;
        listed.add(at -> {
            for (String newsletter : row.newsletters.split("\\|")) {
                oracle.join(reader, newsletter, frequency, topics, at);
            }
        });
    }

    private void add(RehearsedHome home, Reader reader, String newsletter, String... more) {
        String frequency = pick(FREQUENCIES);
        String topics = pick(TOPICS);
        List<String> words = new ArrayList<>(List.of("subscribers", "add", reader.address, "-q"));
        words.addAll(List.of("--newsletter", newsletter, "--frequency", frequency, "--topics", topics));
        words.addAll(List.of("--confirmed", "by phone"));
        words.addAll(List.of(more));
        if (reader.zone != null && more.length > 0) {
            words.addAll(List.of("--timezone", reader.zone.getId()));
        }
        assertThat(home.run(words.toArray(String[]::new))).as(home::said).isZero();
        oracle.join(reader, newsletter, frequency, topics, now);
    }

    private void changeMind(RehearsedHome home, Reader reader) {
        if (reader.subscriptions.isEmpty()) {
            return;
        }
        Row row = list.get(reader);
        Optional<String> left = reader.subscriptions.entrySet().stream()
                .filter(one -> !one.getValue().active)
                .map(Map.Entry::getKey)
                .findFirst();
        if (left.isPresent() && oracle.isPaused(reader, left.get())) {
            change(home, reader, left.get(), "--resume");
            oracle.resume(reader, left.get(), now);
        } else if (left.isPresent()) {
            add(home, reader, left.get());
        } else if (chance.nextInt(6) == 0 && isNew(reader)) {
            String newsletter = pick(List.copyOf(reader.subscriptions.keySet()));
            assertThat(home.run("subscribers", "remove", reader.address, "--newsletter", newsletter, "-q"))
                    .isZero();
            oracle.leave(reader, newsletter);
        } else if (chance.nextInt(6) == 0 && isNew(reader)) {
            String newsletter = pick(List.copyOf(reader.subscriptions.keySet()));
            change(home, reader, newsletter, "--pause", "2028-01-01");
            oracle.pause(reader, newsletter);
            paused++;
        } else if (row != null && row.there && row.status.equals("active") && isNew(reader)) {
            changeRow(reader, row);
        }
    }

    private static void change(RehearsedHome home, Reader reader, String newsletter, String... what) {
        List<String> words = new ArrayList<>(List.of("subscribers", "change", reader.address, "-q"));
        words.addAll(List.of("--newsletter", newsletter));
        words.addAll(List.of(what));
        assertThat(home.run(words.toArray(String[]::new))).as(home::said).isZero();
    }

    /** One change of a row for each run. */
    private boolean isNew(Reader reader) {
        return listed.stream().noneMatch(change -> change instanceof RowChange one && one.reader() == reader);
    }

    private record RowChange(Reader reader, Consumer<Instant> change) implements Consumer<Instant> {
        @Override
        public void accept(Instant at) {
            change.accept(at);
        }
    }

    private void changeRow(Reader reader, Row row) {
        Consumer<Instant> change;
        switch (chance.nextInt(6)) {
            case 0 -> {
                String before = row.frequency;
                String frequency = row.frequency = pick(FREQUENCIES);
                change = at -> {
                    // A cell that says the same as ever changes nothing, whatever the person has by now.
                    if (!frequency.equals(before)) {
                        oracle.changeFrequency(reader, frequency, at);
                    }
                };
            }
            case 1 -> {
                String before = row.topics;
                String topics = row.topics = pick(TOPICS);
                change = at -> {
                    if (!topics.equals(before)) {
                        reader.subscriptions.values().forEach(one -> one.topics = topics);
                    }
                };
            }
            case 2 -> {
                String language = row.language = pick(LANGUAGES);
                change = at -> reader.language = language;
            }
            case 3 -> {
                String zone = row.zone = pick(ZONES);
                change = at -> oracle.changeZone(reader, zone(zone), at);
            }
            case 4 -> {
                row.status = "ended";
                change = at -> List.of("news", "events").forEach(one -> oracle.leave(reader, one));
            }
            case 5 -> {
                row.there = false;
                change = at -> {};
            }
            default -> throw new AssertionError();
        }
        listed.add(new RowChange(reader, change));
    }

    private static @Nullable ZoneId zone(String name) {
        return name.isEmpty() ? null : ZoneId.of(name);
    }

    private <T> T pick(List<T> from) {
        return from.get(chance.nextInt(from.size()));
    }
}

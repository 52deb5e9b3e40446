package postrider.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.cron.Cron;
import postrider.edition.Oracle.Paper;
import postrider.edition.Oracle.Person;
import postrider.edition.Samples.Draft;
import postrider.edition.Samples.Press;
import postrider.post.Post;
import postrider.post.PostId;

/**
 * Some months in the life of a home, by chance but repeatable: authors write, date back, hide, bring back, translate and retag;
 * people join, leave, come back and change their minds; runs are missed and mail fails. Whatever happened, each person was mailed
 * what the {@link Oracle} says, and nothing else.
 */
class RehearsalTest {
    private static final Map<String, Cron> CRONS = Map.of(
            "daily", Cron.parse("0 9 * * *"),
            "weekly", Cron.parse("0 9 * * MON"),
            "monthly", Cron.parse("0 9 1 * *"));
    private static final List<String> FREQUENCIES = List.of("instant", "daily", "weekly", "monthly");
    private static final List<String> ZONES = List.of("Asia/Almaty", "America/New_York", "Europe/Berlin", "UTC");
    private static final List<String> TOPICS = List.of("", "", "blood", "marrow|blood", "news");
    private static final List<String> LANGUAGES = List.of("en", "ru", "kk", "fr");
    private static final List<Set<String>> TRANSLATIONS =
            List.of(Set.of("en"), Set.of("en", "ru"), Set.of("ru"), Set.of("kk"), Set.of("kk", "ru"));
    private static final Duration SETTLE = Duration.ofHours(5);

    private final List<Paper> folder = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();
    private final Set<PostId> resent = new HashSet<>();
    private final Oracle oracle = new Oracle(CRONS, SETTLE, 3);
    private Random chance = new Random();
    private Instant now = Samples.at("2026-02-20T00:00:00Z");
    private String choice = "news";

    @ParameterizedTest
    @ValueSource(longs = {1})
    void everybodyGetsWhatTheRulesGiveThemOnce(long seed, @TempDir Path home) {
        chance = new Random(seed);
        try (Desk desk = new Desk(home)) {
            for (int i = 0; i < 8; i++) {
                write(Duration.ofDays(20 + chance.nextInt(20)));
            }
            for (int i = 0; i < 30; i++) {
                join(desk);
            }
            for (int run = 0; run < 180; run++) {
                live(desk, run);
                now = now.plus(Duration.ofMinutes(pick(List.of(15, 240, 480, 600, 1440))));
                if (chance.nextInt(60) == 0) {
                    now = now.plus(Duration.ofDays(9));
                }
                desk.run(newsletter(), now, published());
                oracle.run(now, choice, folder, people);
            }
            assertEverybodyGotTheirs(desk);
        }
    }

    private void assertEverybodyGotTheirs(Desk desk) {
        for (Person person : people) {
            List<String> expected = person.mails.stream()
                    .flatMap(List::stream)
                    .map(name -> Samples.id(name).value())
                    .sorted()
                    .toList();
            assertThat(desk.postsOf(person.id).stream().sorted().toList())
                    .as("%d %s %s %s", person.id, person.frequency, person.language, person.topics)
                    .isEqualTo(expected);
            assertThat(desk.mark(person.id)).as("mark of %d", person.id).isEqualTo(person.mark);
        }
        assertThat(people.stream().mapToInt(person -> person.mails.size()).sum())
                .as("mails in all")
                .isGreaterThan(200);
        assertThatWhatWaitsWaits(desk);
    }

    private void assertThatWhatWaitsWaits(Desk desk) {
        Set<PostId> guarded = desk.guarded();
        assertThat(guarded).isNotEmpty();
        for (KeptEdition kept : desk.database().read(tx -> desk.editions().list(tx))) {
            boolean waits = kept.state() == EditionState.REVIEW;
            assertThat(kept.edition().posts())
                    .as("edition %d, %s", kept.edition().number(), kept.state())
                    .allMatch(post -> guarded.contains(post) == waits || !waits && resent.contains(post));
        }
    }

    private void live(Desk desk, int run) {
        if (chance.nextInt(3) == 0) {
            write(Duration.ofHours(pick(List.of(-60, -3, 0, 0, 1, 24, 24 * 20, 24 * 40))));
        }
        if (chance.nextInt(8) == 0) {
            join(desk);
        }
        if (chance.nextInt(3) == 0) {
            edit(pick(folder));
        }
        if (chance.nextInt(2) == 0) {
            changeMind(desk, pick(people));
        }
        if (chance.nextInt(6) == 0) {
            fail(desk, pick(people));
        }
        if (chance.nextInt(30) == 0) {
            resend(desk, pick(folder));
        }
        if (run == 120) {
            choice = "";
        }
    }

    private void write(Duration ago) {
        String name = "post" + folder.size();
        // A second apart, so that the newest are the newest.
        Instant at = now.minus(ago).plusSeconds(folder.size());
        folder.add(new Paper(
                name,
                at,
                pick(TRANSLATIONS),
                pick(List.of("blood", "marrow", "other")),
                pick(List.of("news", "news", "news", "else"))));
    }

    private void edit(Paper paper) {
        switch (chance.nextInt(5)) {
            case 0, 1 -> paper.hidden = !paper.hidden;
            case 2 -> paper.languages.add(pick(List.of("en", "ru", "kk")));
            case 3 -> {
                if (paper.languages.size() > 1) {
                    paper.languages.remove(pick(List.copyOf(paper.languages)));
                }
            }
            case 4 -> {
                paper.category = pick(List.of("news", "else"));
                paper.tag = pick(List.of("blood", "marrow", "other"));
            }
            default -> throw new AssertionError();
        }
    }

    private void join(Desk desk) {
        Person person =
                new Person(people.size() + 1, ZoneId.of(pick(ZONES)), pick(FREQUENCIES), pick(TOPICS), pick(LANGUAGES));
        desk.subscribe(person.id, person.frequency, person.topics, person.language, person.zone.getId());
        person.start = oracle.last();
        person.mark = person.start;
        setTick(desk, person);
        people.add(person);
    }

    private void changeMind(Desk desk, Person person) {
        switch (chance.nextInt(4)) {
            case 0 -> {
                person.frequency = pick(FREQUENCIES);
                desk.sql("update subscription set frequency = ? where subscriber_id = ?", person.frequency, person.id);
                boolean passed = person.tick != null && !person.tick.isAfter(now);
                if (!passed || person.frequency.equals("instant")) {
                    setTick(desk, person);
                }
            }
            case 1 -> {
                person.topics = pick(TOPICS);
                desk.sql("update subscription set topics = ? where subscriber_id = ?", person.topics, person.id);
            }
            case 2 -> {
                person.language = pick(LANGUAGES);
                desk.sql("update subscriber set language = ? where id = ?", person.language, person.id);
            }
            case 3 -> leaveOrComeBack(desk, person);
            default -> throw new AssertionError();
        }
    }

    private void leaveOrComeBack(Desk desk, Person person) {
        person.active = !person.active;
        desk.sql(
                "update subscription set state = ? where subscriber_id = ?",
                person.active ? "active" : "ended",
                person.id);
        if (person.active) {
            person.start = oracle.last();
            person.mark = person.start;
            desk.sql(
                    "update subscription set start = ?, mark = ? where subscriber_id = ?",
                    person.start,
                    person.mark,
                    person.id);
            setTick(desk, person);
        }
    }

    private void setTick(Desk desk, Person person) {
        person.tick = oracle.tickAfter(person, now);
        desk.sql(
                "update subscription set next_due_at = ? where subscriber_id = ?",
                person.tick == null ? null : person.tick.toEpochMilli(),
                person.id);
    }

    /** Their last mail never arrived. */
    private void fail(Desk desk, Person person) {
        if (person.mails.isEmpty()) {
            return;
        }
        desk.sql("""
                update delivery
                set state = 'failed'
                where subscriber_id = ?
                  and created_at = (
                    select max(created_at)
                    from delivery
                    where subscriber_id = ? and state in ('queued', 'sent'))
                """, person.id, person.id);
        person.mails.remove(person.mails.size() - 1);
        person.has.clear();
        person.mails.forEach(person.has::addAll);
    }

    private void resend(Desk desk, Paper paper) {
        boolean here = paper.isPublic(now) && (choice.isEmpty() || choice.equals(paper.category));
        if (!here || !oracle.knows(paper.name)) {
            return;
        }
        boolean done = desk.database()
                .<Boolean>write(tx -> Publications.resend(
                                tx, newsletter(), Samples.id(paper.name), Samples.posts(published()), now)
                        .isPresent());
        assertThat(done).isTrue();
        resent.add(Samples.id(paper.name));
        oracle.resend(paper.name, now);
    }

    private Post[] published() {
        List<Post> posts = new ArrayList<>();
        for (Paper paper : folder) {
            if (paper.isPublic(now)) {
                new TreeSet<>(paper.languages)
                        .forEach(language -> posts.add(new Draft(paper.name, paper.publishAt)
                                .in(language)
                                .tagged(paper.tag)
                                .filed(paper.category)
                                .post()));
            }
        }
        return posts.toArray(Post[]::new);
    }

    private Newsletter newsletter() {
        Press press = new Press().backlog(new Backlog.Newest(3)).maxNew(1000).settle(SETTLE);
        return choice.isEmpty() ? press.news() : press.categories(choice).news();
    }

    private <T> T pick(List<T> from) {
        return from.get(chance.nextInt(from.size()));
    }
}

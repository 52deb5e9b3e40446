package postrider.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import postrider.job.YearOracle.Paper;
import postrider.job.YearOracle.Reader;
import postrider.job.YearOracle.Subscription;
import postrider.subscriber.EmailAddress;

/** What a home has come to, held beside what the oracle says of it. */
record YearComparison(RehearsedHome home, List<Paper> folder, List<Reader> readers, YearOracle oracle, Instant now) {
    private static final Pattern NAME = Pattern.compile("Post\\d+\\.");

    void assertEverybodyHasTheirs() {
        Map<String, List<Set<String>>> got = mails();
        Map<String, List<Set<String>>> due = new TreeMap<>();
        for (Reader reader : readers) {
            reader.subscriptions.forEach((newsletter, one) -> {
                if (!one.mails.isEmpty()) {
                    due.put(reader.address + " " + newsletter, one.mails);
                }
                assertThat(one.mails.stream()
                                .flatMap(Set::stream)
                                .filter(post -> !oracle.wasSentAgain(post))
                                .toList())
                        .as("each once")
                        .doesNotHaveDuplicates();
            });
        }
        assertThat(got).isEqualTo(due);
        assertThat(due.values().stream().mapToInt(List::size).sum()).isGreaterThan(500);
        assertWaiting();
    }

    /** By person and newsletter, in the order of the editions: what stands in the messages themselves. */
    private Map<String, List<Set<String>>> mails() {
        Map<String, String> places = new TreeMap<>();
        home.each("""
                select d.id, s.address, e.newsletter
                from delivery d join edition e on e.id = d.edition_id join subscriber s on s.id = d.subscriber_id
                """, row -> places.put(row.text("id"), row.text("address") + " " + row.text("newsletter")));
        Map<String, List<Set<String>>> mails = new TreeMap<>();
        home.outbox().entrySet().stream()
                .sorted(Comparator.comparingInt(
                        message -> Integer.parseInt(message.getKey().split("-")[0])))
                .forEach(message -> {
                    Set<String> posts = new TreeSet<>();
                    Matcher names = NAME.matcher(message.getValue());
                    while (names.find()) {
                        posts.add(names.group());
                    }
                    mails.computeIfAbsent(places.getOrDefault(message.getKey(), "nobody"), who -> new ArrayList<>())
                            .add(posts);
                });
        return mails;
    }

    private void assertWaiting() {
        long waiting = readers.stream()
                .flatMap(reader -> reader.subscriptions.values().stream())
                .mapToLong(one -> one.waiting.size())
                .sum();
        assertThat(waiting).isPositive();
        assertThat(home.number("""
                select count(*) from delivery d join edition e on e.id = d.edition_id where e.state = 'review'
                """)).isEqualTo(waiting);
    }

    void assertMarksAndTicks() {
        Map<String, String> is = new TreeMap<>();
        home.each(
                """
                select p.address, s.newsletter, s.mark, s.next_due_at
                from subscription s join subscriber p on p.id = s.subscriber_id
                where s.state = 'active'
                """,
                row -> is.put(
                        row.text("address") + " " + row.text("newsletter"),
                        row.number("mark") + " " + row.instantOrNull("next_due_at")));
        Map<String, String> should = new TreeMap<>();
        for (Reader reader : readers) {
            for (Map.Entry<String, Subscription> entry : reader.subscriptions.entrySet()) {
                Subscription one = entry.getValue();
                if (one.active) {
                    should.put(reader.address + " " + entry.getKey(), one.mark + " " + one.tick);
                }
            }
        }
        assertThat(is).isEqualTo(should);
    }

    /** Of every post and person, in every newsletter. */
    void assertWhyAgrees() {
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> rules = new TreeMap<>();
        home.opened().ask(why -> {
            for (Paper paper : folder) {
                String file = YearRehearsalTest.file(
                                paper, List.copyOf(paper.languages).get(0))
                        .replaceFirst("^posts/", "");
                for (Reader reader : readers) {
                    for (String newsletter : List.of("news", "events")) {
                        Answer answer = why.answer(
                                file, Optional.of(new EmailAddress(reader.address)), Optional.of(newsletter));
                        String rule = oracle.rule(reader, newsletter, paper, now);
                        rules.merge(rule, 1, Integer::sum);
                        if (!answer.rule().word().equals(rule)) {
                            wrong.add(paper.name() + " " + newsletter + ": " + rule + ", but: " + answer.sent());
                        }
                    }
                }
            }
            return true;
        });
        assertThat(wrong).isEmpty();
        assertThat(rules.keySet())
                .contains(
                        "sent",
                        "topics",
                        "language",
                        "joined-later",
                        "ended",
                        "paused",
                        "review",
                        "baseline",
                        "not-public");
    }
}

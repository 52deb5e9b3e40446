package postrider.edition;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import postrider.cron.Cron;

/**
 * The rules once more, told person by person and without any of the program's classes but cron: slow, and simple enough to be
 * believed.
 */
final class Oracle {
    /** A post as an author has it in their folder. */
    static final class Paper {
        final String name;
        final Instant publishAt;
        final Set<String> languages;
        String tag;
        String category;
        boolean hidden;

        Paper(String name, Instant publishAt, Set<String> languages, String tag, String category) {
            this.name = name;
            this.publishAt = publishAt;
            this.languages = new TreeSet<>(languages);
            this.tag = tag;
            this.category = category;
        }

        boolean isPublic(Instant now) {
            return !hidden && !publishAt.isAfter(now);
        }
    }

    static final class Person {
        final long id;
        final ZoneId zone;
        String frequency;
        String topics;
        String language;
        boolean active = true;
        long start;
        long mark;

        @Nullable
        Instant tick;
        /** What they were mailed, each mail a list. */
        final List<List<String>> mails = new ArrayList<>();

        final Set<String> has = new HashSet<>();

        Person(long id, ZoneId zone, String frequency, String topics, String language) {
            this.id = id;
            this.zone = zone;
            this.frequency = frequency;
            this.topics = topics;
            this.language = language;
        }
    }

    private record Number(long value, String post, String kind, Instant at, Set<String> had) {}

    private final Map<String, Cron> crons;
    private final Duration settle;
    private final int backlog;
    private final List<Number> numbers = new ArrayList<>();
    private final Map<String, Set<String>> shownBefore = new HashMap<>();
    private String choiceBefore = "";
    private boolean started;

    Oracle(Map<String, Cron> crons, Duration settle, int backlog) {
        this.crons = crons;
        this.settle = settle;
        this.backlog = backlog;
    }

    long last() {
        return numbers.size();
    }

    @Nullable
    Instant tickAfter(Person person, Instant now) {
        Cron cron = crons.get(person.frequency);
        return cron == null ? null : cron.next(now, person.zone);
    }

    void resend(String post, Instant now) {
        numbers.add(new Number(last() + 1, post, "resend", now, Set.of()));
    }

    boolean knows(String post) {
        return numbers.stream().anyMatch(number -> number.post().equals(post));
    }

    /** @param choice a category, or empty for all */
    void run(Instant now, String choice, List<Paper> folder, List<Person> people) {
        Map<String, Paper> shown = new LinkedHashMap<>();
        folder.stream()
                .filter(paper -> paper.isPublic(now))
                .sorted(Comparator.comparing(paper -> paper.publishAt))
                .forEach(paper -> shown.put(paper.name, paper));
        List<Paper> here = shown.values().stream()
                .filter(paper -> choice.isEmpty() || choice.equals(paper.category))
                .toList();
        number(now, choice, here);
        shownBefore.clear();
        shown.values().forEach(paper -> shownBefore.put(paper.name, new TreeSet<>(paper.languages)));
        people.stream().filter(person -> person.active).forEach(person -> serve(person, now, here));
    }

    private void number(Instant now, String choice, List<Paper> here) {
        int position = 0;
        for (Paper paper : here) {
            String kind = kind(paper, choice, here.size() - position++);
            if (!kind.isEmpty()) {
                Set<String> had = kind.equals("variant") ? shownBefore.getOrDefault(paper.name, Set.of()) : Set.of();
                numbers.add(new Number(last() + 1, paper.name, kind, now, had));
            }
        }
        started = true;
        choiceBefore = choice;
    }

    private String kind(Paper paper, String choice, int fromTheEnd) {
        if (!started) {
            return fromTheEnd <= backlog ? "first" : "baseline";
        }
        String before = "";
        for (Number number : numbers) {
            if (number.post().equals(paper.name) && !number.kind().equals("resend")) {
                before = number.kind();
            }
        }
        Set<String> languagesBefore = shownBefore.get(paper.name);
        if (before.isEmpty()) {
            return !choice.equals(choiceBefore) && languagesBefore != null ? "baseline" : "first";
        }
        if (languagesBefore == null) {
            return before.equals("baseline") ? "baseline" : "returned";
        }
        boolean more = !languagesBefore.containsAll(paper.languages);
        return more && !languagesBefore.contains("en") && !before.equals("baseline") ? "variant" : "";
    }

    private void serve(Person person, Instant now, List<Paper> here) {
        boolean due = !crons.containsKey(person.frequency) || person.tick != null && !person.tick.isAfter(now);
        if (!due) {
            return;
        }
        long target = person.mark;
        Set<String> mail = new TreeSet<>();
        for (Number number : numbers) {
            if (number.at().plus(settle).isAfter(now) || number.value() <= person.mark) {
                continue;
            }
            target = number.value();
            here.stream()
                    .filter(paper -> paper.name.equals(number.post()) && mayGet(person, paper, number))
                    .forEach(paper -> mail.add(paper.name));
        }
        person.mark = target;
        person.tick = tickAfter(person, now);
        if (!mail.isEmpty()) {
            person.mails.add(List.copyOf(mail));
            person.has.addAll(mail);
        }
    }

    private boolean mayGet(Person person, Paper paper, Number number) {
        boolean topical = person.topics.isEmpty()
                || List.of(person.topics.split("\\|")).contains(paper.tag)
                || List.of(person.topics.split("\\|")).contains(paper.category);
        boolean readable = paper.languages.contains(person.language) || paper.languages.contains("en");
        if (!topical || !readable) {
            return false;
        }
        long first = numbers.stream()
                .filter(each -> each.post().equals(paper.name))
                .findFirst()
                .orElseThrow()
                .value();
        boolean wasThere = person.start < first;
        return switch (number.kind()) {
            case "first" -> !person.has.contains(paper.name);
            case "returned" -> wasThere && !person.has.contains(paper.name);
            case "variant" ->
                wasThere
                        && !person.has.contains(paper.name)
                        && !number.had().contains(person.language)
                        && !number.had().contains("en");
            case "resend" -> true;
            case "baseline" -> false;
            default -> throw new AssertionError(number);
        };
    }
}

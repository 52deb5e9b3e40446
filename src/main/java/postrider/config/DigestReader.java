package postrider.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import postrider.cron.Cron;
import postrider.edition.Backlog;
import postrider.edition.DigestSettings;
import postrider.edition.DigestSettings.Design;
import postrider.edition.DigestSettings.Images;
import postrider.edition.Newsletter;
import postrider.source.Location;
import postrider.source.YamlNull;
import postrider.source.YamlScalar;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.Frequency;

/** Reads {@code newsletters} and {@code digest}: a newsletter's own values go before those of {@code digest}. */
final class DigestReader {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final int MANY = Integer.MAX_VALUE;
    private static final int MOST_WELCOME = 50;
    private static final Map<String, String> TICKS = ticks();

    private final Values root;
    private final String siteTitle;
    private final String domain;
    private final Location place;

    /** @param domain of the sender's address where none is set; @param place of what is missing */
    DigestReader(Values root, String siteTitle, String domain, Location place) {
        this.root = root;
        this.place = place;
        this.siteTitle = siteTitle;
        this.domain = domain;
    }

    private static Map<String, String> ticks() {
        Map<String, String> ticks = new LinkedHashMap<>();
        ticks.put("instant", "");
        ticks.put("daily", "0 9 * * *");
        ticks.put("weekly", "0 9 * * MON");
        ticks.put("monthly", "0 9 1 * *");
        return ticks;
    }

    List<Newsletter> newsletters() {
        Section all = root.section().child("newsletters");
        Section digest = root.section().child("digest");
        // Also where each newsletter has its own: what is wrong here is wrong.
        digest(new Values(digest), siteTitle);
        List<Newsletter> found = new ArrayList<>();
        for (String name : all.names()) {
            if (NAME.matcher(name).matches()) {
                found.add(newsletter(name, all.child(name), digest));
            } else {
                Given given = all.find(name).orElseThrow();
                root.findings()
                        .error(
                                given.at(),
                                "\"" + name + "\" is no name of a newsletter",
                                "Use up to 40 lower-case letters, digits and hyphens: it becomes part of List-Id");
            }
        }
        if (found.isEmpty()) {
            found.add(newsletter("news", all.child("news"), digest));
        }
        return found;
    }

    private Newsletter newsletter(String name, Section own, Section digest) {
        Values values = new Values(own);
        String title = values.findFilled("title", Kind.LINE).orElse(siteTitle);
        Values choice = values.child("posts");
        return new Newsletter(
                name,
                title,
                choice.list("categories", Kind.LINE, List.of()),
                choice.list("tags", Kind.LINE, List.of()),
                topics(values),
                digest(new Values(own.child("digest").over(own.over(digest))), title),
                choice.given("categories")
                        .or(() -> choice.given("tags"))
                        .map(Given::at)
                        .orElse(place));
    }

    private List<String> topics(Values values) {
        List<String> topics = values.list("topics", Kind.LINE, List.of()).stream()
                .map(String::strip)
                .distinct()
                .toList();
        values.given("topics")
                .filter(given -> topics.stream().anyMatch(topic -> topic.contains("|") || topic.isEmpty()))
                .ifPresent(given -> root.findings()
                        .error(
                                given.at(),
                                given.path()
                                        + " holds an empty topic, or one with a \"|\", which parts topics in lists",
                                "Write tags or categories as posts have them, each for itself"));
        return topics;
    }

    private DigestSettings digest(Values values, String title) {
        List<Frequency> frequencies = frequencies(new Values(values.section().child("frequencies")));
        Sender sender = values.findFilled("from", Sender.KIND).orElseGet(() -> newsAt(title));
        return new DigestSettings(
                values.get("backlog", Kind.BACKLOG, new Backlog.None()),
                values.get("max_new", Kind.whole(1, MANY), 10),
                values.get("max_age", Kind.DURATION_TEXT, Duration.ofDays(30)),
                values.get("max_posts", Kind.whole(1, MANY), 20),
                values.get("welcome_posts", Kind.whole(0, MOST_WELCOME), 0),
                values.get("settle", Kind.DURATION_TEXT, Duration.ZERO),
                values.get("review", Kind.DURATION_TEXT, Duration.ZERO),
                values.list("reviewers", Kind.ADDRESS, List.of()),
                frequencies,
                defaultFrequency(values, frequencies),
                sender.name().isEmpty() ? title : sender.name(),
                sender.address(),
                replyTo(values),
                values.get("subject", Kind.LINE, ""),
                values.get(
                        "design",
                        Kind.choice(
                                Map.of("letter", Design.LETTER, "magazine", Design.MAGAZINE, "plain", Design.PLAIN)),
                        Design.LETTER),
                values.get("images", Kind.choice(Map.of("link", Images.LINK, "cid", Images.CID)), Images.LINK));
    }

    private Sender newsAt(String title) {
        String address = "news@" + domain;
        return EmailAddress.parse(address)
                .map(found -> new Sender(title, found))
                .orElseGet(() -> {
                    root.findings()
                            .error(
                                    place,
                                    "no mail can come from " + address,
                                    "Set mail.domain to a domain of yours, like news.example.org");
                    return new Sender(title, new EmailAddress("news@missing.invalid"));
                });
    }

    private static @Nullable EmailAddress replyTo(Values values) {
        return values.findFilled("reply_to", Kind.ADDRESS).orElse(null);
    }

    private List<Frequency> frequencies(Values values) {
        List<Frequency> found = new ArrayList<>();
        var names = values.section().names();
        for (String name : names.isEmpty() ? TICKS.keySet() : names) {
            if (NAME.matcher(name).matches()) {
                found.add(new Frequency(name, cron(values, name)));
            } else {
                Given given = values.section().find(name).orElseThrow();
                root.findings()
                        .error(
                                given.at(),
                                "\"" + name + "\" is no name of a frequency",
                                "Use lower-case letters, digits and hyphens");
            }
        }
        return found;
    }

    private Optional<Cron> cron(Values values, String name) {
        Optional<Given> given = values.section().find(name);
        String text = given.map(Given::node)
                .map(node -> node instanceof YamlScalar scalar
                        ? scalar.text()
                        : node instanceof YamlNull ? TICKS.getOrDefault(name, "") : null)
                .orElse(TICKS.getOrDefault(name, ""));
        if (given.isPresent()) {
            text = values.get(name, Kind.LINE, text);
        }
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Cron.parse(text.strip()));
        } catch (IllegalArgumentException e) {
            given.ifPresent(where -> root.findings().errorInWords(where.at(), where.path() + ": " + e.getMessage()));
            return Optional.empty();
        }
    }

    private String defaultFrequency(Values values, List<Frequency> frequencies) {
        List<String> names = frequencies.stream().map(Frequency::name).toList();
        String first = names.contains("instant") || names.isEmpty() ? "instant" : names.get(0);
        String name = values.get("default_frequency", Kind.LINE, first);
        if (names.contains(name)) {
            return name;
        }
        values.given("default_frequency")
                .ifPresent(given -> root.findings()
                        .error(
                                given.at(),
                                given.path() + " \"" + name + "\" is none of the frequencies",
                                "Write one of: " + String.join(", ", names)));
        return first;
    }
}

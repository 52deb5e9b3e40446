package postrider.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.edition.Backlog;
import postrider.edition.DigestSettings;
import postrider.edition.Newsletter;
import postrider.feed.FeedSettings;
import postrider.mail.MailSettings;
import postrider.source.Checked;
import postrider.subscriber.Frequency;

final class ConfigFileTest extends WrittenSettings {
    @Test
    void usualListCountsWhereItIsThere() throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.createFile(home.resolve("config/subscribers.csv"));

        assertThat(good(LEAST).subscribers()).contains(home.resolve("config/subscribers.csv"));
        assertThat(good(LEAST + "subscribers: {file: ''}\n").subscribers()).isEmpty();
        assertThat(good(LEAST + "subscribers: {file: list.csv}\n").subscribers())
                .contains(home.resolve("list.csv"));
    }

    @Test
    void everythingButAddressAndTitleHasItsDefault() {
        Settings settings = good(LEAST);

        assertThat(settings.posts()).isEqualTo(home.resolve("posts"));
        assertThat(settings.output()).isEqualTo(home.resolve("public"));
        assertThat(settings.database()).isEqualTo(home.resolve("var/postrider.db"));
        assertThat(settings.subscribers()).isEmpty();
        assertThat(settings.doubleOptIn()).isTrue();
        assertThat(settings.reading().zone()).isEqualTo(ZoneId.of("Asia/Almaty"));
        assertThat(settings.reading().languages()).containsExactly("en");
        assertThat(settings.reading().summaryDelimiter()).isEqualTo("===");
        assertThat(settings.reading().summarySize()).isEqualTo(300);
        assertThat(settings.feeds().entries()).isEqualTo(20);
        assertThat(settings.feeds().content()).isEqualTo(FeedSettings.Content.FULL);
        assertThat(settings.site().accent()).isEqualTo("#0b5c70");
        assertThat(settings.mail().transport()).isEqualTo(MailSettings.Kind.OUTBOX);
        assertThat(settings.mail().domain()).isEqualTo("news.example.org");
        assertThat(settings.mail().smtp().port()).isEqualTo(25);
        assertThat(settings.mail().smtp().security()).isEqualTo(MailSettings.Security.STARTTLS);
        assertThat(settings.mail().giveUp()).isEqualTo(Duration.ofDays(3));
        assertThat(settings.mail().bounceAddress()).isNull();
    }

    @Test
    void oneNewsletterIsThereWhenNoneIsNamed() {
        Newsletter news = good(LEAST).newsletters().get(0);

        assertThat(news.name()).isEqualTo("news");
        assertThat(news.title()).isEqualTo("Our News");
        assertThat(news.digest().senderName()).isEqualTo("Our News");
        assertThat(news.digest().from().value()).isEqualTo("news@news.example.org");
        assertThat(news.digest().backlog()).isEqualTo(new Backlog.None());
        assertThat(news.digest().maxAge()).isEqualTo(Duration.ofDays(30));
        assertThat(news.digest().frequencies().stream().map(Frequency::name))
                .containsExactly("instant", "daily", "weekly", "monthly");
        assertThat(news.digest().frequencies().get(0).ticks()).isEmpty();
        assertThat(news.digest().defaultFrequency()).isEqualTo("instant");
    }

    @Test
    void theSampleHomeIsRightAndNamesEverySetting() throws IOException {
        String sample = Files.readString(Path.of("config/postrider.yaml"));

        Checked<Optional<Settings>> read = read(sample);

        assertThat(read.diagnostics()).isEmpty();
        assertThat(read.value().orElseThrow().newsletters().get(0).digest().backlog())
                .isEqualTo(new Backlog.All());
    }

    @Test
    void theHomeThatInitMakesIsRight() throws IOException {
        String made = Files.readString(Path.of("src/main/resources/postrider/cli/init/postrider.yaml"));

        assertThat(read(made).diagnostics()).isEmpty();
    }

    @Test
    void commandLineWinsOverEnvironmentAndEnvironmentOverFile() {
        environment.put("POSTRIDER_FEEDS_ENTRIES", "6");
        environment.put("POSTRIDER_SITE_TITLE", "From the environment");
        overrides.add("feeds.entries=7");
        overrides.add("feeds.entries=8");

        Settings settings = good(LEAST + "feeds: {entries: 5, content: summary}\n");

        assertThat(settings.feeds().entries()).isEqualTo(8);
        assertThat(settings.site().title()).isEqualTo("From the environment");
        assertThat(settings.feeds().content()).isEqualTo(FeedSettings.Content.SUMMARY);
    }

    @Test
    void listsReplaceAndMapsMerge() {
        overrides.add("site.languages=[en, kk]");
        overrides.add("posts.summary={size: 100}");

        Settings settings = good("site: {url: 'http://a.example', title: T, languages: [en, ru]}\n"
                + "posts: {summary: {delimiter: '***', size: 5}}\n");

        assertThat(settings.reading().languages()).containsExactly("en", "kk");
        assertThat(settings.reading().summaryDelimiter()).isEqualTo("***");
        assertThat(settings.reading().summarySize()).isEqualTo(100);
    }

    @Test
    void aValueThatIsNoYamlIsText() {
        overrides.add("site.accent=#9f1d35");
        overrides.add("site.title=News: all of it, [sic] #1");
        overrides.add("digest.frequencies={often: '*/20 * * * *'}");

        Settings settings = good(LEAST);

        assertThat(settings.site().accent()).isEqualTo("#9f1d35");
        assertThat(settings.site().title()).isEqualTo("News: all of it, [sic] #1");
        assertThat(settings.newsletters().get(0).digest().defaultFrequency()).isEqualTo("often");
    }

    @Test
    void aHomeWithoutFileWorksWhereTheRestIsGiven() {
        overrides.add("site.url=https://a.example/news/");
        environment.put("POSTRIDER_SITE_TITLE", "T");

        Checked<Optional<Settings>> read = readHome();

        assertThat(read.diagnostics()).isEmpty();
        assertThat(read.value().orElseThrow().site().url()).isEqualTo("https://a.example/news");
    }

    @Test
    void whatHasNoDefaultMustBeGiven() {
        assertThat(errors("site: {}\n"))
                .anyMatch(line -> line.startsWith("config/postrider.yaml:1:1: error: site.url is missing"))
                .anyMatch(line -> line.startsWith("config/postrider.yaml:1:1: error: site.title is missing"));
    }

    @Test
    void allFaultsAreFoundAtOnceEachWithItsPlace() {
        List<String> found =
                errors(LEAST + "shedule: x\nfeeds:\n  entries: many\n  content: all\ndigest: {backlog: some}\n");

        assertThat(found)
                .containsExactly(
                        "config/postrider.yaml:2:1: error: unknown setting \"shedule\"; nothing was done. Did you mean \"schedule\"?",
                        "config/postrider.yaml:4:12: error: feeds.entries \"many\" is no whole number from 1 to 1000; nothing was done. Write digits alone",
                        "config/postrider.yaml:5:12: error: feeds.content \"all\" is no choice here; nothing was done. Write one of: full, summary",
                        "config/postrider.yaml:6:19: error: digest.backlog \"some\" is no backlog; nothing was done. Write none, all, a number of posts, or a date like 2026-01-31");
    }

    @Test
    void aSettingInTheWrongPlaceIsShownItsRightOne() {
        assertThat(errors(LEAST + "max_new: 3\n"))
                .singleElement()
                .asString()
                .contains("Did you mean \"digest.max_new\"?");
    }

    @Test
    void aNewslettersSettingInTheWrongPlaceIsShownThatNewslettersOwn() {
        assertThat(errors(LEAST + "newsletters: {news: {title: News}, jobs: {tags: [Jobs]}}\n"))
                .singleElement()
                .asString()
                .contains("Did you mean \"newsletters.jobs.posts.tags\"?");
    }

    @Test
    void anUnknownVariableOnlyWarns() {
        environment.put("POSTRIDER_SITE_TITEL", "x");
        environment.put("POSTBOX", "x");

        Checked<Optional<Settings>> read = read(LEAST);

        assertThat(read.value()).isPresent();
        assertThat(read.diagnostics())
                .singleElement()
                .asString()
                .contains("warning")
                .contains("Did you mean \"POSTRIDER_SITE_TITLE\"?");
    }

    @Test
    void readsTheHub() {
        assertThat(good(LEAST).feeds().hub()).isNull();
        assertThat(good(LEAST + "hub: {url: 'https://hub.example.org/?x=1'}\n")
                        .feeds()
                        .hub())
                .isEqualTo("https://hub.example.org/?x=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hub.example.org", "ftp://hub.example.org", "https://", "https://e.org/#a", "https://e.org/ b"})
    void refusesAHubThatIsNoWebAddress(String url) {
        assertThat(errors(LEAST + "hub: {url: '" + url + "'}\n"))
                .singleElement()
                .asString()
                .contains("hub.url")
                .contains("Write http:// or https://");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail: {inbox: {host: imap.example.org}}",
                "database: {url: 'jdbc:postgresql://localhost/news'}",
                "retention: {bounces: 10d}",
                "log: {format: json}",
                "notify: {email: a@example.org}",
                "notify: {command: [mail]}"
            })
    void whatIsNotBuiltYetSaysSo(String yaml) {
        assertThat(errors(LEAST + yaml + "\n")).singleElement().asString().endsWith("not in this version");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log: {format: xml}",
                "web: {listen: nowhere}",
                "web: {listen: '127.0.0.1:70000'}",
                "web: {url: news.example.org}",
                "web: {url: 'https://news.example.org/?a=b'}",
                "web: {trusted_proxies: [example.org]}",
                "web: {evidence: all}",
                "retention: {deliveries: long}",
                "retention: {deliveries: 29d}",
                "schedule: 'whenever'",
                "database: {url: 'mysql:x'}",
                "site: {url: 'ftp://x', title: T}",
                "site: {url: 'https://x/?q', title: T}",
                "site: {url: 'https://u@x', title: T}",
                "site: {url: 'https://', title: T}",
                "site: {url: 'https://a.example', title: \"a\\nb\"}",
                "site: {url: 'https://a.example', title: T, language: 'e n'}",
                "site: {url: 'https://a.example', title: T, timezone: Asia/Astana-City}",
                "site: {url: 'https://a.example', title: T, author: {name: A, email: nobody}}",
                "digest: {settle: 5}",
                "digest: {settle: -5m}",
                "digest: {from: 'News'}",
                "digest: {from: \"A\\r\\nBcc: x@example.org <a@example.org>\"}",
                "digest: {default_frequency: hourly}",
                "digest: {frequencies: {daily: '70 9 * * *'}}",
                "digest: [a]",
                "digest: {max_new: {a: b}}",
                "newsletters: {'My News': {title: x}}",
                "mail: {transport: pigeon}",
                "mail: {smtp: {port: 70000}}",
                "mail: {smtp: {host: mail.example.org, security: none}}",
                "mail: {smtp: {username: me}}",
                "output: {dir: .}",
                "output: {dir: posts/public}",
                "subscribers: {double_opt_in: perhaps}",
                "newsletters: {news: {titel: x}}"
            })
    void whatIsWrongIsRefused(String yaml) {
        String least = yaml.startsWith("site:") ? "" : LEAST;

        assertThat(errors(least + yaml + "\n")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"asia/almaty, Asia/Almaty", "Europe/Berln, Europe/Berlin"})
    void aMistypedZoneIsShownTheNearest(String typed, String meant) {
        assertThat(errors("site: {url: 'https://a.example', title: T, timezone: " + typed + "}\n"))
                .singleElement()
                .asString()
                .contains("\"" + typed + "\" is no time zone", "Did you mean \"" + meant + "\"?");
    }

    @ParameterizedTest
    @CsvSource({"none", "all", "3", "2026-01-31"})
    void aBacklogHasFourForms(String text) {
        Backlog backlog = good(LEAST + "digest: {backlog: " + text + "}\n")
                .newsletters()
                .get(0)
                .digest()
                .backlog();

        assertThat(backlog)
                .isIn(
                        new Backlog.None(),
                        new Backlog.All(),
                        new Backlog.Newest(3),
                        new Backlog.Since(LocalDate.of(2026, 1, 31)));
    }

    @Test
    void aNewsletterSaysWhatItWantsForItself() {
        Settings settings = good(LEAST
                + "digest: {max_new: 5, frequencies: {daily: '0 8 * * *'}, from: Everybody <all@example.org>}\n"
                + "newsletters:\n"
                + "  staff: {title: Staff, max_new: 6, design: plain, images: cid, posts: {tags: [internal]}}\n"
                + "  press: {digest: {max_new: 7, frequencies: {weekly: '0 9 * * FRI'}}}\n");

        DigestSettings staff = settings.newsletters().get(0).digest();
        DigestSettings press = settings.newsletters().get(1).digest();
        assertThat(settings.newsletters().get(0).tags()).containsExactly("internal");
        assertThat(staff.maxNew()).isEqualTo(6);
        assertThat(staff.design()).isEqualTo(DigestSettings.Design.PLAIN);
        assertThat(staff.images()).isEqualTo(DigestSettings.Images.CID);
        assertThat(press.design()).isEqualTo(DigestSettings.Design.LETTER);
        assertThat(staff.senderName()).isEqualTo("Everybody");
        assertThat(staff.frequencies()).extracting(Frequency::name).containsExactly("daily");
        assertThat(press.maxNew()).isEqualTo(7);
        assertThat(press.frequencies()).extracting(Frequency::name).containsExactly("weekly");
    }

    @Test
    void aNewsletterIsReachedFromTheEnvironment() {
        environment.put("POSTRIDER_NEWSLETTERS_NEWS_MAX_NEW", "3");
        environment.put("POSTRIDER_DIGEST_MAX_NEW", "4");

        Settings settings = good(LEAST);

        assertThat(settings.newsletters().get(0).digest().maxNew()).isEqualTo(3);
    }

    @Test
    void oldZoneRulesStopKazakhstanAndWarnOthers() throws IOException {
        write(LEAST);

        assertThat(ConfigFile.read(sources(), "2023d").value()).isEmpty();
        overrides.add("site.timezone=Europe/Berlin");
        Checked<Optional<Settings>> berlin = ConfigFile.read(sources(), "2023d");
        assertThat(berlin.value()).isPresent();
        assertThat(berlin.diagnostics()).singleElement().asString().contains("2023d");
        assertThat(ConfigFile.read(sources(), "2024a").diagnostics()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"site: [", "a: 1\na: 2\n", "- x\n", "x", "a: &b 1\n", "\0"})
    void whatIsNoSettingsFileIsRefusedWithItsPlace(String text) {
        assertThat(errors(text)).singleElement().asString().startsWith("config/postrider.yaml:");
    }

    @Test
    void aNamedFileMustBeThere() {
        ConfigSources sources = new ConfigSources(home, Optional.of(home.resolve("other.yaml")), Map.of(), List.of());

        assertThat(ConfigFile.read(sources).diagnostics())
                .singleElement()
                .asString()
                .contains("other.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\n", "\\u0085", "\\u2028", "\\u2029"})
    void whatAHeaderCannotHoldIsRefusedBeforeAnyMailIsWritten(String end) {
        overrides.add("site.title=\"Our" + end + "News\"");
        assertThat(errors(LEAST)).singleElement().asString().contains("site.title", "without line breaks");

        overrides.set(0, "digest.from=\"Our" + end + "News <news@example.org>\"");
        assertThat(errors(LEAST)).singleElement().asString().contains("digest.from", "Our News <news@example.org>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"site.title", "=x", "..=x", "site..title=x"})
    void anOverrideNeedsAKeyAndAValue(String override) {
        overrides.add(override);

        assertThat(errors(LEAST)).singleElement().asString().contains("Write --set key=value");
    }
}

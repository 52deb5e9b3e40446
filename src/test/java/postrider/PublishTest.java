package postrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import postrider.reading.Json;

/** The main job over the three seeds, as their dates come up. */
final class PublishTest {
    private static final String BEFORE_THE_SECOND = "2022-07-20T09:59:59+06:00";
    private static final String AT_THE_SECOND = "2022-07-20T10:00:00+06:00";
    private static final String AT_THE_THIRD = "2023-01-09T10:00:00+06:00";
    private static final List<String> READERS = List.of("aigerim@example.org", "irina@example.org", "john@example.org");

    @TempDir
    Path folder;

    private PublicationHome home;

    @BeforeEach
    void init() throws IOException {
        home = PublicationHome.in(folder.resolve("home"));
    }

    private void publishAll() {
        for (String now : List.of(BEFORE_THE_SECOND, AT_THE_SECOND, AT_THE_THIRD)) {
            assertThat(home.publishSeeds(now).status()).isZero();
        }
    }

    @Test
    void eachPostAppearsAtItsMomentAndNotASecondEarlier() throws IOException {
        home.publishSeeds(BEFORE_THE_SECOND);
        assertThat(entryDates()).containsOnly(List.of("2019-07-22T04:00:00Z"));

        home.publishSeeds(AT_THE_SECOND);
        assertThat(entryDates()).containsOnly(List.of("2022-07-20T04:00:00Z", "2019-07-22T04:00:00Z"));

        home.publishSeeds(AT_THE_THIRD);
        assertThat(entryDates())
                .containsOnly(List.of("2023-01-09T04:00:00Z", "2022-07-20T04:00:00Z", "2019-07-22T04:00:00Z"));
    }

    /** Of the RSS, Atom and JSON feed in turn. */
    private List<List<String>> entryDates() throws IOException {
        return List.of(
                found(
                        "rss.xml",
                        "<pubDate>([^<]+)</pubDate>",
                        date -> OffsetDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant()
                                .toString()),
                found("atom.xml", "<published>([^<]+)</published>", date -> date),
                found("feed.json", "\"date_published\": \"([^\"]+)\"", date -> date));
    }

    private List<String> found(String feed, String pattern, Function<String, String> read) throws IOException {
        return Pattern.compile(pattern)
                .matcher(home.text("public/" + feed))
                .results()
                .map(match -> read.apply(match.group(1)))
                .toList();
    }

    @Test
    void eachPostIsMailedOnceToEachReader() throws IOException {
        publishAll();

        assertThat(OutboxLetter.served(home.outbox()))
                .containsExactlyElementsOf(Stream.of(1, 2, 3)
                        .flatMap(edition -> READERS.stream().map(reader -> edition + " " + reader))
                        .toList());
        assertThat(home.outbox()).extracting(OutboxLetter::messageId).doesNotHaveDuplicates();
        assertThat(home.outbox().stream().filter(letter -> letter.edition() == 2))
                .allSatisfy(letter -> {
                    assertThat(letter.subject()).isEqualTo("Expert’s Visit");
                    assertThat(letter.text()).contains("Expert’s Visit").doesNotContain("Silk Road");
                    assertThat(letter.html()).contains("Expert’s Visit").doesNotContain("Silk Road");
                });
    }

    @Test
    void nothingNewChangesNoByteAndMailsNobody() throws IOException {
        publishAll();
        SortedMap<String, String> before = home.tree("public");
        SortedMap<String, String> mailed = home.tree("var/outbox");

        PublicationHome.Ran again = home.publishSeeds("2023-01-09T10:15:00+06:00");

        assertThat(again.status()).isZero();
        assertThat(again.out()).contains("0 files written, 0 messages sent");
        assertThat(home.tree("public")).isEqualTo(before);
        assertThat(home.tree("var/outbox")).isEqualTo(mailed);
    }

    @Test
    void noShortcodeAndNoDelimiterReachesAReader() throws IOException {
        publishAll();

        List<String> outputs = new ArrayList<>();
        for (String file : home.contents("public").keySet()) {
            if (!file.endsWith(".gz")) {
                outputs.add(home.text("public/" + file));
            }
        }
        home.outbox().forEach(letter -> outputs.addAll(List.of(letter.subject(), letter.text(), letter.html())));

        assertThat(outputs)
                .hasSizeGreaterThan(30)
                .noneMatch(output -> output.contains("owl-carousel"))
                .noneMatch(output -> output.contains("==="));
    }

    @Test
    void eachGalleryIsThreeFiguresWithWords() throws IOException {
        publishAll();

        Map<String, String> words = Map.of(
                "2019-silk-road-central-asia-hematology-forum", "Silk Road Central Asia Hematology Forum",
                "multidisciplinary-approach-in-hematopathology-meaningful-and-useful-for-both",
                        "Multidisciplinary Approach in Hematopathology");
        List<?> items = (List<?>) Json.map(home.text("public/feed.json")).get("items");
        assertThat(items).hasSize(3).allSatisfy(item -> {
            Map<String, Object> entry = Json.map(item);
            String route = String.valueOf(entry.get("url")).replaceFirst(".*/", "");
            String alt = words.getOrDefault(route, "");
            List<String> expected = alt.isEmpty() ? List.of() : List.of(alt, alt, alt);
            assertThat(altsOfFigures(String.valueOf(entry.get("content_html")))).isEqualTo(expected);
            assertThat(altsOfFigures(home.text("public/" + route + "/index.html")))
                    .isEqualTo(expected);
        });
    }

    private static List<String> altsOfFigures(String html) {
        return Jsoup.parse(html).select("figure img").stream()
                .map(picture -> picture.attr("alt"))
                .toList();
    }

    @Test
    void saysWhatWaits() {
        PublicationHome.Ran first = home.publishSeeds(BEFORE_THE_SECOND);

        assertThat(first.out())
                .contains(
                        "1 published, 2 scheduled",
                        "20 July 2022, 10:00 Almaty  Expert’s Visit",
                        "9 January 2023, 10:00 Almaty");
    }
}

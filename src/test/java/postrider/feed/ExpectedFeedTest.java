package postrider.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The documents to the letter. {@code -Dpostrider.approve} rewrites the expectations. */
class ExpectedFeedTest {
    private static final Path CASES = Path.of("src/test/resources/postrider/feed");

    @ParameterizedTest
    @EnumSource(FeedFormat.class)
    void carriesWholeTexts(FeedFormat format) throws IOException {
        SampleFeed feed = SampleFeed.of(SampleFeed.threePosts());

        assertThat(feed.write(format).text()).isEqualTo(expected("full", feed, format));
    }

    @ParameterizedTest
    @EnumSource(FeedFormat.class)
    void carriesSummaries(FeedFormat format) throws IOException {
        FeedSettings settings = SampleFeed.settings(FeedSettings.Content.SUMMARY, null);

        SampleFeed feed = SampleFeed.of(settings, SampleFeed.threePosts());

        assertThat(feed.write(format).text()).isEqualTo(expected("summary", feed, format));
    }

    @ParameterizedTest
    @EnumSource(FeedFormat.class)
    void holdsNoPostYet(FeedFormat format) throws IOException {
        SampleFeed feed = SampleFeed.of();

        assertThat(feed.write(format).text()).isEqualTo(expected("empty", feed, format));
    }

    @ParameterizedTest
    @EnumSource(FeedFormat.class)
    void machineLocaleAndZoneDoNotShow(FeedFormat format) {
        SampleFeed feed = SampleFeed.of(SampleFeed.threePosts());
        String here = feed.write(format).text();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab-ca-islamic"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));

            assertThat(SampleFeed.of(SampleFeed.threePosts()).write(format).text())
                    .isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static String expected(String name, SampleFeed feed, FeedFormat format) throws IOException {
        Path file = CASES.resolve(name).resolve("expected." + format.fileName());
        if (System.getProperty("postrider.approve") != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, feed.write(format).text());
        }
        return Files.readString(file);
    }
}

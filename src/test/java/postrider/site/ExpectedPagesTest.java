package postrider.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages to the letter; open them in a browser. {@code -Dpostrider.approve} rewrites the expectations. */
class ExpectedPagesTest {
    private static final Path EXPECTED = Path.of("src/test/resources/postrider/site/three-posts");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "index.html",
                "ru/index.html",
                "404.html",
                "archive/index.html",
                "archive/2023/index.html",
                "tags/index.html",
                "tags/hematopathology/index.html",
                "sitemap.xml",
                "robots.txt",
                "posts/conference/index.html",
                "posts/experts-visit/index.html",
                "ru/posts/experts-visit/index.html",
                "site.css",
                "feed.css"
            })
    void showsThreePosts(String path) throws IOException {
        String text = SampleSite.text(SampleSite.artifacts(SampleSite.threePosts()), path);

        assertThat(text).isEqualTo(expected(path, text));
    }

    @Test
    void machineLocaleAndZoneDoNotShow() {
        List<String> here = texts();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));

            assertThat(texts()).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static List<String> texts() {
        List<Artifact> artifacts = SampleSite.artifacts(SampleSite.threePosts());
        return artifacts.stream()
                .filter(Artifact.Generated.class::isInstance)
                .map(artifact -> SampleSite.text(artifacts, artifact.path().value()))
                .toList();
    }

    private static String expected(String path, String text) throws IOException {
        Path file = EXPECTED.resolve(path);
        if (System.getProperty("postrider.approve") != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        return Files.readString(file);
    }
}

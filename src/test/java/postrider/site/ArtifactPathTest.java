package postrider.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/etc/passwd",
                "..",
                "../a",
                "a/../b",
                "a/..",
                ".",
                "a/./b",
                "a//b",
                "a/",
                "a\\b",
                "C:/a",
                "a\0b",
                "a\nb",
                ".htaccess",
                "a/.git/config",
                "\uD800",
                ".postrider-part"
            })
    void refusesWhatIsNoPlaceBelowTheFolder(String path) {
        assertThat(ArtifactPath.of(path)).isEmpty();
        assertThatThrownBy(() -> new ArtifactPath(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "ru/блог/пост/index.html", "a..b/c~d", "🩸/x", "a b/c"})
    void takesOrdinaryNames(String path) {
        assertThat(ArtifactPath.of(path)).contains(new ArtifactPath(path));
    }

    @Test
    void refusesNamesThatFileSystemsCannotHold() {
        assertThat(ArtifactPath.of("ж".repeat(127))).isPresent();
        assertThat(ArtifactPath.of("ж".repeat(128))).isEmpty();
    }
}

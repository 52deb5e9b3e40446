package postrider.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import postrider.picture.Logo;
import postrider.picture.PictureSize;
import postrider.source.Checked;

final class LogoAndAccentTest extends WrittenSettings {
    @Test
    void theLogoIsAPictureOfTheHome() throws IOException {
        picture("logo.png", 300, 100, 0);

        Settings settings = good(LEAST.replace("}", ", logo: logo.png}"));

        assertThat(settings.logo().map(Logo::size)).contains(new PictureSize(300, 100));
        assertThat(settings.logoFile()).contains(home.resolve("logo.png"));
        assertThat(settings.feeds().logo()).isEqualTo("logo.png");
        assertThat(good(LEAST.replace("}", ", logo: 'https://cdn.example.org/l.png'}"))
                        .feeds()
                        .logo())
                .isEqualTo("https://cdn.example.org/l.png");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "big.png    | 300  | 8000000 | has 8.0 MB, and readers would fetch it with every letter; nothing was done. Make it smaller",
                "wide.png   | 4000 | 0       | has 4000x100 pixels",
                "text.png   | 0    | 0       | is no picture",
            })
    void aLogoThatNobodyCouldShowIsRefused(String name, int width, int filler, String why) throws IOException {
        picture(name, width, 100, filler);

        assertThat(errors(LEAST.replace("}", ", logo: " + name + "}")))
                .anyMatch(fault -> fault.contains("site.logo " + name + " " + why));
    }

    private void picture(String name, int width, int height, int filler) throws IOException {
        if (width > 0) {
            BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            ImageIO.write(picture, "png", home.resolve(name).toFile());
            Files.write(home.resolve(name), new byte[filler], StandardOpenOption.APPEND);
        } else if (width == 0) {
            Files.writeString(home.resolve(name), "not a picture");
        }
    }

    @ParameterizedTest
    @CsvSource({"teal", "'#12'", "'rgb(1,2,3)'", "'#gggggg'"})
    void anAccentIsSixHexadecimalDigits(String accent) {
        List<String> found = errors("site: {url: 'https://a.example', title: T, accent: '" + accent + "'}\n");

        assertThat(found)
                .singleElement()
                .asString()
                .endsWith("site.accent: write six hexadecimal digits, like #0b5c70");
    }

    @Test
    void anAccentThatYamlTakesForACommentIsNoticed() {
        assertThat(errors("site:\n  url: https://a.example\n  title: T\n  accent: #9f1d35\n"))
                .singleElement()
                .asString()
                .contains("in quotes");
    }

    @Test
    void anAccentTooLightForTextIsUsedDarkerWithAWarning() {
        Checked<Optional<Settings>> read = read("site: {url: 'https://a.example', title: T, accent: '#ff7a00'}\n");

        assertThat(read.value()).isPresent();
        assertThat(read.diagnostics()).singleElement().asString().contains("#a64f00");
    }
}

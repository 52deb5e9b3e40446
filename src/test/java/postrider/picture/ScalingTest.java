package postrider.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalingTest {
    @ParameterizedTest
    @CsvSource({
        "FIT, 400, 300, 1600x800, 400x200",
        "FIT, 400, 0, 1600x800, 400x200",
        "FIT, 0, 400, 1600x800, 800x400",
        "FIT, 2000, 2000, 1600x800, 1600x800",
        "FIT, 1, 1, 1600x1, 1x1",
        "FILL, 400, 300, 1600x800, 400x300",
        "FILL, 400, 0, 1600x800, 400x200",
        "FILL, 400, 400, 200x100, 100x100",
        "FILL, 3200, 800, 1600x800, 1600x400",
        "STRETCH, 400, 300, 1600x800, 400x300",
        "STRETCH, 400, 900, 1600x800, 400x800",
    })
    void saysWhatSizeTheCopyHas(Scaling.Way way, int width, int height, String picture, String copy) {
        assertThat(new Scaling(way, width, height, 82).of(size(picture))).hasToString(copy);
    }

    @Test
    void namesTheCopyByItsSizeAndWhatElseSetsItApart() {
        PictureSize size = new PictureSize(1600, 800);
        Scaling small = Scaling.toWidth(400);

        assertThat(small.nameOf("photo.jpg", size, PictureFormat.JPEG)).contains("photo.400x200.jpg");
        assertThat(small.nameOf("a.b.png", size, PictureFormat.PNG)).contains("a.b.400x200.png");
        assertThat(new Scaling(Scaling.Way.FILL, 40, 40, 60).nameOf("photo.jpg", size, PictureFormat.JPEG))
                .contains("photo.40x40.fill.q60.jpg");
    }

    @Test
    void filesOfOneStemHaveCopiesOfTheirOwn() {
        PictureSize size = new PictureSize(1600, 800);

        assertThat(List.of("photo.jpg", "photo.jpeg", "photo.JPG", "photo.png"))
                .extracting(name -> Scaling.toWidth(400).nameOf(name, size, PictureFormat.JPEG))
                .doesNotHaveDuplicates();
    }

    @Test
    void aNameThatNoFileSystemTakesIsNone() {
        PictureSize size = new PictureSize(1600, 800);
        String long250 = "a".repeat(246) + ".jpg";

        assertThat(Scaling.toWidth(400).nameOf("a/b/" + long250, size, PictureFormat.JPEG))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"400, ''", "480, ''", "481, 480", "1000, '480 960'", "1600, '480 960'", "6000, '480 960 1600'"})
    void pagesOfferWhatIsNarrowerThanThePicture(int width, String widths) {
        assertThat(Scaling.ofPages(new PictureSize(width, 100)).stream()
                        .map(scaling -> Integer.toString(scaling.width()))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(widths);
    }

    @Test
    void wantsABoxAndAQuality() {
        assertThatThrownBy(() -> Scaling.toWidth(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Scaling(Scaling.Way.FIT, 1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            resize=400,300              | FIT 400x300 82
            resize=400                  | FIT 400x0 82
            cropResize=400,300          | FIT 400x300 82
            cropZoom=400,300&quality=60 | FILL 400x300 60
            quality=300&zoomCrop=40,30  | FILL 40x30 100
            forceResize=1,2             | STRETCH 1x2 82
            lightbox=600,400&resize=5,6 | FIT 5x6 82
            quality=60                  | FIT 1600x0 60
            quality=60&resize=9000      | FIT 9000x0 60
            """)
    void readsGravsActions(String query, String scaling) {
        Scaling wish =
                MediaActions.of(query).copyOf(new PictureSize(1600, 1200)).orElseThrow();

        assertThat(wish.way() + " " + wish.width() + "x" + wish.height() + " " + wish.quality())
                .isEqualTo(scaling);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v=3",
                "resize",
                "resize=",
                "resize=0,0",
                "resize=a,b",
                "resize=99999,1",
                "resize=-1,2",
                "=",
                "&&",
                "lightbox",
                "quality=95",
                "quality=0",
                "resize=4000,3000",
                "width=50",
                "classes=a,b"
            })
    void wantsNoCopyForAnythingElse(String query) {
        assertThat(MediaActions.of(query).copyOf(new PictureSize(1600, 1200))).isEmpty();
        assertThat(MediaActions.of(query).ignored()).isEmpty();
    }

    @Test
    void namesWhatItDoesNotDo() {
        assertThat(MediaActions.of("sepia&lightbox&rotate=90&v=1&resize=1,1").ignored())
                .containsExactly("sepia", "rotate");
    }

    private static PictureSize size(String text) {
        String[] sides = text.split("x", -1);
        return new PictureSize(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    }
}

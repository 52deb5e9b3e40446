package postrider.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        PictureFacts photo =
                PictureFacts.of(PictureFormat.JPEG, 1600, 800, Turn.NONE).orElseThrow();
        PictureFacts drawing =
                PictureFacts.of(PictureFormat.PNG, 1600, 800, Turn.NONE).orElseThrow();

        assertThat(Scaling.toWidth(400).nameOf("photo.JPG", photo)).isEqualTo("photo.400x200.jpg");
        assertThat(Scaling.toWidth(400).nameOf("a.b.jpeg", drawing)).isEqualTo("a.b.400x200.png");
        assertThat(new Scaling(Scaling.Way.FILL, 40, 40, 60).nameOf("photo.jpg", photo))
                .isEqualTo("photo.40x40.fill.q60.jpg");
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
            width=50                    | FIT 50x0 82
            height=50                   | FIT 0x50 82
            """)
    void readsGravsActions(String query, String scaling) {
        Scaling wish = MediaActions.of(query).scaling().orElseThrow();

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
                "classes=a,b"
            })
    void wantsNoCopyForAnythingElse(String query) {
        assertThat(MediaActions.of(query)
                        .scaling()
                        .filter(wish -> wish.width() > 9)
                        .isPresent())
                .isFalse();
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

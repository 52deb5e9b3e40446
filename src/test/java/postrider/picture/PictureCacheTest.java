package postrider.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.source.Bytes;

class PictureCacheTest {
    private static final int RED = 0xFFFF0000;
    private static final int BLUE = 0xFF0000FF;
    private static final Scaling SMALL = Scaling.toWidth(30);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"jpg, JPEG", "png, PNG"})
    void makesASmallerCopyInTheSameFormat(String format, PictureFormat expected) {
        Bytes copy = made(Samples.picture(format, 300, 200, (x, y) -> x < 150 ? RED : BLUE), SMALL);

        PictureFacts facts = PictureFacts.of(copy).orElseThrow();
        assertThat(facts.format()).isEqualTo(expected);
        assertThat(facts.size()).hasToString("30x20");
        assertColor(Samples.decoded(copy), 5, 10, RED);
        assertColor(Samples.decoded(copy), 25, 10, BLUE);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 5, 5",
        "2, 24, 5",
        "3, 24, 14",
        "4, 5, 14",
        "5, 5, 5",
        "6, 14, 5",
        "7, 14, 24",
        "8, 5, 24",
    })
    void showsItUprightAndForgetsTheCamera(int orientation, int x, int y) {
        Bytes upright = Samples.picture("jpg", 300, 200, (left, top) -> left < 100 && top < 100 ? RED : BLUE);
        Bytes turned = Bytes.copyOf(Samples.withExif(upright.toArray(), orientation));

        Bytes copy = made(turned, Scaling.toWidth(orientation < 5 ? 30 : 20));

        assertThat(PictureFacts.of(copy).orElseThrow().size()).hasToString(orientation < 5 ? "30x20" : "20x30");
        assertColor(Samples.decoded(copy), x, y, RED);
        assertThat(new String(copy.toArray(), StandardCharsets.ISO_8859_1)).doesNotContain("SECRETGPS", "Exif");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void bringsOtherColoursToSrgb(String format) {
        Bytes plain = Samples.picture(format, 100, 100, (x, y) -> 0xFF373737);
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        Bytes linear =
                format.equals("png") ? Samples.withProfile(plain, profile) : Samples.withJpegProfile(plain, profile);

        int color = Samples.decoded(made(linear, SMALL)).getRGB(10, 10);

        assertThat(color & 0xFF).isBetween(122, 134);
        assertThat(color >>> 24).isEqualTo(0xFF);
    }

    @ParameterizedTest
    @CsvSource({"jpg, 8, 1", "png, 8, 1", "png, 8, 2", "png, 16, 1", "png, 16, 2"})
    void graysStayAsTheyAre(String format, int bits, int bands) {
        Bytes picture = Samples.ofBands(format, bits, bands, 66 << (bits - 8));

        BufferedImage copy = Samples.decoded(made(picture, SMALL));
        assertColor(copy, 10, 10, 0x424242);
        assertThat(copy.getRGB(10, 10) >>> 24).isEqualTo(bands == 2 ? 0x42 : 0xFF);
    }

    /** Browsers show the picture itself rightly. */
    @Test
    void inksHaveNoCopyInOtherColours() {
        assertThat(copy(Samples.ofBands("jpg", 8, 4, 66))).isEqualTo(new PictureCopy.Refused(PictureFault.BROKEN));
    }

    @Test
    void mixesLightAndNotNumbers() {
        Bytes stripes = Samples.picture("png", 200, 200, (x, y) -> x % 2 == 0 ? 0xFF000000 : 0xFFFFFFFF);

        int gray = Samples.decoded(made(stripes, Scaling.toWidth(100))).getRGB(50, 50) & 0xFF;

        assertThat(gray).isBetween(186, 190);
    }

    @Test
    void keepsWhatIsTransparentAndItsEdgesClean() {
        Bytes picture = Samples.picture("png", 90, 90, (x, y) -> x < 44 ? RED : 0x0000FF00);

        BufferedImage copy = Samples.decoded(made(picture, SMALL));

        assertThat(copy.getRGB(29, 10) >>> 24).isZero();
        assertThat(copy.getRGB(14, 10) >>> 24).isBetween(160, 180);
        assertThat(copy.getRGB(14, 10) & 0xFFFF).isZero();
    }

    @Test
    void fillsABoxFromTheMiddle() {
        Bytes picture = Samples.picture("png", 300, 100, (x, y) -> x >= 100 && x < 200 ? RED : BLUE);

        BufferedImage copy = Samples.decoded(made(picture, new Scaling(Scaling.Way.FILL, 50, 50, 82)));

        assertThat(List.of(copy.getWidth(), copy.getHeight())).containsExactly(50, 50);
        assertColor(copy, 1, 25, RED);
        assertColor(copy, 48, 25, RED);
    }

    @Test
    void givesTheSameBytesEachTimeAndFromTheCache() throws IOException {
        Bytes picture = Samples.picture("jpg", 300, 200, (x, y) -> x * y);
        Bytes first = made(picture, SMALL);
        PictureCache elsewhere = new PictureCache(folder.resolve("elsewhere"));

        assertThat(made(picture, SMALL)).isEqualTo(first);
        assertThat(elsewhere.copy(picture, SMALL)).isEqualTo(new PictureCopy.Made(first));
        assertThat(kept()).hasSize(1);
    }

    @Test
    void makesAgainWhatWasCutOffInTheCache() throws IOException {
        Bytes picture = Samples.picture("jpg", 300, 200, (x, y) -> x * y);
        Bytes first = made(picture, SMALL);
        Files.write(kept().get(0), new byte[] {1, 2, 3});

        assertThat(made(picture, SMALL)).isEqualTo(first);
    }

    @Test
    void tellsCopiesApartByContentAndScaling() throws IOException {
        made(Samples.picture("jpg", 300, 200, (x, y) -> RED), SMALL);
        made(Samples.picture("jpg", 300, 200, (x, y) -> BLUE), SMALL);
        made(Samples.picture("jpg", 300, 200, (x, y) -> BLUE), Scaling.toWidth(31));
        made(Samples.picture("jpg", 300, 200, (x, y) -> BLUE), new Scaling(Scaling.Way.FIT, 30, 0, 20));

        assertThat(kept()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "300, 200, 30, 3",
        "300, 200, 200, 1",
        "8000, 6000, 1600, 2",
        "8000, 6000, 400, 6",
        "12000, 9000, 8000, 3"
    })
    void decodesNoMoreThanItNeedsAndCanHold(int width, int height, int wanted, int step) {
        PictureSize picture = new PictureSize(width, height);

        assertThat(Scaler.step(picture, List.of(Scaling.toWidth(wanted)))).isEqualTo(step);
    }

    @Test
    void refusesABombByWhatItDeclares() {
        byte[] bomb = Samples.picture("png", 1, 1, (x, y) -> RED).toArray();
        ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);

        assertThat(copy(Bytes.copyOf(bomb))).isEqualTo(new PictureCopy.Refused(PictureFault.TOO_LARGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gif"})
    void leavesWhatMayMoveAlone(String format) {
        assertThat(copy(Samples.picture(format, 300, 200, (x, y) -> RED)))
                .isEqualTo(new PictureCopy.Refused(PictureFault.NOT_SCALABLE));
    }

    @Test
    void noPictureHasNoCopy() {
        assertThat(copy(Bytes.utf8("no picture"))).isEqualTo(new PictureCopy.Refused(PictureFault.NOT_SCALABLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png"})
    void survivesWhatIsCutOffOrSpoilt(String format) {
        byte[] whole = Samples.picture(format, 120, 80, (x, y) -> x * y * 31).toArray();
        Random random = new Random(7);
        for (int i = 0; i < 150; i++) {
            byte[] spoilt = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            for (int j = random.nextInt(8); j > 0; j--) {
                spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt();
            }

            assertThat(copy(Bytes.copyOf(spoilt))).isNotNull();
        }
    }

    private Bytes made(Bytes picture, Scaling scaling) {
        return ((PictureCopy.Made) new PictureCache(folder.resolve("pictures")).copy(picture, scaling)).picture();
    }

    private PictureCopy copy(Bytes picture) {
        return new PictureCache(folder.resolve("pictures")).copy(picture, SMALL);
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("pictures"))) {
            return files.toList();
        }
    }

    private static void assertColor(BufferedImage image, int x, int y, int color) {
        for (int shift = 0; shift < 24; shift += 8) {
            assertThat(image.getRGB(x, y) >> shift & 0xFF)
                    .as("channel %d at %d,%d", shift, x, y)
                    .isBetween((color >> shift & 0xFF) - 30, (color >> shift & 0xFF) + 30);
        }
    }
}

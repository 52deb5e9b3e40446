package postrider.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.source.Bytes;

/** Camera notes in PNG and WebP. */
class ChunkNotesTest {
    private static final Bytes PNG = Samples.picture("png", 40, 30, (x, y) -> 0xFF000000 | x * 60_000 + y * 7);
    private static final int BEHIND_HEAD = 8 + 25;

    /** One pixel, lossy. */
    private static final byte[] VP8 = Base64.getDecoder().decode("MAEAnQEqAQABAAEAHCWkAANwAP77lAAA");

    @TempDir
    Path folder;

    private static byte[] tiff(int orientation) {
        byte[] exif = Samples.withExif(new byte[] {1, 2}, orientation);
        return Arrays.copyOfRange(exif, 2 + 4 + 6, exif.length);
    }

    private static byte[] pngChunk(String type, byte[] content) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + content.length).putInt(content.length);
        chunk.put(type.getBytes(StandardCharsets.US_ASCII)).put(content);
        CRC32 sum = new CRC32();
        sum.update(chunk.array(), 4, 4 + content.length);
        return chunk.putInt((int) sum.getValue()).array();
    }

    private static Bytes withChunk(Bytes png, String type, byte[] content) {
        return inserted(png.toArray(), BEHIND_HEAD, pngChunk(type, content));
    }

    private static Bytes inserted(byte[] old, int at, byte[] more) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(old, 0, at);
        whole.writeBytes(more);
        whole.write(old, at, old.length - at);
        return Bytes.copyOf(whole.toByteArray());
    }

    private static byte[] webpChunk(String name, byte[] content) {
        int padded = content.length + (content.length & 1);
        ByteBuffer chunk = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
        return chunk.put(name.getBytes(StandardCharsets.US_ASCII))
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static byte[] webp(int flags, byte[]... chunks) {
        ByteArrayOutputStream inside = new ByteArrayOutputStream();
        inside.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
        inside.writeBytes(webpChunk("VP8X", new byte[] {(byte) flags, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
        for (byte[] chunk : chunks) {
            inside.writeBytes(chunk);
        }
        return webpChunk("RIFF", inside.toByteArray());
    }

    private static String latin(Bytes bytes) {
        return new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tEXt", "zTXt", "iTXt", "tIME", "caBX", "eXIf"})
    void aPngLosesItsNotesAndNoOctetElse(String type) {
        Bytes noted = withChunk(PNG, type, "XML:com.adobe.xmp place".getBytes(StandardCharsets.US_ASCII));

        assertThat(CameraNotes.removed(noted)).isEqualTo(PNG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gAMA", "iCCP", "sRGB", "tRNS", "pHYs", "acTL"})
    void aPngKeepsWhatItIsShownBy(String type) {
        Bytes picture = withChunk(PNG, type, new byte[] {1, 2, 3});

        assertThat(CameraNotes.removed(picture)).isSameAs(picture);
    }

    @Test
    void aPngKeepsWhichWayIsUp() {
        Bytes noted = withChunk(PNG, "eXIf", tiff(6));

        Bytes published = CameraNotes.removed(noted);

        assertThat(latin(noted)).contains("SECRETGPS");
        assertThat(latin(published)).doesNotContain("SECRETGPS");
        assertThat(PictureFacts.of(published)).isEqualTo(PictureFacts.of(noted)).hasValueSatisfying(facts -> {
            assertThat(facts.turn()).isEqualTo(Turn.RIGHT);
            assertThat(facts.size()).hasToString("30x40");
        });
    }

    @Test
    void aNoteBehindTheImageTurnsNothingInBrowsers() {
        int end = PNG.size() - 12;
        Bytes noted = inserted(PNG.toArray(), end, pngChunk("eXIf", tiff(6)));

        assertThat(PictureFacts.of(noted).orElseThrow().turn()).isEqualTo(Turn.NONE);
        assertThat(latin(CameraNotes.removed(noted))).contains("eXIf").doesNotContain("SECRETGPS");
    }

    @Test
    void whatFollowsAPngGoes() {
        assertThat(CameraNotes.removed(
                        inserted(PNG.toArray(), PNG.size(), "what was cropped".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(PNG);
    }

    @Test
    void aWebpLosesItsNotesAndItsHeadSaysSo() {
        byte[] image = webpChunk("VP8 ", VP8);
        Bytes noted = Bytes.copyOf(webp(
                0x1C,
                image,
                webpChunk("EXIF", tiff(1)),
                webpChunk("XMP ", "a place".getBytes(StandardCharsets.US_ASCII))));

        assertThat(CameraNotes.removed(noted)).isEqualTo(Bytes.copyOf(webp(0x10, image)));
    }

    @Test
    void aWebpKeepsWhichWayIsUp() {
        byte[] image = webpChunk("VP8 ", VP8);
        Bytes noted = Bytes.copyOf(webp(0x0C, image, webpChunk("EXIF", tiff(6)), webpChunk("XMP ", new byte[3])));

        assertThat(CameraNotes.removed(noted))
                .isEqualTo(Bytes.copyOf(webp(0x08, image, webpChunk("EXIF", Exif.tiff(Turn.RIGHT)))));
    }

    @Test
    void aWebpWithoutNotesIsTheVerySame() {
        Bytes plain = Bytes.copyOf(webp(0, webpChunk("VP8 ", VP8)));

        assertThat(CameraNotes.removed(plain)).isSameAs(plain);
    }

    @Test
    void theSizeIsThatOfWhatIsPublishedHoweverTheFileIsCutOffOrBroken() throws IOException {
        Random random = new Random(5);
        byte[] png =
                withChunk(withChunk(PNG, "tEXt", new byte[20]), "eXIf", tiff(8)).toArray();
        byte[] webp = webp(
                0x1C, webpChunk("EXIF", tiff(3)), webpChunk("VP8 ", VP8), webpChunk("XMP ", new byte[9]), new byte[5]);
        for (byte[] whole : new byte[][] {png, webp}) {
            for (int length = 0; length <= whole.length; length++) {
                byte[] broken = Arrays.copyOf(whole, length);
                for (int i = length > 30 ? random.nextInt(3) : 0; i > 0; i--) {
                    broken[random.nextInt(length)] = (byte) random.nextInt();
                }
                Path file = Files.write(folder.resolve("a.png"), broken);

                assertThat(PictureFile.publishedSize(file))
                        .as("%d octets", length)
                        .isEqualTo(CameraNotes.removed(Bytes.copyOf(broken)).size());
                assertThat(PictureFile.facts(file)).isNotNull();
            }
        }
    }
}

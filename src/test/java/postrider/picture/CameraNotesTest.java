package postrider.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.source.Bytes;

class CameraNotesTest {
    private static final Bytes PLAIN = Samples.picture("jpeg", 40, 30, (x, y) -> x * 60_000 + y * 7);

    @TempDir
    Path folder;

    @Test
    void aPlaceGoesAndWhichWayIsUpStays() {
        Bytes noted = Bytes.copyOf(Samples.withExif(PLAIN.toArray(), 6));

        Bytes published = CameraNotes.removed(noted);

        assertThat(latin(noted)).contains("SECRETGPS");
        assertThat(latin(published)).doesNotContain("SECRETGPS");
        assertThat(PictureFacts.of(published))
                .isEqualTo(PictureFacts.of(noted))
                .hasValueSatisfying(facts -> assertThat(facts.turn()).isEqualTo(Turn.RIGHT));
    }

    @Test
    void noPixelChanges() throws IOException {
        Bytes noted = Bytes.copyOf(Samples.withExif(PLAIN.toArray(), 1));

        assertThat(CameraNotes.removed(noted)).isEqualTo(PLAIN);
        assertThat(ImageIO.read(new ByteArrayInputStream(
                                CameraNotes.removed(noted).toArray()))
                        .getRGB(20, 20))
                .isEqualTo(
                        ImageIO.read(new ByteArrayInputStream(PLAIN.toArray())).getRGB(20, 20));
    }

    @Test
    void notesOfEveryKindGoAndTheColourProfileStays() {
        Bytes profiled = Samples.withJpegProfile(PLAIN, "colours".getBytes(StandardCharsets.US_ASCII));
        byte[] noted = profiled.toArray();
        noted = with(noted, 0xE1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>place</x:xmpmeta>");
        noted = with(noted, 0xED, "Photoshop 3.0\0place");
        noted = with(noted, 0xFE, "taken at this place");
        noted = with(noted, 0xE7, "place");

        assertThat(CameraNotes.removed(Bytes.copyOf(noted))).isEqualTo(profiled);
    }

    @Test
    void whatFollowsThePictureGoesWithTheNoteOfIt() {
        byte[] first = with(PLAIN.toArray(), 0xE2, "MPF\0index");
        byte[] second = Samples.withExif(PLAIN.toArray(), 1);
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);

        assertThat(CameraNotes.removed(Bytes.copyOf(both))).isEqualTo(PLAIN);
    }

    /** Phones put a film of the moment there, or a second picture without a word of it in the first. */
    @ParameterizedTest
    @ValueSource(strings = {"SEFHfilm", "\u00FF\u00D8\u00FF\u00E1second"})
    void whatFollowsThePictureGoesUnannounced(String rest) {
        byte[] more = rest.getBytes(StandardCharsets.ISO_8859_1);
        byte[] both = Arrays.copyOf(PLAIN.toArray(), PLAIN.size() + more.length);
        System.arraycopy(more, 0, both, PLAIN.size(), more.length);

        assertThat(CameraNotes.removed(Bytes.copyOf(both))).isEqualTo(PLAIN);
    }

    @Test
    void aPictureIsKnownByItsContent() throws IOException {
        assertThat(CameraNotes.areTakenFrom(PLAIN.stream())).isTrue();
        assertThat(CameraNotes.areTakenFrom(Bytes.utf8("RIFF....WEBP").stream()))
                .isTrue();
        assertThat(CameraNotes.areTakenFrom(Bytes.utf8("no picture").stream())).isFalse();
        assertThat(CameraNotes.areTakenFrom(Bytes.utf8("").stream())).isFalse();
    }

    @Test
    void whatHasNoNotesIsTheVerySame() {
        Bytes text = Bytes.utf8("no picture");

        assertThat(CameraNotes.removed(PLAIN)).isSameAs(PLAIN);
        assertThat(CameraNotes.removed(text)).isSameAs(text);
    }

    @Test
    void theSizeIsThatOfWhatIsPublishedHoweverTheFileIsCutOffOrBroken() throws IOException {
        byte[] noted = with(Samples.withExif(PLAIN.toArray(), 8), 0xE2, "MPF\0index");
        Path file = folder.resolve("a.jpg");
        for (int length = 0; length <= noted.length; length++) {
            byte[] broken = Arrays.copyOf(noted, length);
            if (length > 40) {
                broken[length / 2] = (byte) 0xFF;
            }
            Files.write(file, broken);

            assertThat(PictureFile.publishedSize(file))
                    .isEqualTo(CameraNotes.removed(Bytes.copyOf(broken)).size());
        }
    }

    private static byte[] with(byte[] jpeg, int marker, String content) {
        byte[] octets = content.getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(jpeg, 0, 2);
        whole.writeBytes(ByteBuffer.allocate(4)
                .putShort((short) (0xFF00 | marker))
                .putShort((short) (octets.length + 2))
                .array());
        whole.writeBytes(octets);
        whole.write(jpeg, 2, jpeg.length - 2);
        return whole.toByteArray();
    }

    private static String latin(Bytes bytes) {
        return new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
    }
}

package postrider.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "gif"})
    void readsSize(String format) throws IOException {
        assertThat(size(picture(format))).contains(new PictureSize(300, 200));
    }

    @ParameterizedTest
    @CsvSource({
        "550, 368, 52494646 00000000 57454250 56503820 00000000 000000 9d012a 2602 7001 0000",
        "386, 395, 52494646 00000000 57454250 5650384c 00000000 2f818162 00000000 00000000 00000000",
        "400, 301, 52494646 00000000 57454250 56503858 0a000000 00000000 8f0100 2c0100 00000000",
    })
    void readsWebp(int width, int height, String hex) throws IOException {
        Path file = Files.write(folder.resolve("a.webp"), HexFormat.of().parseHex(hex.replace(" ", "")));

        assertThat(size(file)).contains(new PictureSize(width, height));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "gif"})
    void aCutFileHasNoSizeAndNoFault(String format) throws IOException {
        byte[] whole = Files.readAllBytes(picture(format));
        for (int length = 0; length < 200; length++) {
            Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));

            assertThat(size(cut)).isIn(Optional.empty(), Optional.of(new PictureSize(300, 200)));
        }
    }

    @Test
    void skipsLargeBlocksBeforeTheFrame() throws IOException {
        byte[] jpeg = Files.readAllBytes(picture("jpg"));
        byte[] padded = new byte[jpeg.length + 60_002];
        System.arraycopy(jpeg, 0, padded, 0, 2);
        padded[2] = (byte) 0xFF;
        padded[3] = (byte) 0xE1;
        padded[4] = (byte) (60_000 >> 8);
        padded[5] = (byte) 60_000;
        System.arraycopy(jpeg, 2, padded, 60_004, jpeg.length - 2);

        assertThat(size(Files.write(folder.resolve("exif.jpg"), padded))).contains(new PictureSize(300, 200));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            300x200 | <svg width='300' height="200px">
            300x200 | <?xml version="1.0"?><!-- <a> --><svg xmlns='x' viewBox="0 0 300 200.5" width='100%'>
            300x200 | <svg viewBox='0,0,300,200'/>
                    | <svg>
                    | <svg width='3em' height='2'>
                    | <svg width='0' height='2'>
                    | no picture <svg width='1' height='2'>
            """)
    void readsSvg(String size, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("a.svg"), text);

        assertThat(size(file).map(PictureSize::toString)).isEqualTo(Optional.ofNullable(size));
    }

    @ParameterizedTest
    @CsvSource({"1, NONE, 300x200", "3, HALF, 300x200", "6, RIGHT, 200x300", "8, LEFT, 200x300", "9, NONE, 300x200"})
    void takesACamerasNoteForHowItWasHeld(int value, Turn turn, String shown) throws IOException {
        Path file = folder.resolve("turned.jpg");
        Files.write(file, Samples.withExif(Files.readAllBytes(picture("jpg")), value));

        PictureFacts facts = PictureFile.facts(file).orElseThrow();

        assertThat(facts.turn()).isEqualTo(turn);
        assertThat(facts.size()).hasToString(shown);
    }

    private static Optional<PictureSize> size(Path file) throws IOException {
        return PictureFile.facts(file).map(PictureFacts::size);
    }

    private Path picture(String format) throws IOException {
        Path file = folder.resolve("picture." + format);
        ImageIO.write(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB), format, file.toFile());
        return file;
    }
}

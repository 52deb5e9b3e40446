package postrider.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "gif"})
    void readsSize(String format) throws IOException {
        assertThat(ImageFile.size(picture(format))).isEqualTo(new ImageFile.Size(300, 200));
    }

    @ParameterizedTest
    @CsvSource({
        "550, 368, 52494646 00000000 57454250 56503820 00000000 000000 9d012a 2602 7001 0000",
        "386, 395, 52494646 00000000 57454250 5650384c 00000000 2f818162 00000000 00000000 00000000",
        "400, 301, 52494646 00000000 57454250 56503858 0a000000 00000000 8f0100 2c0100 00000000",
    })
    void readsWebp(int width, int height, String hex) throws IOException {
        Path file = Files.write(folder.resolve("a.webp"), HexFormat.of().parseHex(hex.replace(" ", "")));

        assertThat(ImageFile.size(file)).isEqualTo(new ImageFile.Size(width, height));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "gif"})
    void aCutFileHasNoSizeAndNoFault(String format) throws IOException {
        byte[] whole = Files.readAllBytes(picture(format));
        for (int length = 0; length < 200; length++) {
            Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));

            assertThat(ImageFile.size(cut)).isIn(ImageFile.Size.UNKNOWN, new ImageFile.Size(300, 200));
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

        assertThat(ImageFile.size(Files.write(folder.resolve("exif.jpg"), padded)))
                .isEqualTo(new ImageFile.Size(300, 200));
    }

    private Path picture(String format) throws IOException {
        Path file = folder.resolve("picture." + format);
        ImageIO.write(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB), format, file.toFile());
        return file;
    }
}

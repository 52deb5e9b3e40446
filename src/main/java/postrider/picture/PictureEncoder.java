package postrider.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import postrider.source.Bytes;

/** Writes pixels as a file that holds nothing else: no place, no camera, no thumbnail of what was cut off. */
final class PictureEncoder {
    private PictureEncoder() {}

    static Bytes encode(Pixels pixels, PictureFormat format, int quality) throws IOException {
        boolean png = format == PictureFormat.PNG;
        int type = png && pixels.transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage image = new BufferedImage(pixels.size.width(), pixels.size.height(), type);
        image.setRGB(0, 0, pixels.size.width(), pixels.size.height(), pixels.argb, 0, pixels.size.width());
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format.name().toLowerCase(Locale.ROOT))
                .next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (!png) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(quality / 100f);
                parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return Bytes.copyOf(out.toByteArray());
    }
}

package postrider.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
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
    private static final DirectColorModel OPAQUE = new DirectColorModel(24, 0xFF0000, 0xFF00, 0xFF);
    private static final DirectColorModel WITH_ALPHA = new DirectColorModel(32, 0xFF0000, 0xFF00, 0xFF, 0xFF000000);

    private PictureEncoder() {}

    /** Over the same pixels: nothing is copied. */
    private static BufferedImage image(Pixels pixels, DirectColorModel colours) {
        int width = pixels.size.width();
        WritableRaster raster = Raster.createPackedRaster(
                new DataBufferInt(pixels.argb, pixels.argb.length),
                width,
                pixels.size.height(),
                width,
                colours.getMasks(),
                null);
        return new BufferedImage(colours, raster, false, null);
    }

    static Bytes encode(Pixels pixels, PictureFormat format, int quality) throws IOException {
        boolean png = format == PictureFormat.PNG;
        BufferedImage image = image(pixels, png && pixels.transparent ? WITH_ALPHA : OPAQUE);
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

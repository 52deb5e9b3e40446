package postrider.picture;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.function.IntBinaryOperator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import postrider.source.Bytes;

/** Pictures made on the spot. */
final class Samples {
    private Samples() {}

    /** @param color by x and y */
    static Bytes picture(String format, int width, int height, IntBinaryOperator color) {
        boolean alpha = format.equals("png");
        BufferedImage image =
                new BufferedImage(width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, color.applyAsInt(x, y));
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.copyOf(out.toByteArray());
    }

    /** 100 by 100 samples of one value in each band: 1 of gray, 2 of gray and alpha, 4 of inks. */
    static Bytes ofBands(String format, int bits, int bands, int value) {
        int type = bits == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
        WritableRaster raster = Raster.createInterleavedRaster(type, 100, 100, bands, null);
        raster.setPixels(
                0,
                0,
                100,
                100,
                Collections.nCopies(100 * 100 * bands, value).stream()
                        .mapToInt(i -> i)
                        .toArray());
        IIOImage image = new IIOImage(raster, null, null);
        if (bands < 4) {
            ColorModel gray = new ComponentColorModel(
                    ColorSpace.getInstance(ColorSpace.CS_GRAY),
                    bands == 2,
                    false,
                    bands == 2 ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                    type);
            image = new IIOImage(new BufferedImage(gray, raster, false, null), null, null);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.copyOf(out.toByteArray());
    }

    /** With a camera's note that has an orientation and a place (GPS). */
    static byte[] withExif(byte[] jpeg, int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(6 + 8 + 2 + 2 * 12 + 4 + 9);
        exif.put("Exif\0\0MM\0\u002A".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) 2);
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        exif.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(38).putInt(0);
        exif.put("SECRETGPS".getBytes(StandardCharsets.US_ASCII));
        ByteBuffer whole = ByteBuffer.allocate(jpeg.length + 4 + exif.capacity());
        whole.put(jpeg, 0, 2)
                .putShort((short) 0xFFE1)
                .putShort((short) (2 + exif.capacity()))
                .put(exif.array());
        return whole.put(jpeg, 2, jpeg.length - 2).array();
    }

    /** A JPEG that says which colours its samples mean (ICC.1, annex B.4). */
    static Bytes withJpegProfile(Bytes jpeg, byte[] profile) {
        byte[] old = jpeg.toArray();
        ByteBuffer whole = ByteBuffer.allocate(old.length + profile.length + 18);
        whole.put(old, 0, 2).putShort((short) 0xFFE2).putShort((short) (profile.length + 16));
        whole.put("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1)).put(profile);
        return Bytes.copyOf(whole.put(old, 2, old.length - 2).array());
    }

    /** A PNG that says which colours its samples mean. */
    static Bytes withProfile(Bytes png, byte[] profile) {
        Deflater deflater = new Deflater();
        deflater.setInput(profile);
        deflater.finish();
        byte[] packed = new byte[profile.length + 100];
        int length = deflater.deflate(packed);
        ByteBuffer content = ByteBuffer.allocate(4 + 3 + length);
        content.put("iCCPp\0\0".getBytes(StandardCharsets.ISO_8859_1)).put(packed, 0, length);
        CRC32 sum = new CRC32();
        sum.update(content.array());
        byte[] old = png.toArray();
        int head = 8 + 25;
        ByteBuffer whole = ByteBuffer.allocate(old.length + content.capacity() + 8);
        whole.put(old, 0, head)
                .putInt(content.capacity() - 4)
                .put(content.array())
                .putInt((int) sum.getValue());
        return Bytes.copyOf(whole.put(old, head, old.length - head).array());
    }

    static BufferedImage decoded(Bytes picture) {
        try {
            return ImageIO.read(new java.io.ByteArrayInputStream(picture.toArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

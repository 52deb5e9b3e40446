package postrider.picture;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import postrider.source.Bytes;

/** Decodes no more pixels than a good copy needs, and brings their colours to sRGB. */
final class PictureDecoder {
    /** Decoded pixels for each of the copy's, along one side: below that, what is left out would be seen. */
    private static final int OVERSAMPLING = 3;

    /** Three bytes each of a photograph, eight of what is transparent: what a small heap can bear. */
    static final int MOST_DECODED = 12_000_000;

    private static final int MOST_PROFILE_BYTES = 4_000_000;
    private static final String PNG_METADATA = "javax_imageio_png_1.0";

    private PictureDecoder() {}

    /** @param step of how many rows and columns one is decoded */
    static BufferedImage decode(Bytes picture, PictureFacts facts, int step) throws IOException {
        String format = facts.format().name().toLowerCase(Locale.ROOT);
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (ImageInputStream in = new OctetStream(picture)) {
            reader.setInput(in, true, facts.format() == PictureFormat.JPEG);
            ImageReadParam parameters = reader.getDefaultReadParam();
            parameters.setSourceSubsampling(step, step, 0, 0);
            BufferedImage image = reader.read(0, parameters);
            Optional<ICC_Profile> profile =
                    facts.format() == PictureFormat.PNG ? pngProfile(reader.getImageMetadata(0)) : Optional.empty();
            return inSrgb(profile.map(own -> tagged(image, own)).orElse(image));
        } finally {
            reader.dispose();
        }
    }

    /** Of how many rows and columns one is decoded. */
    static int step(PictureSize picture, PictureSize wanted) {
        int byWidth = picture.width() / (wanted.width() * OVERSAMPLING);
        int byHeight = picture.height() / (wanted.height() * OVERSAMPLING);
        int byMemory = (int) Math.ceil(Math.sqrt((double) picture.pixels() / MOST_DECODED));
        return Math.max(byMemory, Math.max(1, Math.min(byWidth, byHeight)));
    }

    /** Java reads a PNG's colour profile and does not use it (PNG, section 11.3.2.3). */
    private static Optional<ICC_Profile> pngProfile(IIOMetadata metadata) throws IOException {
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(PNG_METADATA);
        if (root.getElementsByTagName("iCCP").getLength() == 0) {
            return Optional.empty();
        }
        Object compressed = ((IIOMetadataNode) root.getElementsByTagName("iCCP").item(0)).getUserObject();
        if (!(compressed instanceof byte[] octets)) {
            return Optional.empty();
        }
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(octets))) {
            return Optional.of(ICC_Profile.getInstance(in.readNBytes(MOST_PROFILE_BYTES)));
        } catch (IllegalArgumentException noProfile) {
            return Optional.empty();
        }
    }

    /** The same samples, said to be of that profile, where they can be. */
    private static BufferedImage tagged(BufferedImage image, ICC_Profile profile) {
        ColorModel model = image.getColorModel();
        ICC_ColorSpace space = new ICC_ColorSpace(profile);
        if (!(model instanceof ComponentColorModel) || space.getNumComponents() != model.getNumColorComponents()) {
            return image;
        }
        ColorModel own = new ComponentColorModel(
                space,
                model.hasAlpha(),
                model.isAlphaPremultiplied(),
                model.getTransparency(),
                model.getTransferType());
        return new BufferedImage(own, image.getRaster(), model.isAlphaPremultiplied(), null);
    }

    private static BufferedImage inSrgb(BufferedImage image) throws IOException {
        ColorSpace space = image.getColorModel().getColorSpace();
        if (space.getType() == ColorSpace.TYPE_CMYK) {
            throw new IOException("Java knows no inks: its colours are others than a browser's");
        }
        if (space.equals(ColorSpace.getInstance(ColorSpace.CS_GRAY))) {
            return gray(image);
        }
        if (space.isCS_sRGB()) {
            return image;
        }
        BufferedImage converted = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        return new ColorConvertOp(null).filter(image, converted);
    }

    /** Gray without a profile is as sRGB's grays are; Java takes it for linear light, and so for much brighter. */
    private static BufferedImage gray(BufferedImage image) {
        ColorModel model = image.getColorModel();
        int width = image.getWidth();
        BufferedImage converted = new BufferedImage(
                width,
                image.getHeight(),
                model.hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_3BYTE_BGR);
        WritableRaster to = converted.getRaster();
        int[] line = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int band = 0; band < to.getNumBands(); band++) {
                int from = band < 3 ? 0 : 1;
                int shift = model.getComponentSize(from) - Byte.SIZE;
                image.getRaster().getSamples(0, y, width, 1, from, line);
                Arrays.setAll(line, x -> line[x] >> shift);
                to.setSamples(0, y, width, 1, band, line);
            }
        }
        return converted;
    }
}

package postrider.picture;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;

/** A picture in memory: sRGB with alpha, a byte each, row by row. For one thread. */
final class Pixels {
    final PictureSize size;
    final int[] argb;
    final boolean transparent;

    Pixels(PictureSize size, int[] argb, boolean transparent) {
        this.size = size;
        this.argb = argb;
        this.transparent = transparent;
    }

    /** The picture as it is to be shown. */
    static Pixels of(BufferedImage image, Turn turn) {
        PictureSize stored = new PictureSize(image.getWidth(), image.getHeight());
        int[] argb = image.getType() == BufferedImage.TYPE_3BYTE_BGR
                ? opaque(image.getRaster(), stored)
                : image.getRGB(0, 0, stored.width(), stored.height(), null, 0, stored.width());
        boolean transparent = image.getColorModel().hasAlpha();
        if (turn == Turn.NONE) {
            return new Pixels(stored, argb, transparent);
        }
        PictureSize shown = turn.isQuarter() ? stored.turned() : stored;
        int[] turned = new int[argb.length];
        for (int y = 0, at = 0; y < shown.height(); y++) {
            for (int x = 0; x < shown.width(); x++) {
                turned[at++] = argb[turn.stored(x, y, stored)];
            }
        }
        return new Pixels(shown, turned, transparent);
    }

    /** What {@link BufferedImage#getRGB} says of most photographs, in a tenth of its time. */
    private static int[] opaque(Raster raster, PictureSize size) {
        int[] argb = new int[size.width() * size.height()];
        byte[] row = new byte[size.width() * 3];
        for (int y = 0, at = 0; y < size.height(); y++) {
            raster.getDataElements(0, y, size.width(), 1, row);
            for (int x = 0; x < row.length; x += 3) {
                argb[at++] = 0xFF000000 | (row[x] & 0xFF) << 16 | (row[x + 1] & 0xFF) << 8 | row[x + 2] & 0xFF;
            }
        }
        return argb;
    }
}

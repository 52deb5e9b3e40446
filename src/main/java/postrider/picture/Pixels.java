package postrider.picture;

import java.awt.image.BufferedImage;

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
        int[] argb = image.getRGB(0, 0, stored.width(), stored.height(), null, 0, stored.width());
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
}

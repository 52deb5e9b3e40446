package postrider.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * A decoded picture, to be read line by line as it is to be shown: sRGB with alpha, a byte each. A photograph stays in memory as it
 * was decoded, with three bytes a pixel, however it is turned. For one thread.
 */
final class DecodedPicture {
    private static final int BYTES = 3;

    private final PictureSize size;
    private final PictureSize stored;
    private final Turn turn;
    private final boolean transparent;
    /** Blue, green, red; or nothing. */
    private final byte[] bgr;
    /** Of what is held so; or nothing. */
    private final int[] argb;

    private DecodedPicture(PictureSize stored, Turn turn, boolean transparent, byte[] bgr, int[] argb) {
        this.size = turn.isQuarter() ? stored.turned() : stored;
        this.stored = stored;
        this.turn = turn;
        this.transparent = transparent;
        this.bgr = bgr;
        this.argb = argb;
    }

    static DecodedPicture of(BufferedImage image, Turn turn) {
        PictureSize stored = new PictureSize(image.getWidth(), image.getHeight());
        boolean transparent = image.getColorModel().hasAlpha();
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR
                && image.getRaster().getDataBuffer() instanceof DataBufferByte data
                && data.getSize() == BYTES * stored.pixels()) {
            return new DecodedPicture(stored, turn, transparent, data.getData(), new int[0]);
        }
        int[] argb = image.getRGB(0, 0, stored.width(), stored.height(), null, 0, stored.width());
        return new DecodedPicture(stored, turn, transparent, new byte[0], argb);
    }

    /** As it is to be shown. */
    PictureSize size() {
        return size;
    }

    boolean isTransparent() {
        return transparent;
    }

    /** A line of what is to be shown. */
    int[] line(int y) {
        int[] line = new int[size.width()];
        int start = y * size.width();
        for (int x = 0; x < line.length; x++) {
            int at = turn == Turn.NONE ? start + x : turn.stored(x, y, stored);
            line[x] = argb.length > 0 ? argb[at] : opaque(at * BYTES);
        }
        return line;
    }

    /** What {@link BufferedImage#getRGB} says of most photographs, in a tenth of its time. */
    private int opaque(int at) {
        return 0xFF000000 | (bgr[at + 2] & 0xFF) << 16 | (bgr[at + 1] & 0xFF) << 8 | bgr[at] & 0xFF;
    }
}

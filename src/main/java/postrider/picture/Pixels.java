package postrider.picture;

/** A copy in memory: sRGB with alpha, a byte each, row by row. For one thread. */
final class Pixels {
    final PictureSize size;
    final int[] argb;
    final boolean transparent;

    Pixels(PictureSize size, int[] argb, boolean transparent) {
        this.size = size;
        this.argb = argb;
        this.transparent = transparent;
    }
}

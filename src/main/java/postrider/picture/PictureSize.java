package postrider.picture;

/** In pixels, as the picture is shown. @param width from 1; @param height likewise */
public record PictureSize(int width, int height) {
    public PictureSize {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("no picture is " + width + " by " + height);
        }
    }

    long pixels() {
        return (long) width * height;
    }

    /** With the longer side where the other one was. */
    PictureSize turned() {
        return new PictureSize(height, width);
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}

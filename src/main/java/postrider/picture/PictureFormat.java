package postrider.picture;

/** What a picture is written in, by its content and not by its name. */
public enum PictureFormat {
    JPEG,
    PNG,
    GIF,
    WEBP,
    SVG;

    /** Whether smaller copies can be made: GIF may move, SVG needs none, and Java reads no WebP. */
    public boolean isScalable() {
        return this == JPEG || this == PNG;
    }
}

package postrider.picture;

/** Why no copy of a picture was made; the picture itself may still be shown. */
public enum PictureFault {
    /** GIF, WebP, SVG, or no picture at all. */
    NOT_SCALABLE,
    /** It declares more pixels than any camera makes; it was not decoded. */
    TOO_LARGE,
    /** Its content is not what its head declares, or colours that Java cannot read. */
    BROKEN
}

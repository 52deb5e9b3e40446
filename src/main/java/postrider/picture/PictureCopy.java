package postrider.picture;

import postrider.source.Bytes;

/** What became of the wish for a smaller copy. */
public sealed interface PictureCopy {
    /** The copy: sRGB, upright, without a camera's notes. */
    record Made(Bytes picture) implements PictureCopy {}

    /** None was made. */
    record Refused(PictureFault fault) implements PictureCopy {}
}

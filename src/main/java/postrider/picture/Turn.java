package postrider.picture;

/** How a camera held askew says that its picture is to be shown (Exif 2.32, tag 0x0112, values 1 to 8). */
public enum Turn {
    NONE,
    MIRRORED,
    HALF,
    HALF_MIRRORED,
    LEFT_MIRRORED,
    RIGHT,
    RIGHT_MIRRORED,
    LEFT;

    /** @param value of the tag; what is out of range turns nothing */
    static Turn ofExif(int value) {
        return value >= 1 && value <= values().length ? values()[value - 1] : NONE;
    }

    /** Whether width and height change places. */
    boolean isQuarter() {
        return ordinal() >= LEFT_MIRRORED.ordinal();
    }

    /**
     * Where a shown pixel is stored.
     *
     * @param x of the shown picture; @param y likewise; @param stored size of the stored one
     * @return its index in the stored picture, row by row
     */
    int stored(int x, int y, PictureSize stored) {
        int right = stored.width() - 1;
        int bottom = stored.height() - 1;
        int column = switch (this) {
            case NONE, HALF_MIRRORED -> x;
            case MIRRORED, HALF -> right - x;
            case LEFT_MIRRORED, RIGHT -> y;
            case RIGHT_MIRRORED, LEFT -> right - y;
        };
        int row = switch (this) {
            case NONE, MIRRORED -> y;
            case HALF, HALF_MIRRORED -> bottom - y;
            case LEFT_MIRRORED, LEFT -> x;
            case RIGHT, RIGHT_MIRRORED -> bottom - x;
        };
        return row * stored.width() + column;
    }
}

package postrider.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a group of pictures stands in a letter: the first across, then two in a row of one height. Their widths follow their shapes, so that
 * nothing is cropped; none is shown larger than it is.
 *
 * @param caption under the group, where all have the same; @param missing the words of those that can't be shown, each once
 * @param more pictures beyond the third
 */
record PictureRows(List<Row> rows, Optional<String> caption, List<String> missing, int more) {
    private static final int WIDTH = 552;
    private static final int GAP = 12;
    private static final int TALLEST = 640;
    private static final int SHOWN = 3;

    /** Pictures beside each other. @param filler per cent of the row left over, as FreeMarker writes it; empty where the row is full */
    record Row(List<Cell> cells, String filler) {}

    /** @param width in pixels on a wide screen, 0 where unknown; @param share of the row in per cent; @param gap to the next */
    record Cell(
            String url,
            String alt,
            String caption,
            Optional<String> link,
            int width,
            int height,
            String share,
            int gap) {}

    static PictureRows of(List<Picture> all) {
        List<Picture> shown = all.stream().filter(Picture::shown).toList();
        List<String> captions = shown.stream().map(Picture::caption).distinct().toList();
        boolean shared = captions.size() == 1;
        Optional<String> caption =
                shared ? captions.stream().filter(words -> !words.isEmpty()).findFirst() : Optional.empty();
        List<String> missing = all.stream()
                .filter(picture -> !picture.shown())
                .map(Picture::words)
                .filter(words -> !words.isEmpty() && !caption.equals(Optional.of(words)))
                .distinct()
                .toList();
        List<Picture> first = shown.stream()
                .limit(SHOWN)
                .map(picture -> shared ? picture.withoutCaption() : picture)
                .toList();
        return new PictureRows(rows(first), caption, missing, Math.max(0, shown.size() - SHOWN));
    }

    private static List<Row> rows(List<Picture> pictures) {
        List<Row> rows = new ArrayList<>();
        if (pictures.size() % 2 == 1) {
            rows.add(across(pictures.get(0)));
        }
        if (pictures.size() >= 2) {
            rows.add(pair(pictures.get(pictures.size() - 2), pictures.get(pictures.size() - 1)));
        }
        return rows;
    }

    private static Row across(Picture picture) {
        double scale = 1;
        if (picture.width() > 0 && picture.height() > 0) {
            scale = Math.min(1, Math.min((double) WIDTH / picture.width(), (double) TALLEST / picture.height()));
        }
        return new Row(List.of(cell(picture, picture.width() * scale, picture.height() * scale, "100", 0)), "");
    }

    private static Row pair(Picture left, Picture right) {
        double height = (WIDTH - GAP) / (left.ratio() + right.ratio());
        height = Math.min(height, Math.min(natural(left), natural(right)));
        double leftWidth = height * left.ratio();
        double rightWidth = height * right.ratio();
        double rest = WIDTH - GAP - leftWidth - rightWidth;
        return new Row(
                List.of(
                        cell(left, leftWidth, height, share(leftWidth + GAP), GAP),
                        cell(right, rightWidth, height, share(rightWidth), 0)),
                rest < 1 ? "" : share(rest));
    }

    private static double natural(Picture picture) {
        return picture.height() > 0 ? picture.height() : Double.MAX_VALUE;
    }

    private static Cell cell(Picture picture, double width, double height, String share, int gap) {
        return new Cell(
                picture.url(),
                picture.alt(),
                picture.caption(),
                picture.link(),
                (int) Math.round(width),
                (int) Math.round(height),
                share,
                gap);
    }

    private static String share(double pixels) {
        return String.format(Locale.ROOT, "%.1f", pixels * 100 / WIDTH);
    }
}

package postrider.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a group of pictures stands in a letter: the first across, then two in a row of one height. Their widths follow their shapes, so that
 * nothing is cropped; none is shown larger than it is.
 *
 * @param caption under the group, where all have the same; @param missing the words of those that can't be shown, each once
 * @param more pictures beyond the third
 * @param count of those that can be shown; @param words of all these, where they stand as words alone
 */
record PictureRows(List<Row> rows, Optional<String> caption, List<String> missing, int more, int count, String words) {
    static final int WIDTH = 552;
    private static final int GAP = 12;
    private static final int TALLEST = 640;
    private static final int SHOWN = 3;

    /** Pictures beside each other. @param filler per cent of the row left over, as FreeMarker writes it; empty where the row is full; @param captioned whether any has a caption */
    record Row(List<Cell> cells, String filler, boolean captioned) {
        static Row of(List<Cell> cells, String filler) {
            return new Row(
                    cells,
                    filler,
                    cells.stream().anyMatch(cell -> !cell.caption().isEmpty()));
        }
    }

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
        String words = shown.stream()
                .map(Picture::words)
                .filter(one -> !one.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
        return new PictureRows(rows(first), caption, missing, Math.max(0, shown.size() - SHOWN), shown.size(), words);
    }

    /** One picture by itself, at most that wide. */
    static Cell alone(Picture picture, int widest) {
        double scale = scale(picture, widest);
        return cell(picture, picture.width() * scale, picture.height() * scale, "100", 0);
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
        return Row.of(List.of(alone(picture, WIDTH)), "");
    }

    private static double scale(Picture picture, int widest) {
        return picture.width() > 0 && picture.height() > 0
                ? Math.min(1, Math.min((double) widest / picture.width(), (double) TALLEST / picture.height()))
                : 1;
    }

    private static Row pair(Picture left, Picture right) {
        double height = (WIDTH - GAP) / (left.ratio() + right.ratio());
        height = Math.min(height, Math.min(natural(left), natural(right)));
        double leftWidth = height * left.ratio();
        double rightWidth = height * right.ratio();
        double rest = WIDTH - GAP - leftWidth - rightWidth;
        return Row.of(
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

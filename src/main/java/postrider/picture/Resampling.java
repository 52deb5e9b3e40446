package postrider.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes a picture smaller: each new pixel is the mean of the area that it covers, in linear light, for the mean of sRGB values is too
 * dark. Uses no drawing library, so it needs no display and gives the same bytes everywhere.
 */
final class Resampling {
    private static final int LEVELS = 4096;
    private static final float[] LINEAR = linear();
    private static final byte[] SRGB = srgb();

    private Resampling() {}

    static Pixels of(DecodedPicture picture, Scaling.Way way, PictureSize wanted) {
        PictureSize size = picture.size();
        double scale = Math.min((double) size.width() / wanted.width(), (double) size.height() / wanted.height());
        boolean fill = way == Scaling.Way.FILL;
        Span[] columns = spans(size.width(), wanted.width(), fill ? scale : 0);
        Span[] rows = spans(size.height(), wanted.height(), fill ? scale : 0);
        int[] argb = new int[wanted.width() * wanted.height()];
        float[] mean = new float[4];
        List<int[]> lines = List.of();
        for (int y = 0, at = 0; y < wanted.height(); y++) {
            lines = lines(picture, rows[y], lines, y == 0 ? rows[0] : rows[y - 1]);
            for (int x = 0; x < wanted.width(); x++) {
                argb[at++] = mean(lines, columns[x], rows[y], mean);
            }
        }
        return new Pixels(wanted, argb, picture.isTransparent());
    }

    /** The lines that a row covers. @param before those of the row above it, which may share one; @param above that row */
    private static List<int[]> lines(DecodedPicture picture, Span row, List<int[]> before, Span above) {
        List<int[]> lines = new ArrayList<>();
        for (int y = row.first; y <= row.last; y++) {
            boolean isKnown = !before.isEmpty() && y >= above.first && y <= above.last;
            lines.add(isKnown ? before.get(y - above.first) : picture.line(y));
        }
        return lines;
    }

    /** Which old pixels one new one covers along a side, and how much of the first and last. */
    private record Span(int first, int last, float firstPart, float lastPart) {
        float part(int at) {
            return at == first ? firstPart : at == last ? lastPart : 1;
        }
    }

    /** @param scale old pixels for a new one, the rest cut off on both sides alike; 0 = just as many as fill the side */
    private static Span[] spans(int from, int to, double scale) {
        double step = scale == 0 ? (double) from / to : scale;
        double start = (from - step * to) / 2;
        Span[] spans = new Span[to];
        for (int i = 0; i < to; i++) {
            double left = Math.max(0, start + i * step);
            double right = Math.min(from, start + (i + 1) * step);
            int first = Math.min(from - 1, (int) left);
            int last = Math.max(first, Math.min(from - 1, (int) Math.ceil(right) - 1));
            float firstPart = (float) (Math.min(right, first + 1.0) - left);
            spans[i] = new Span(first, last, firstPart, (float) (right - last));
        }
        return spans;
    }

    /** Colours count as much as they cover; what is invisible has none. */
    private static int mean(List<int[]> lines, Span columns, Span rows, float[] sum) {
        sum[0] = sum[1] = sum[2] = sum[3] = 0;
        float area = 0;
        for (int y = rows.first; y <= rows.last; y++) {
            int[] line = lines.get(y - rows.first);
            float height = rows.part(y);
            for (int x = columns.first; x <= columns.last; x++) {
                int pixel = line[x];
                float weight = height * columns.part(x);
                float alpha = weight * (pixel >>> 24);
                area += weight;
                sum[0] += alpha;
                sum[1] += alpha * LINEAR[pixel >> 16 & 0xFF];
                sum[2] += alpha * LINEAR[pixel >> 8 & 0xFF];
                sum[3] += alpha * LINEAR[pixel & 0xFF];
            }
        }
        if (sum[0] <= 0) {
            return 0;
        }
        int alpha = Math.round(sum[0] / area);
        return alpha << 24 | encoded(sum[1] / sum[0]) << 16 | encoded(sum[2] / sum[0]) << 8 | encoded(sum[3] / sum[0]);
    }

    private static int encoded(float linear) {
        return SRGB[Math.min(LEVELS, Math.round(linear * LEVELS))] & 0xFF;
    }

    /** IEC 61966-2-1. */
    private static float[] linear() {
        float[] linear = new float[256];
        for (int i = 0; i < linear.length; i++) {
            double value = i / 255.0;
            linear[i] = (float) (value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4));
        }
        return linear;
    }

    private static byte[] srgb() {
        byte[] srgb = new byte[LEVELS + 1];
        for (int i = 0; i <= LEVELS; i++) {
            double value = (double) i / LEVELS;
            double encoded = value <= 0.0031308 ? value * 12.92 : 1.055 * Math.pow(value, 1 / 2.4) - 0.055;
            srgb[i] = (byte) Math.round(encoded * 255);
        }
        return srgb;
    }
}

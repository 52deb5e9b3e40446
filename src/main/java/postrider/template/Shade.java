package postrider.template;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One sRGB colour, 0 to 255 a channel. */
public record Shade(int red, int green, int blue) {
    private static final Pattern FORM = Pattern.compile("#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3}");

    /** The colour of {@code #rrggbb} or {@code #rgb}; empty for anything else. */
    public static Optional<Shade> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(of(text.length() == 7 ? text : text.replaceAll("[0-9a-fA-F]", "$0$0")));
    }

    static Shade of(String hex) {
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return new Shade(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
    }

    Shade mix(Shade other, int percent) {
        return new Shade(
                mix(red, other.red, percent), mix(green, other.green, percent), mix(blue, other.blue, percent));
    }

    private static int mix(int from, int to, int percent) {
        return Math.round((from * (100 - percent) + to * percent) / 100f);
    }

    /** Contrast ratio, 1 to 21 (WCAG 2.2, "contrast ratio"). */
    public double contrast(Shade other) {
        double brighter = Math.max(luminance(), other.luminance());
        double darker = Math.min(luminance(), other.luminance());
        return (brighter + 0.05) / (darker + 0.05);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    /** {@code #rrggbb}, in lower case. */
    public String hex() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }
}

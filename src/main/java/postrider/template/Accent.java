package postrider.template;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The shades made of {@code site.accent} that text can be read in, all {@code #rrggbb} in lower case.
 *
 * @param given the setting; @param light for words on light ground, at least 5 : 1 on {@code #f2f5f6}
 * @param dark for words on dark ground, at least 7 : 1 on {@code #1c2428}
 * @param lightTint quiet ground of that colour; @param darkTint likewise where it is dark
 */
public record Accent(String given, String light, String dark, String lightTint, String darkTint) {
    private static final Pattern FORM = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Shade BLACK = Shade.of("#000000");
    private static final Shade WHITE = Shade.of("#ffffff");
    private static final Shade LIGHT_GROUND = Shade.of("#f2f5f6");
    private static final Shade DARK_GROUND = Shade.of("#1c2428");
    private static final Shade DARK_PAPER = Shade.of("#13191c");

    /** Whether a setting can be read: six hexadecimal digits, like {@code #0b5c70}. */
    public static boolean isColour(String accent) {
        return FORM.matcher(accent).matches();
    }

    /**
     * Darkens and lightens the colour, by whole per cents, as little as the two grounds demand.
     *
     * @param accent {@code #rrggbb}, as {@link #isColour} asks
     */
    public static Accent of(String accent) {
        if (!isColour(accent)) {
            throw new IllegalArgumentException("not six hexadecimal digits: " + accent);
        }
        Shade given = Shade.of(accent.toLowerCase(Locale.ROOT));
        Shade light = leastMix(given, BLACK, shade -> shade.contrast(LIGHT_GROUND) >= 5.0);
        Shade dark = leastMix(given, WHITE, shade -> shade.contrast(DARK_GROUND) >= 7.0);
        return new Accent(
                given.hex(),
                light.hex(),
                dark.hex(),
                WHITE.mix(light, 10).hex(),
                DARK_PAPER.mix(dark, 16).hex());
    }

    /** What to tell the operator whose colour is too light for text; empty where it is used as given. */
    public Optional<String> warning() {
        return light.equals(given)
                ? Optional.empty()
                : Optional.of(given + " is too light for text; " + light + " is used");
    }

    private static Shade leastMix(Shade from, Shade towards, Predicate<Shade> readable) {
        for (int percent = 0; percent < 100; percent++) {
            Shade shade = from.mix(towards, percent);
            if (readable.test(shade)) {
                return shade;
            }
        }
        return towards;
    }

    /** One sRGB colour, 0 to 255 a channel. */
    private record Shade(int red, int green, int blue) {
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
        double contrast(Shade other) {
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

        String hex() {
            return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
        }
    }
}

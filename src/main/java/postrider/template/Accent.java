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
}

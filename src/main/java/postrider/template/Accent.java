package postrider.template;

/** The shades made of {@code site.accent} that text can be read in (docs: the look). All {@code #rrggbb}. */
public record Accent(String light, String dark, String lightTint, String darkTint) {
    /** @param accent {@code #rrggbb} */
    public static Accent of(String accent) {
        throw new UnsupportedOperationException(accent);
    }
}

package postrider.letter;

import java.util.Set;
import postrider.edition.DigestSettings;
import postrider.template.Accent;
import postrider.template.Markup;

/**
 * What the design takes from settings and language.
 *
 * @param sans fonts of titles and small text; @param reading fonts of the text itself
 * @param plain what Word takes, which knows none of the lists
 * @param accent for links on white, and the ground of buttons; @param darkAccent for links on dark ground
 */
record Look(Markup sans, Markup reading, Markup mono, Markup plain, String accent, String darkAccent) {
    private static final Markup SANS =
            new Markup("-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Noto Sans','DejaVu Sans',Arial,sans-serif");
    private static final Markup SERIF = new Markup("Georgia,'Noto Serif','DejaVu Serif','Times New Roman',serif");
    private static final Markup MONO = new Markup("Menlo,Consolas,'DejaVu Sans Mono',monospace");

    /** Languages whose letters older serif fonts lack: a word mixed from two fonts looks broken. */
    private static final Set<String> SANS_LANGUAGES = Set.of("kk", "ky", "tt", "ba");

    static Look of(DigestSettings.Design design, String accent, String language) {
        Accent shades = Accent.of(accent);
        boolean sans = design == DigestSettings.Design.MAGAZINE || SANS_LANGUAGES.contains(language.split("-", 2)[0]);
        return new Look(
                SANS,
                sans ? SANS : SERIF,
                MONO,
                new Markup(sans ? "Arial, sans-serif" : "Georgia, serif"),
                shades.light(),
                shades.dark());
    }
}

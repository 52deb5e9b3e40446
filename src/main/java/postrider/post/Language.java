package postrider.post;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import postrider.source.Location;
import postrider.source.YamlNode;
import postrider.source.YamlScalar;

/** A post's language (SPEC R13.4). */
final class Language {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    private Language() {}

    static String read(Fields fields, String file, String suffix, String siteLanguage, Findings findings) {
        for (String key : new String[] {"language", "lang"}) {
            YamlNode node = fields.get(key).orElse(null);
            String text = node instanceof YamlScalar scalar ? scalar.text().strip() : "";
            if (node == null || node instanceof YamlScalar && text.isEmpty()) {
                continue;
            }
            if (SHAPE.matcher(text).matches()) {
                return normalised(text, node.at(), findings);
            }
            findings.warning(
                    "W603",
                    node.at(),
                    key + " " + Fields.shown(node) + " is no language; it was ignored",
                    "Write a code such as ru, kk or en-US");
        }
        return Optional.of(suffix)
                .filter(own -> !own.isEmpty())
                .map(own -> normalised(own, new Location(file, 1, 1), findings))
                .orElse(siteLanguage);
    }

    private static String normalised(String text, Location at, Findings findings) {
        int dash = text.indexOf('-');
        String language = (dash < 0 ? text : text.substring(0, dash)).toLowerCase(Locale.ROOT);
        String rest = dash < 0 ? "" : text.substring(dash);
        if (language.equals("kz")) {
            findings.warning("W603", at, "kz is the code of the country; kk was taken", "Write kk for Kazakh");
            language = "kk";
        }
        return language + rest;
    }
}

package postrider.post;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTML character references, with their semicolon: numbers, and the names of HTML 4 with {@code &apos;}. */
final class CharacterReferences {
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,8}));");
    private static final Properties NAMES = names();

    private CharacterReferences() {}

    /** Decodes once: {@code &amp;lt;} becomes {@code &lt;}. What is not known stays. */
    static String decoded(String text) {
        return text.indexOf('&') < 0 ? text : REFERENCE.matcher(text).replaceAll(CharacterReferences::character);
    }

    private static String character(MatchResult reference) {
        int codePoint = -1;
        if (reference.group(1) != null) {
            codePoint = Integer.parseInt(reference.group(1));
        } else if (reference.group(2) != null) {
            codePoint = Integer.parseInt(reference.group(2), 16);
        } else if (NAMES.containsKey(reference.group(3))) {
            codePoint = Integer.parseInt(NAMES.getProperty(reference.group(3)));
        }
        String text = Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : reference.group();
        return Matcher.quoteReplacement(text);
    }

    private static Properties names() {
        Properties names = new Properties();
        try (InputStream in = Objects.requireNonNull(
                CharacterReferences.class.getResourceAsStream("character-references.properties"))) {
            names.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}

package postrider.template;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import postrider.source.Diagnostic;
import postrider.source.Location;

/** Every language's words, read when first asked for: English below, then the jar's file of the language, then the home's. */
final class WordBook {
    private static final String FALLBACK = "en";
    private final TemplateFolder folder;
    private final Map<String, Words> languages = new ConcurrentHashMap<>();

    WordBook(TemplateFolder folder) {
        this.folder = folder;
    }

    /** @param language BCP 47; its first part decides */
    Words words(String language) {
        String primary = Words.primary(language);
        Words known = languages.get(primary);
        return known != null
                ? known
                : languages.computeIfAbsent(primary.matches("[a-z]{2,8}") ? primary : FALLBACK, this::read);
    }

    private Words read(String language) {
        Map<String, String> english = of(FALLBACK);
        Map<String, String> own = language.equals(FALLBACK) ? Map.of() : of(language);
        Map<String, String> all = new HashMap<>(english);
        all.keySet().removeIf(key -> isPluralOf(own, key));
        all.putAll(own);
        // A language without words is English throughout: its plurals and dates too.
        return new Words(own.isEmpty() ? FALLBACK : language, all);
    }

    /** Whether the language counts this noun itself: it may tell fewer forms apart than English, which must not fill the gap. */
    private static boolean isPluralOf(Map<String, String> own, String key) {
        return own.containsKey(key.substring(0, key.lastIndexOf('.') + 1) + "other");
    }

    private Map<String, String> of(String language) {
        String name = "words/" + language + ".properties";
        Map<String, String> words = new HashMap<>();
        try {
            TemplateFolder.ofJar(name).ifPresent(text -> words.putAll(parse(text)));
            Optional<String> home = folder.ofHome(name);
            home.ifPresent(text -> words.putAll(parse(text)));
        } catch (IOException | IllegalArgumentException e) {
            throw new TemplateFault(Diagnostic.error(
                    "",
                    new Location("templates/" + name, 1, 1),
                    "the words of \"" + language + "\" can't be read: " + e.getMessage(),
                    "Write one key = words a line, in UTF-8; a backslash stands only before n, t, \\ or uXXXX"));
        }
        return words;
    }

    private static Map<String, String> parse(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Map<String, String> words = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> words.put(key, properties.getProperty(key)));
        return words;
    }
}

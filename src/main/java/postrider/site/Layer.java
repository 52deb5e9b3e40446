package postrider.site;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What leads to what in {@code public/}: files of a layer are needed by those of later ones, and so are written before and removed after them. */
public enum Layer {
    MEDIA,
    STYLE,
    PAGE,
    /** Pages that lead to posts: the index, years, tags. */
    LIST,
    /** Pages of feeds down to the first post. */
    ARCHIVE,
    FEED;

    private static final Map<String, Layer> BY_WORD =
            Stream.of(values()).collect(Collectors.toMap(Layer::word, Function.identity()));

    private final String word = name().toLowerCase(Locale.ROOT);

    String word() {
        return word;
    }

    static Layer of(String word) {
        return Objects.requireNonNull(BY_WORD.get(word), word);
    }
}

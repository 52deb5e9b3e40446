package postrider.template;

import java.time.LocalDate;

/** The words of one language that pages and letters use: {@code templates/words/LANG.properties}. English where a language has no file. */
public final class Words {
    private Words() {}

    /** @param language BCP 47; its first part decides */
    public static Words of(String language) {
        throw new UnsupportedOperationException(language);
    }

    /** The words under a key, with {@code {name}} placeholders filled: {@code text("leave", "newsletter", title)}. */
    public String text(String key, String... namesAndValues) {
        throw new UnsupportedOperationException(key + namesAndValues.length);
    }

    /** {@code 1 post}, {@code 2 публикации}, {@code 5 жазба}: the key's plural for that number (CLDR categories). */
    public String count(String key, long number) {
        throw new UnsupportedOperationException(key + number);
    }

    /** {@code 9 January 2023}, {@code 9 января 2023 г.}, {@code 2023 ж. 9 қаңтар}. */
    public String date(LocalDate day) {
        throw new UnsupportedOperationException(day.toString());
    }

    /** As {@link #date}, without the year. */
    public String dayAndMonth(LocalDate day) {
        throw new UnsupportedOperationException(day.toString());
    }
}

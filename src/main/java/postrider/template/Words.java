package postrider.template;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The words of one language that pages and letters use, from {@code templates/words/LANG.properties}: {@link Templates#words}.
 * English stands where a language has no file, or lacks a key.
 */
public final class Words {
    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi");
    private final String language;
    private final Map<String, String> words;

    Words(String language, Map<String, String> words) {
        this.language = language;
        this.words = Map.copyOf(words);
    }

    /** {@code rtl} or {@code ltr}: the way a text runs, as HTML's {@code dir} says it. @param language BCP 47 */
    public static String direction(String language) {
        return RIGHT_TO_LEFT.contains(primary(language)) ? "rtl" : "ltr";
    }

    /** The first part of a language tag, in lower case: {@code pt} of {@code pt-BR}. */
    static String primary(String language) {
        int end = 0;
        while (end < language.length() && language.charAt(end) != '-' && language.charAt(end) != '_') {
            end++;
        }
        return language.substring(0, end).toLowerCase(Locale.ROOT);
    }

    /** What a page of these words is in: the language that was wished for, or English where that has no words. @param wished BCP 47 */
    public String spoken(String wished) {
        return primary(wished).equals(language) ? wished : language;
    }

    boolean has(String key) {
        return words.containsKey(key);
    }

    /**
     * The words under a key, with {@code {name}} placeholders filled: {@code text("leave", "newsletter", title)}. What is filled in is
     * not looked through for placeholders again.
     *
     * @throws IllegalArgumentException where no language has the key
     */
    public String text(String key, String... namesAndValues) {
        String words = this.words.get(key);
        if (words == null) {
            throw new IllegalArgumentException("no words for " + key);
        }
        return fill(words, namesAndValues);
    }

    private static String fill(String words, String... namesAndValues) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        while (from < words.length()) {
            int taken = 0;
            for (int i = 0; i + 1 < namesAndValues.length && taken == 0; i += 2) {
                String placeholder = "{" + namesAndValues[i] + "}";
                if (words.startsWith(placeholder, from)) {
                    filled.append(namesAndValues[i + 1]);
                    taken = placeholder.length();
                }
            }
            if (taken == 0) {
                filled.append(words.charAt(from));
                taken = 1;
            }
            from += taken;
        }
        return filled.toString();
    }

    /** {@code 1 post}, {@code 2 публикации}, {@code 5 жазба}: {@code KEY.one}, {@code .few}, {@code .many} or {@code .other}, with {@code {n}} filled. */
    public String count(String key, long number) {
        String form = key + "." + Plural.of(language, number).word();
        return text(words.containsKey(form) ? form : key + ".other", "n", Long.toString(number));
    }

    /** {@code 9 January 2023}, {@code 9 января 2023 г.}, {@code 2023 ж. 9 қаңтар}. */
    public String date(LocalDate day) {
        return date("date", day);
    }

    /** As {@link #date}, without the year. */
    public String dayAndMonth(LocalDate day) {
        return date("date.short", day);
    }

    private String date(String key, LocalDate day) {
        String month = text("month." + day.getMonthValue());
        return text(
                key,
                "day",
                Integer.toString(day.getDayOfMonth()),
                "month",
                month,
                "year",
                Integer.toString(day.getYear()));
    }
}

package postrider.template;

import java.util.Locale;

/** The forms a counted noun takes, by the CLDR's names for them; for whole numbers, in the languages that mail here is likely to be in. */
enum Plural {
    ONE,
    FEW,
    MANY,
    OTHER;

    /** @param language the first part of a tag, such as {@code ru} */
    static Plural of(String language, long number) {
        long tens = number % 100;
        long ones = number % 10;
        return switch (language) {
            case "ru", "uk", "be" -> ones == 1 && tens != 11 ? ONE : isFew(ones, tens) ? FEW : MANY;
            case "sr", "hr", "bs" -> ones == 1 && tens != 11 ? ONE : isFew(ones, tens) ? FEW : OTHER;
            case "pl" -> number == 1 ? ONE : isFew(ones, tens) ? FEW : MANY;
            case "cs", "sk" -> number == 1 ? ONE : number >= 2 && number <= 4 ? FEW : OTHER;
            case "fr", "hy" -> number <= 1 ? ONE : OTHER;
            case "ja", "ko", "vi", "zh" -> OTHER;
            default -> number == 1 ? ONE : OTHER;
        };
    }

    private static boolean isFew(long ones, long tens) {
        return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

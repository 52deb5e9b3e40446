package postrider.job;

import java.util.Locale;

/** Numbers of things as people read them. */
public final class Quantity {
    private Quantity() {}

    /** {@code 2,310}. Of small ones, which are the most, Java need not look up how a place writes its numbers. */
    public static String of(long number) {
        return number < 1_000 ? Long.toString(number) : String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 post}, {@code 2,310 posts}. */
    public static String of(long number, String noun) {
        return of(number, noun, noun + "s");
    }

    /** {@code 1 delivery}, {@code 2,310 deliveries}. */
    public static String of(long number, String one, String many) {
        return of(number) + " " + (number == 1 ? one : many);
    }
}

package postrider.subscriber;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The columns of a subscribers' file, in the order in which it is written. */
enum SubscriberColumn {
    EMAIL,
    NAME,
    LANGUAGE,
    NEWSLETTERS,
    FREQUENCY,
    TOPICS,
    TIMEZONE,
    STATUS,
    CONSENT;

    String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<SubscriberColumn> of(String header) {
        return Arrays.stream(values())
                .filter(column -> column.header().equals(header.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** The one whose name looks most like it. */
    static SubscriberColumn nearest(String header) {
        String typed = header.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .min(Comparator.comparingInt(column -> distance(typed, column.header())))
                .orElseThrow();
    }

    /** How many letters to add, drop or change (Levenshtein). */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        Arrays.setAll(above, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int[] here = new int[b.length() + 1];
            here[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                here[j] = Math.min(change, Math.min(above[j], here[j - 1]) + 1);
            }
            above = here;
        }
        return above[b.length()];
    }
}

package postrider.config;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a person most likely meant. */
public final class Nearest {
    private Nearest() {}

    /** The candidate with the fewest typing errors in between, where these are few for its length. */
    public static Optional<String> to(String typed, Collection<String> candidates) {
        String wanted = typed.toLowerCase(Locale.ROOT).replace('-', '_');
        return candidates.stream()
                .filter(candidate -> distance(wanted, fold(candidate)) <= Math.max(1, candidate.length() / 3))
                .min(Comparator.comparingInt((String candidate) -> distance(wanted, fold(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The time zone of a place that was meant. */
    public static Optional<String> zone(String typed) {
        return to(
                typed,
                ZoneId.getAvailableZoneIds().stream()
                        .filter(name -> name.contains("/"))
                        .toList());
    }

    private static String fold(String candidate) {
        return candidate.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /** Letters to add, drop, change or swap with their neighbour (optimal string alignment). */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        int change = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}

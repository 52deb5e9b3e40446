package postrider.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryRuleTest {
    private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");
    private static final RetryRule RULE = RetryRule.givingUpAfter(Duration.ofDays(3));

    @Test
    void waitsLongerAfterEachDeferral() {
        List<Long> minutes = new ArrayList<>();
        for (int attempt = 1; attempt <= 8; attempt++) {
            Instant next = RULE.after(attempt, FIRST, 0, FIRST).orElseThrow();
            minutes.add(Duration.between(FIRST, next).toMinutes());
        }

        assertThat(minutes).containsExactly(5L, 15L, 30L, 60L, 120L, 240L, 240L, 240L);
    }

    @Test
    void chanceMakesAPauseLongerNeverShorter() {
        assertThat(RULE.after(1, FIRST, 0.5, FIRST)).contains(FIRST.plusSeconds(330));
    }

    @Test
    void theLastAttemptFallsOnTheMomentOfGivingUp() {
        Instant end = FIRST.plus(Duration.ofDays(3));

        assertThat(RULE.after(20, FIRST, 0.9, end.minusSeconds(60))).contains(end);
        assertThat(RULE.after(21, FIRST, 0.9, end)).isEqualTo(Optional.empty());
    }
}

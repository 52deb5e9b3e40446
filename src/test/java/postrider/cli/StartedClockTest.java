package postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import postrider.job.Refused;

class StartedClockTest {
    private Instant machine = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void showsItsStartWhenFirstLookedAtAndTicksFromThen() {
        StartedClock clock = StartedClock.at("2022-07-20T09:59:59+06:00", () -> machine);

        machine = machine.plusSeconds(5);
        assertThat(clock.instant()).isEqualTo("2022-07-20T03:59:59Z");

        machine = machine.plusSeconds(2);
        assertThat(clock.instant()).isEqualTo("2022-07-20T04:00:01Z");
    }

    @Test
    void knowsWhetherItIsAheadOfTheMachine() {
        assertThat(StartedClock.at("2026-11-21T12:00:01Z", () -> machine).isAhead())
                .isTrue();
        assertThat(StartedClock.at("2026-11-21T12:00:00Z", () -> machine).isAhead())
                .isFalse();
    }

    @Test
    void refusesWhatIsNoInstant() {
        assertThatThrownBy(() -> StartedClock.at("tomorrow", () -> machine))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("tomorrow")
                .hasMessageContaining("2031-06-14T09:00:00+05:00");
    }
}

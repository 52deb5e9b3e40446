package postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import postrider.job.Refused;

class StartedClockTest {
    private final AtomicReference<Instant> machine = new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));

    @Test
    void showsItsStartWhenFirstLookedAtAndTicksFromThen() {
        StartedClock clock = StartedClock.at("2022-07-20T09:59:59+06:00", machine::get);

        machine.set(machine.get().plusSeconds(5));
        assertThat(clock.instant()).isEqualTo("2022-07-20T03:59:59Z");

        machine.set(machine.get().plusSeconds(2));
        assertThat(clock.instant()).isEqualTo("2022-07-20T04:00:01Z");
    }

    @Test
    void knowsWhetherItIsAheadOfTheMachine() {
        assertThat(StartedClock.at("2026-11-21T12:00:01Z", machine::get).isAhead())
                .isTrue();
        assertThat(StartedClock.at("2026-11-21T12:00:00Z", machine::get).isAhead())
                .isFalse();
    }

    @Test
    void refusesWhatIsNoInstant() {
        assertThatThrownBy(() -> StartedClock.at("tomorrow", machine::get))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("tomorrow")
                .hasMessageContaining("2031-06-14T09:00:00+05:00");
    }
}

package postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import postrider.job.Refused;

class StartedClockTest {
    private Instant machine = Instant.parse("2026-01-01T00:00:00Z");
    private final InstantSource clock = StartedClock.at("2022-07-20T09:59:59+06:00", () -> machine);

    @Test
    void whatHappensBeforeItIsReadTakesNoTimeByIt() {
        pass(1_500);

        assertThat(clock.instant()).isEqualTo("2022-07-20T03:59:59Z");
    }

    @Test
    void itTicksFromItsFirstReading() {
        assertThat(clock.instant()).isEqualTo("2022-07-20T03:59:59Z");
        pass(1_500);

        assertThat(clock.instant()).isEqualTo("2022-07-20T04:00:00.500Z");
    }

    @Test
    void anInstantNeedsItsOffset() {
        assertThatThrownBy(() -> StartedClock.at("2022-07-20T09:59:59", () -> machine))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("like 2031-06-14T09:00:00+05:00");
    }

    private void pass(long milliseconds) {
        machine = machine.plusMillis(milliseconds);
    }
}

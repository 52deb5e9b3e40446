package postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import postrider.job.Progress.Standing;

class ProgressLineTest {
    private static final Instant START = Instant.parse("2026-03-01T06:00:00Z");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private ProgressLine line(ProgressLine.Look look) {
        return new ProgressLine(
                new Console(new PrintStream(said, true, StandardCharsets.UTF_8), new Signs(true, false), 100), look);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void elsewhereALineAMinuteIsEnough() {
        ProgressLine line = line(ProgressLine.Look.LINES);

        for (int second = 0; second <= 125; second++) {
            line.at(new Standing(second * 10, 0, 1, 0, 5_000 - second * 10), START.plusSeconds(second));
        }
        line.end();

        assertThat(said().lines())
                .containsExactly(
                        "600 of 5,001 sent, 1 failed, 10 a second, 7m 19s left",
                        "1,200 of 5,001 sent, 1 failed, 10 a second, 6m 19s left");
    }

    @Test
    void onATerminalABarMovesInItsPlaceAndIsTakenAway() {
        ProgressLine line = line(ProgressLine.Look.BAR);

        line.at(new Standing(1, 0, 0, 0, 3), START);
        line.at(new Standing(2, 0, 0, 0, 2), START.plus(Duration.ofSeconds(1)));
        line.at(new Standing(3, 0, 0, 0, 1), START.plus(Duration.ofMillis(1100)));
        line.end();

        assertThat(said())
                .isEqualTo("\r[############------------] 2 of 4 sent, 2.0 a second, 1s left\u001b[K\r\u001b[K");
    }

    @Test
    void whoWantsQuietSeesNothing() {
        ProgressLine line = line(ProgressLine.Look.NOTHING);

        line.at(new Standing(1, 0, 0, 0, 3), START);
        line.at(new Standing(2, 0, 0, 0, 2), START.plusSeconds(90));
        line.end();

        assertThat(said()).isEmpty();
    }
}

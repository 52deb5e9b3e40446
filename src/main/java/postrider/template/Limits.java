package postrider.template;

import java.time.Duration;

/** How far a template may go before it counts as endless. @param characters that it writes */
record Limits(Duration time, int characters) {
    static final Limits USUAL = new Limits(Duration.ofSeconds(10), 20_000_000);
}

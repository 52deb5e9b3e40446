package postrider.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ThrottleTest {
    private long nanos;
    private final Throttle throttle = new Throttle(4, () -> nanos);

    @Test
    void eachClientHasItsOwn() {
        for (int i = 0; i < 4; i++) {
            assertThat(throttle.admits("203.0.113.1", 1)).isTrue();
        }

        assertThat(throttle.admits("203.0.113.1", 1)).isFalse();
        assertThat(throttle.admits("203.0.113.2", 1)).isTrue();
    }

    @Test
    void itComesBackWithTime() {
        assertThat(throttle.admits("203.0.113.1", 4)).isTrue();
        nanos += 150_000_000_000L;

        assertThat(throttle.admits("203.0.113.1", 1)).isTrue();
        assertThat(throttle.admits("203.0.113.1", 1)).isFalse();
    }

    @Test
    void whoHasManyAddressesOfOneNetworkIsOneClient() {
        for (int i = 0; i < 4; i++) {
            assertThat(throttle.admits("2001:db8:1::" + i, 1)).isTrue();
        }

        assertThat(throttle.admits("2001:db8:1:ffff::1", 1)).isFalse();
    }
}

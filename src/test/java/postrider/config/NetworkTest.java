package postrider.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.1.2, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "192.168.4.0/22, 192.168.7.255, true",
        "192.168.4.0/22, 192.168.8.0, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "2001:db8::/32, 2001:db8:1::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "::1, 127.0.0.1, false",
        "10.0.0.0/8, example.org, false",
        "10.0.0.0/8, '', false"
    })
    void knowsItsAddresses(String network, String address, boolean within) {
        assertThat(Network.parse(network).orElseThrow().contains(address)).isEqualTo(within);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", "10.0.0.0/33", "::/129", "10.0.0", "1.2.3.4.5", "10.0.0.0/-1", "300.1.1.1"})
    void otherTextsAreNone(String text) {
        assertThat(Network.parse(text)).isEmpty();
    }

    @Test
    void theNeighbourhoodSaysWhereAndNotWho() {
        assertThat(Network.around("203.0.113.77")).contains("203.0.113.0/24");
        assertThat(Network.around("2001:db8:1:2::3")).contains("2001:db8:1:0:0:0:0:0/48");
        assertThat(Network.around("unknown")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, true",
        "255.255.255.255, true",
        "2001:db8::7, true",
        "'::ffff:203.0.113.7', true",
        "256.1.1.1, false",
        "1.2.3, false",
        "1234, false",
        "'[::1]', false",
        "'::g', false",
        "'1:2', false",
        "10.0.0.0/8, false",
        "example.org, false",
        "'', false"
    })
    void tellsAnAddressInDigits(String text, boolean is) {
        assertThat(Network.isAddress(text)).isEqualTo(is);
    }
}

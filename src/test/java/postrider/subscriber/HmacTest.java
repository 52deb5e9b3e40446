package postrider.subscriber;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class HmacTest {
    @Test
    void givesTheAnswersOfRfc4231() {
        assertThat(hex(new Hmac("Jefe".getBytes(US_ASCII)).of("what do ya want for nothing?".getBytes(US_ASCII))))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        assertThat(hex(new Hmac(HexFormat.of().parseHex("0b".repeat(20))).of("Hi There".getBytes(US_ASCII))))
                .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    }

    @Test
    void agreesWithTheJdkForEachLengthOfKeyAndMessage() throws Exception {
        Random random = new Random(4231);
        for (int length = 1; length <= 64; length++) {
            byte[] key = new byte[length];
            byte[] message = new byte[length * 3];
            random.nextBytes(key);
            random.nextBytes(message);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));

            assertThat(new Hmac(key).of(message)).isEqualTo(mac.doFinal(message));
        }
    }

    @Test
    void partsCountAsOneMessage() {
        Hmac hmac = new Hmac(new byte[32]);

        assertThat(hmac.of("ab".getBytes(US_ASCII), new byte[0], "c".getBytes(US_ASCII)))
                .isEqualTo(hmac.of("abc".getBytes(US_ASCII)));
    }

    @Test
    void refusesAKeyThatIsTooLong() {
        assertThatThrownBy(() -> new Hmac(new byte[65])).isInstanceOf(IllegalArgumentException.class);
    }

    private static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }
}

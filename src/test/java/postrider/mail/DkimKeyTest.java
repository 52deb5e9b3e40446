package postrider.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.mail.DkimKey.Algorithm;

class DkimKeyTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void whatWasMadeIsReadAgain(Algorithm algorithm) throws IOException {
        Path file = folder.resolve("new/key.pem");

        DkimKey made = DkimKey.make(algorithm, file);
        DkimKey read = DkimKey.read(file);

        assertThat(read.algorithm()).isEqualTo(algorithm);
        assertThat(read.record()).isEqualTo(made.record());
        assertThat(read.record().orElseThrow()).startsWith("v=DKIM1; k=" + algorithm.dns() + "; p=");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(DkimKey.readOrMake(algorithm, file).record()).isEqualTo(made.record());
    }

    @Test
    void ed25519sRecordIsTheBareKey() throws IOException {
        String record = DkimKey.make(Algorithm.ED25519, folder.resolve("key.pem"))
                .record()
                .orElseThrow();

        assertThat(Base64.getDecoder().decode(record.substring(record.indexOf("p=") + 2)))
                .hasSize(32);
    }

    @Test
    void noKeyIsWrittenOverAnother() throws IOException {
        Path file = folder.resolve("key.pem");
        DkimKey.make(Algorithm.RSA, file);
        String before = Files.readString(file);

        assertThatThrownBy(() -> DkimKey.make(Algorithm.RSA, file)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    private Path pem(String algorithm, int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        String text = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(generator.generateKeyPair().getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        return Files.writeString(folder.resolve(algorithm + bits + ".pem"), text);
    }

    @Test
    void aKeyMadeElsewhereSignsToo() throws Exception {
        DkimKey key = DkimKey.read(pem("RSA", 3072));

        assertThat(key.algorithm()).isEqualTo(Algorithm.RSA);
        assertThat(key.record()).isEmpty();
    }

    @Test
    void weakAndForeignKeysAreRefused() throws Exception {
        Path weak = pem("RSA", 1024);
        Path foreign = pem("EC", 256);

        assertThatThrownBy(() -> DkimKey.read(weak)).hasMessageContaining("2048");
        assertThatThrownBy(() -> DkimKey.read(foreign)).hasMessageContaining("neither RSA nor Ed25519");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\n"})
    void whatIsNoKeyIsSaidToBeNone(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("key.pem"), text);

        assertThatThrownBy(() -> DkimKey.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BEGIN PRIVATE KEY")
                .hasMessageContaining("openssl pkcs8 -topk8");
    }
}

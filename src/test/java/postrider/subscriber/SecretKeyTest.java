package postrider.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretKeyTest {
    @TempDir
    Path folder;

    @Test
    void makesTheKeyOnceForItsOwnerAlone() throws IOException {
        Path file = folder.resolve("var/secret.key");

        SecretKey made = SecretKey.open(file, new Random(1));
        SecretKey again = SecretKey.open(file, new Random(2));

        assertThat(again.fingerprint()).isEqualTo(made.fingerprint());
        assertThat(Files.readString(file)).matches("[0-9a-f]{64}\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void lookingMakesNoFile() {
        Path file = folder.resolve("var/secret.key");

        assertThat(SecretKey.openReadOnly(file, new Random(1)).fingerprint()).isNotEmpty();
        assertThat(file.getParent()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "abc", "0123456789abcdef", "zz23456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            })
    void refusesAFileThatHoldsNoKey(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("secret.key"), content);

        assertThatThrownBy(() -> SecretKey.open(file, new Random(1)))
                .isInstanceOf(SecretKeyException.class)
                .hasMessageContaining("secret.key: a secret key is 64 hexadecimal digits")
                .hasMessageContaining("backup");
        assertThat(Files.readString(file)).isEqualTo(content);
    }

    @Test
    void refusesAKeyThatCannotBeRead() throws IOException {
        Path file = Files.createDirectory(folder.resolve("secret.key"));

        assertThatThrownBy(() -> SecretKey.open(file, new Random(1)))
                .isInstanceOf(SecretKeyException.class)
                .hasMessageContaining("the right to read it");
    }

    @Test
    void aPurposeGivesItsOwnOctets() {
        assertThat(Home.KEY.mac("a", "text"))
                .isEqualTo(Home.KEY.mac("a", "text"))
                .hasSize(32);
        assertThat(Home.KEY.mac("a", "text")).isNotEqualTo(Home.KEY.mac("b", "text"));
        assertThat(Home.KEY.mac("ab", "c")).isNotEqualTo(Home.KEY.mac("a", "bc"));
        assertThat(Home.KEY).hasToString("SecretKey " + Home.KEY.fingerprint());
    }

    @Test
    void aDatabaseHasOneKeyForEver() {
        SecretKey other = SecretKey.of("f".repeat(64));
        try (Home home = new Home(folder)) {
            home.database.read(tx -> {
                Home.KEY.checkAgainst(tx);
                return true;
            });
            home.database.writeOnly(Home.KEY::bindTo);
            home.database.writeOnly(Home.KEY::bindTo);

            assertThatThrownBy(() -> home.database.writeOnly(other::bindTo))
                    .isInstanceOf(SecretKeyException.class)
                    .hasMessageContaining(Home.KEY.fingerprint())
                    .hasMessageContaining(other.fingerprint());
        }
    }
}

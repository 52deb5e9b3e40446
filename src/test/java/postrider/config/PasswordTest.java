package postrider.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import postrider.source.Checked;

final class PasswordTest extends WrittenSettings {
    @Test
    void thePasswordComesFromTheEnvironment() {
        environment.put("POSTRIDER_MAIL_SMTP_PASSWORD", "s3cret");

        Settings settings = good(LEAST + "mail: {smtp: {username: me}}\n");

        assertThat(settings.mail().smtp().password()).isEqualTo("s3cret");
        assertThat(settings.toString()).doesNotContain("s3cret");
    }

    @Test
    void thePasswordComesFromItsFile() throws IOException {
        Path file = Files.writeString(home.resolve("password"), "s3cret\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        Settings settings = good(LEAST + "mail: {smtp: {username: me, password_file: password}}\n");

        assertThat(settings.mail().smtp().password()).isEqualTo("s3cret");
    }

    @Test
    void aPasswordFileThatOthersReadWarns() throws IOException {
        Path file = Files.writeString(home.resolve("password"), "s3cret\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        Checked<Optional<Settings>> read = read(LEAST + "mail: {smtp: {password_file: password}}\n");

        assertThat(read.value()).isPresent();
        assertThat(read.diagnostics()).singleElement().asString().contains("chmod 600");
    }

    @Test
    void aPasswordInTheSettingsIsRefusedAndNeverShown() {
        List<String> found = errors(LEAST + "mail: {smtp: {password: s3cret}}\n");

        assertThat(found).singleElement().asString().contains("secret").doesNotContain("s3cret");
    }

    @Test
    void aPasswordOnTheCommandLineWarnsAndIsNeverShown() {
        overrides.add("mail.smtp.password=s3cret");

        Checked<Optional<Settings>> read = read(LEAST);

        assertThat(read.value().orElseThrow().mail().smtp().password()).isEqualTo("s3cret");
        assertThat(read.diagnostics())
                .singleElement()
                .asString()
                .contains("warning")
                .doesNotContain("s3cret");
    }
}

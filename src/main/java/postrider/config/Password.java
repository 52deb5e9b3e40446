package postrider.config;

import java.nio.file.Path;
import java.util.Optional;
import postrider.source.YamlScalar;

/** The mail server's password: from the environment or a file of its own, never from the settings' file, and never shown. */
record Password(Values smtp, Path home) {

    /** @param required whether there is a user name that it belongs to */
    String read(boolean required) {
        Optional<Given> given = smtp.given("password");
        Optional<Given> file = smtp.given("password_file");
        Optional<String> direct = given.flatMap(this::direct);
        Optional<String> found = direct.or(() -> fromFile(file));
        if (required && found.isEmpty() && !smtp.findings().hasErrors()) {
            smtp.given("username")
                    .ifPresent(name -> smtp.findings()
                            .error(
                                    name.at(),
                                    "mail.smtp.username has no password",
                                    "Set mail.smtp.password_file, or POSTRIDER_MAIL_SMTP_PASSWORD in the environment"));
        }
        return found.orElse("");
    }

    private Optional<String> direct(Given given) {
        Optional<String> text = secret(given);
        if (text.isEmpty()) {
            return text;
        }
        switch (given.origin()) {
            case FILE ->
                smtp.findings()
                        .error(
                                given.at(),
                                "mail.smtp.password is a secret and does not belong into this file",
                                "Set mail.smtp.password_file, or POSTRIDER_MAIL_SMTP_PASSWORD in the environment");
            case COMMAND_LINE ->
                smtp.findings()
                        .warning(
                                given.at(),
                                "everyone on this machine can read a password on the command line",
                                "Set mail.smtp.password_file, or POSTRIDER_MAIL_SMTP_PASSWORD in the environment");
            case ENVIRONMENT -> {}
        }
        return text;
    }

    private Optional<String> secret(Given given) {
        if (given.node() instanceof YamlScalar scalar) {
            return scalar.text().isEmpty() ? Optional.empty() : Optional.of(scalar.text());
        }
        smtp.findings().error(given.at(), "mail.smtp.password is no text", "Put it into quotes");
        return Optional.empty();
    }

    private Optional<String> fromFile(Optional<Given> given) {
        Optional<String> name = smtp.findFilled("password_file", Kind.LINE);
        if (name.isEmpty() || given.isEmpty()) {
            return Optional.empty();
        }
        return new PasswordFile(home.resolve(name.get())).read(given.get().at(), smtp.findings());
    }
}

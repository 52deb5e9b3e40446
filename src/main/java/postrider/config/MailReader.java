package postrider.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import postrider.mail.MailSettings;

/** Reads {@code mail}. */
final class MailReader {
    private static final Set<String> LOOPBACK = Set.of("localhost", "::1", "[::1]");
    private static final Kind<String> DOMAIN = new Kind<>(
            "domain",
            text -> Pattern.matches("(?i)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*", text)
                    ? Optional.of(text.toLowerCase(Locale.ROOT))
                    : Optional.empty(),
            "Write a host name in ASCII, like news.example.org");

    private final Values values;
    private final String host;
    private final Path home;

    /** @param host of the site */
    MailReader(Values root, String host, Path home) {
        this.values = root.child("mail");
        this.host = host;
        this.home = home;
    }

    String domain() {
        return values.findFilled("domain", DOMAIN).orElse(host);
    }

    MailSettings read() {
        Values bounce = values.child("bounce");
        notBuilt();
        return new MailSettings(
                values.get(
                        "transport",
                        Kind.choice(Map.of("outbox", MailSettings.Kind.OUTBOX, "smtp", MailSettings.Kind.SMTP)),
                        MailSettings.Kind.OUTBOX),
                domain(),
                home.resolve("var/outbox"),
                smtp(values.child("smtp")),
                values.get(
                        "uncertain",
                        Kind.choice(
                                Map.of("resend", MailSettings.Uncertain.RESEND, "hold", MailSettings.Uncertain.HOLD)),
                        MailSettings.Uncertain.RESEND),
                values.get("give_up", Kind.DURATION_TEXT, Duration.ofDays(3)),
                bounce.findFilled("address", Kind.ADDRESS).orElse(null));
    }

    private MailSettings.Smtp smtp(Values smtp) {
        String server = smtp.findFilled("host", Kind.LINE).orElse("localhost");
        MailSettings.Security security = smtp.get(
                "security",
                Kind.choice(Map.of(
                        "none", MailSettings.Security.NONE,
                        "starttls", MailSettings.Security.STARTTLS,
                        "tls", MailSettings.Security.TLS)),
                MailSettings.Security.STARTTLS);
        if (security == MailSettings.Security.NONE && !isLoopback(server)) {
            smtp.given("security")
                    .ifPresent(given -> values.findings()
                            .error(
                                    given.at(),
                                    "mail.smtp.security \"none\" would send mail to " + server + " unprotected",
                                    "Write starttls or tls; none is for a server on this machine"));
        }
        String username = smtp.get("username", Kind.LINE, "");
        return new MailSettings.Smtp(
                server,
                smtp.get("port", Kind.whole(1, 65535), 25),
                security,
                username,
                new Password(smtp, home).read(!username.isEmpty()),
                smtp.get("connections", Kind.whole(1, 100), 4),
                smtp.get("messages_per_second", Kind.whole(0, 1_000_000), 0));
    }

    private static boolean isLoopback(String server) {
        return LOOPBACK.contains(server) || server.matches("127(\\.\\d{1,3}){3}");
    }

    private void notBuilt() {
        Values dkim = values.child("dkim");
        dkim.onlyDefault("selector", Kind.LINE, "");
        dkim.onlyDefault("key_file", Kind.LINE, "");
        Values inbox = values.child("inbox");
        inbox.onlyDefault("host", Kind.LINE, "");
        inbox.onlyDefault("port", Kind.whole(1, 65535), 993);
        inbox.onlyDefault("username", Kind.LINE, "");
        inbox.onlyDefault("password_file", Kind.LINE, "");
    }
}

package postrider.config;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import postrider.mail.AuthorityFile;
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
        DkimReader dkim = new DkimReader(values.child("dkim"), domain(), home);
        Values inbox = values.child("inbox");
        inbox.onlyDefault("host", Kind.LINE, "");
        inbox.onlyDefault("port", Kind.whole(1, 65535), 993);
        inbox.onlyDefault("username", Kind.LINE, "");
        inbox.onlyDefault("password_file", Kind.LINE, "");
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
                bounce.findFilled("address", Kind.ADDRESS).orElse(null),
                dkim.domain(),
                dkim.read());
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
                authorities(smtp),
                new MailSettings.Limits(
                        smtp.get("connections", Kind.whole(1, 100), 4),
                        smtp.get("messages_per_second", Kind.whole(0, 1_000_000), 0),
                        domains(new Values(smtp.section().child("domain_messages_per_minute")))));
    }

    private List<X509Certificate> authorities(Values smtp) {
        Optional<String> file = smtp.findFilled("ca_file", Kind.LINE);
        if (file.isEmpty()) {
            return List.of();
        }
        try {
            return AuthorityFile.read(home.resolve(file.get()));
        } catch (IOException | CertificateException e) {
            smtp.given("ca_file")
                    .ifPresent(given -> smtp.findings()
                            .error(
                                    given.at(),
                                    "mail.smtp.ca_file holds no certificates that can be read",
                                    "Name a file with certificates in PEM"));
            return List.of();
        }
    }

    private static Map<String, Integer> domains(Values rates) {
        Map<String, Integer> found = new HashMap<>();
        for (String name : rates.section().names()) {
            int rate = rates.get(name, Kind.whole(1, 1_000_000), 1);
            if (name.equals("*") || DOMAIN.read().apply(name).isPresent()) {
                found.put(name.toLowerCase(Locale.ROOT), rate);
            } else {
                rates.given(name)
                        .ifPresent(given -> rates.findings()
                                .error(
                                        given.at(),
                                        "\"" + name + "\" is no domain",
                                        "Write one like gmail.com, or \"*\" for every other"));
            }
        }
        return found;
    }

    private static boolean isLoopback(String server) {
        return LOOPBACK.contains(server) || server.matches("127(\\.\\d{1,3}){3}");
    }
}

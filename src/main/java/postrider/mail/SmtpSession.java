package postrider.mail;

import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import postrider.mail.MailSettings.Security;

/** The mail library's settings for one server: everything named, nothing left to its defaults that matters. */
final class SmtpSession {
    private SmtpSession() {}

    static Session of(MailSettings.Smtp smtp, String ehloName, SmtpPatience patience, SSLSocketFactory tls) {
        Properties settings = new Properties();
        settings.put("mail.smtp.localhost", ehloName);
        settings.put("mail.smtp.connectiontimeout", millis(patience.connect()));
        settings.put("mail.smtp.timeout", millis(patience.answer()));
        settings.put("mail.smtp.writetimeout", millis(patience.write()));
        settings.put("mail.smtp.socketFactory", new NoDelaySockets());
        settings.put("mail.smtp.socketFactory.fallback", "false");
        settings.put("mail.smtp.ssl.socketFactory", new NoDelayTlsSockets(tls));
        settings.put("mail.smtp.ssl.socketFactory.fallback", "false");
        settings.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        settings.put("mail.smtp.ssl.checkserveridentity", "true");
        settings.put("mail.smtp.ssl.enable", flag(smtp.security() == Security.TLS));
        // Enabled alone, the library goes on in plaintext where the server offers no STARTTLS, the password with it.
        settings.put("mail.smtp.starttls.enable", flag(smtp.security() == Security.STARTTLS));
        settings.put("mail.smtp.starttls.required", flag(smtp.security() == Security.STARTTLS));
        settings.put("mail.smtp.auth", flag(!smtp.username().isEmpty()));
        // Asking whether the connection lives then also forgets the envelope of a refused message (RSET).
        settings.put("mail.smtp.userset", "true");
        settings.put("mail.smtp.quitwait", "false");
        return Session.getInstance(settings);
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    private static String flag(boolean on) {
        return Boolean.toString(on);
    }
}

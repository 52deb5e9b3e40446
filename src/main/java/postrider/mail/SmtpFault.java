package postrider.mail;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import postrider.mail.SmtpReply.Stage;

/** What a connection's failure means. */
final class SmtpFault {
    private SmtpFault() {}

    /** Why there is no connection: a server that is not to be trusted is another thing than one that is away. */
    static SmtpReply atConnecting(IOException failure) {
        boolean tls = false;
        for (Throwable link = failure; link != null; link = link.getCause()) {
            if (link instanceof EOFException
                    || link instanceof SocketException
                    || link instanceof SocketTimeoutException) {
                return new SmtpReply.LineLost(Stage.CONNECT, words(failure));
            }
            tls |= link instanceof SSLException;
        }
        return tls ? new SmtpReply.Untrusted(words(failure)) : new SmtpReply.LineLost(Stage.CONNECT, words(failure));
    }

    static String words(IOException failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String text = oneLine(root.getMessage());
        if (root instanceof CertPathBuilderException) {
            return "its certificate is signed by nobody whom this machine trusts; if by an authority of your own, name its"
                    + " file: mail.smtp.ca_file";
        }
        if (root instanceof CertificateException && text.startsWith("No ")) {
            return "its certificate is for another name: write that name as mail.smtp.host. " + text;
        }
        if (root instanceof UnknownHostException) {
            return "no machine is known by the name " + text.replaceFirst(": .*", "");
        }
        return text.isEmpty() ? root.getClass().getSimpleName() : text;
    }

    private static String oneLine(@Nullable String text) {
        return text == null ? "" : text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
    }
}

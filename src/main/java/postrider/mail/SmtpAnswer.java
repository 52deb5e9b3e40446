package postrider.mail;

import jakarta.mail.MessagingException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import postrider.mail.SmtpReply.Stage;

/** What the mail library's exceptions mean. Their classes say little: only a code of 400 or more is the server's own word. */
final class SmtpAnswer {
    private static final Pattern ENHANCED = Pattern.compile("^[45]\\d\\d[ -]([45]\\.\\d{1,3}\\.\\d{1,3})\\b");

    private SmtpAnswer() {}

    /** @param line the server's whole answer, possibly of several lines. @return the reply, or null where the code is none of a refusal */
    static @Nullable SmtpReply refusal(int code, @Nullable String line, Stage stage) {
        String text = oneLine(line);
        Matcher found = ENHANCED.matcher(text);
        String enhanced = found.find() ? found.group(1) : "";
        if (code >= 400 && code <= 499) {
            return new SmtpReply.Deferred(code, enhanced, text, stage);
        }
        return code >= 500 && code <= 599 ? new SmtpReply.Rejected(code, enhanced, text, stage) : null;
    }

    /** What became of a message. */
    static SmtpReply toMessage(MessagingException failure, Stage stage) {
        for (Throwable link : chain(failure)) {
            SmtpReply reply = refusal(code(link), link.getMessage(), stage);
            if (reply != null) {
                return reply;
            }
        }
        return new SmtpReply.LineLost(stage, words(failure));
    }

    /** Why there is no connection. @param lastCode of the server's last answer, below 200 where there was none */
    static SmtpReply toConnecting(MessagingException failure, int lastCode, @Nullable String lastLine, Stage stage) {
        SmtpReply reply = refusal(lastCode, lastLine, stage);
        if (reply != null) {
            return reply;
        }
        List<Throwable> chain = chain(failure);
        boolean broken = chain.stream().anyMatch(SmtpAnswer::isBrokenLine);
        boolean tls = chain.stream().anyMatch(link -> link instanceof SSLException);
        boolean answered = lastCode >= 200 && chain.stream().noneMatch(link -> link instanceof IOException);
        return !broken && (tls || answered)
                ? new SmtpReply.Untrusted(words(failure))
                : new SmtpReply.LineLost(Stage.CONNECT, words(failure));
    }

    private static boolean isBrokenLine(Throwable link) {
        return link instanceof EOFException
                || link instanceof SocketException
                || link instanceof SocketTimeoutException;
    }

    private static int code(Throwable link) {
        if (link instanceof SMTPAddressFailedException address) {
            return address.getReturnCode();
        }
        if (link instanceof SMTPSenderFailedException sender) {
            return sender.getReturnCode();
        }
        return link instanceof SMTPSendFailedException send ? send.getReturnCode() : -1;
    }

    /** The failure and all it carries: next exceptions of the mail library, causes of the others. */
    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        Throwable link = failure;
        while (link != null && !chain.contains(link)) {
            chain.add(link);
            Throwable next = link instanceof MessagingException mail ? mail.getNextException() : null;
            link = next != null ? next : link.getCause();
        }
        return chain;
    }

    private static String words(MessagingException failure) {
        List<Throwable> chain = chain(failure);
        Throwable root = chain.get(chain.size() - 1);
        String last = oneLine(root.getMessage());
        if (root instanceof UnknownHostException) {
            return "no machine is known by the name " + last;
        }
        return last.isEmpty() ? oneLine(failure.getMessage()) : last;
    }

    private static String oneLine(@Nullable String text) {
        return text == null ? "" : text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
    }
}

package postrider.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import postrider.mail.MailSettings.Security;
import postrider.mail.SmtpReply.Stage;

/** One connection to a mail server, opened at the first message and kept; opened again when the server ended it. */
public final class SmtpTransport implements Transport {
    private final MailSettings.Smtp smtp;
    private final String ehloName;
    private final SmtpPatience patience;
    private final TlsSockets tls;
    private final BooleanSupplier stopAsked;
    private final Chunks chunks;
    private @Nullable SmtpClient client;
    /** What came of {@link #open}, until a message follows. */
    private @Nullable Opened opened;

    /** @param refusal null where there is a connection */
    private record Opened(@Nullable SmtpReply refusal) {}

    /**
     * @param ehloName what we call ourselves: the mail domain
     * @param stopAsked whether the program is to end: then a silent server is waited for only where a text is on its way
     */
    public SmtpTransport(MailSettings.Smtp smtp, String ehloName, BooleanSupplier stopAsked) {
        this(smtp, ehloName, SmtpPatience.USUAL, stopAsked);
    }

    SmtpTransport(MailSettings.Smtp smtp, String ehloName, SmtpPatience patience, BooleanSupplier stopAsked) {
        this(smtp, ehloName, patience, stopAsked, new Chunks());
    }

    private SmtpTransport(
            MailSettings.Smtp smtp, String ehloName, SmtpPatience patience, BooleanSupplier stopAsked, Chunks chunks) {
        this.smtp = smtp;
        this.ehloName = ehloName;
        this.patience = patience;
        this.tls = new TlsSockets(smtp.authorities());
        this.stopAsked = stopAsked;
        this.chunks = chunks;
    }

    /** As many connections as are asked for: what one learns of the server all know. The arguments are as above. */
    public static Supplier<Transport> connections(MailSettings.Smtp smtp, String ehloName, BooleanSupplier stopAsked) {
        Chunks chunks = new Chunks();
        return () -> new SmtpTransport(smtp, ehloName, SmtpPatience.USUAL, stopAsked, chunks);
    }

    @Override
    public void open() {
        if (client == null && opened == null) {
            opened = new Opened(connect(System.nanoTime() + patience.message().toNanos()));
        }
    }

    @Override
    public SmtpReply send(Message message) {
        Opened before = opened;
        opened = null;
        if (before != null && before.refusal() != null) {
            return before.refusal();
        }
        boolean reused = before == null && client != null;
        boolean refused = chunks.areRefused();
        long end = System.nanoTime() + patience.message().toNanos();
        SmtpReply reply = attempt(message, end);
        // Servers end a connection after a while or after so many messages, or want no chunks: that says nothing of
        // this one.
        boolean ended = (reused || chunks.areRefused() != refused) && client == null && !mayBeTaken(reply);
        return (ended || isTooMany(reply)) && isBefore(end) && !stopAsked.getAsBoolean()
                ? attempt(message, end)
                : reply;
    }

    /** More recipients than a transaction may have: ours has one, so the server counts others along, and a new one may do. */
    private static boolean isTooMany(SmtpReply reply) {
        return reply instanceof SmtpReply.Deferred later
                && later.enhanced().equals("4.5.3")
                && later.stage() == Stage.ENVELOPE;
    }

    private static boolean isBefore(long end) {
        return System.nanoTime() - end < 0;
    }

    private static boolean mayBeTaken(SmtpReply reply) {
        return reply instanceof SmtpReply.LineLost lost && lost.stage() == Stage.DATA;
    }

    private SmtpReply attempt(Message message, long end) {
        SmtpReply refusal = client == null ? connect(end) : null;
        SmtpClient open = client;
        if (refusal != null || open == null) {
            return refusal == null ? new SmtpReply.LineLost(Stage.CONNECT, "not connected") : refusal;
        }
        SmtpReply reply = open.send(message, end);
        client = open.isOpen() ? open : null;
        return reply;
    }

    /** @return why there is no connection, or null */
    private @Nullable SmtpReply connect(long end) {
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(smtp.host());
        } catch (UnknownHostException e) {
            return SmtpFault.atConnecting(e);
        }
        SmtpReply last = null;
        for (InetAddress address : addresses) {
            last = connect(address, end);
            if (!(last instanceof SmtpReply.LineLost) || !isBefore(end)) {
                return last;
            }
        }
        return last;
    }

    private @Nullable SmtpReply connect(InetAddress address, long end) {
        if (smtp.security() == Security.NONE && !address.isLoopbackAddress()) {
            return new SmtpReply.Untrusted(
                    "mail.smtp.security none is for this machine alone, and " + smtp.host() + " is another");
        }
        LineSession session;
        try {
            session = LineSession.connect(new InetSocketAddress(address, smtp.port()), patience.connect(), stopAsked);
        } catch (IOException e) {
            return new SmtpReply.LineLost(
                    Stage.CONNECT, smtp.host() + ":" + smtp.port() + " can't be reached: " + SmtpFault.words(e));
        }
        SmtpReply refusal = null;
        try {
            SmtpOpening opening = new SmtpOpening(smtp, ehloName, patience, tls, session);
            refusal = opening.refusal(end);
            client = refusal == null ? new SmtpClient(session, opening.offer(), patience, chunks) : null;
        } catch (IOException e) {
            refusal = SmtpFault.atConnecting(e);
        } finally {
            if (refusal != null) {
                session.close();
            }
        }
        return refusal;
    }

    @Override
    public Optional<Boolean> took(String id) {
        return Optional.empty();
    }

    @Override
    public void close() {
        if (client != null) {
            client.quit();
            client = null;
        }
    }
}

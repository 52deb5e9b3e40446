package postrider.cli;

import java.net.URI;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import postrider.config.Settings;
import postrider.edition.DigestSettings;
import postrider.edition.Newsletter;
import postrider.edition.Outlet;
import postrider.letter.JoinWriter;
import postrider.letter.LetterSettings;
import postrider.letter.ReviewWriter;
import postrider.mail.MailSettings;
import postrider.mail.MessageWriter;
import postrider.mail.OutboxFolder;
import postrider.mail.SmtpTransport;
import postrider.mail.Transport;
import postrider.subscriber.LinkSigner;
import postrider.subscriber.SecretKey;
import postrider.template.Templates;

/** What letters and their sending are made of, as the settings say. */
final class MailParts {
    private MailParts() {}

    static MessageWriter messageWriter(Settings settings, SecretKey key) {
        return new MessageWriter(
                new LinkSigner(key),
                key,
                settings.mail().bounceAddress(),
                URI.create(settings.site().url() + "/editions/"),
                settings.web().url().orElse(null));
    }

    /** Where the pages are on which people join, choose and leave; no trailing slash. */
    static String pages(Settings settings) {
        return settings.web()
                .url()
                .map(URI::toASCIIString)
                .orElse(settings.site().url());
    }

    /** Without a page for it, and until mail is read by a program, leaving needs a person who reads it (rules §8). */
    static List<String> standing(Settings settings) {
        MailSettings mail = settings.mail();
        return mail.transport() == MailSettings.Kind.OUTBOX
                        || settings.web().url().isPresent()
                ? List.of()
                : List.of("people leave by mail alone, to "
                        + (mail.bounceAddress() == null
                                ? "reply_to or the sender's address"
                                : mail.bounceAddress().value())
                        + ", and nobody but you reads it: see to it daily, and enter each with:"
                        + " postrider subscribers remove ADDRESS");
    }

    /** One that is no longer offered writes as the first. */
    static JoinWriter joinWriter(Settings settings, Templates templates, String newsletter) {
        Newsletter found = settings.newsletters().stream()
                .filter(one -> one.name().equals(newsletter))
                .findFirst()
                .orElse(settings.newsletters().get(0));
        return new JoinWriter(templates, letterSettings(settings, found));
    }

    static int connections(MailSettings mail) {
        return switch (mail.transport()) {
            case OUTBOX -> 1;
            case SMTP -> mail.smtp().limits().connections();
        };
    }

    static ReviewWriter reviewWriter(Settings settings, Templates templates) {
        return new ReviewWriter(
                templates,
                settings.site().url(),
                settings.site().accent(),
                settings.site().zone());
    }

    static Supplier<Transport> transports(MailSettings mail, BooleanSupplier stopAsked) {
        return switch (mail.transport()) {
            case OUTBOX -> () -> new OutboxFolder(mail.outbox());
            case SMTP -> SmtpTransport.connections(mail.smtp(), mail.domain(), stopAsked);
        };
    }

    static Outlet outlet(MailSettings mail) {
        return switch (mail.transport()) {
            case OUTBOX -> Outlet.OUTBOX;
            case SMTP -> Outlet.SMTP;
        };
    }

    static LetterSettings letterSettings(Settings settings, Newsletter newsletter) {
        DigestSettings digest = newsletter.digest();
        return new LetterSettings(
                settings.site().url(),
                newsletter.title(),
                settings.site().address(),
                settings.site().accent(),
                settings.site().zone(),
                digest.maxPosts(),
                digest.subject(),
                digest.design(),
                digest.images(),
                digest.replyTo() != null,
                settings.web().url().isPresent(),
                settings.site().language(),
                settings.logo().orElse(null));
    }
}

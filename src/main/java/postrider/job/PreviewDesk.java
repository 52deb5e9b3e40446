package postrider.job;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import postrider.delivery.ReplyMeaning;
import postrider.edition.DigestSettings;
import postrider.edition.Newsletter;
import postrider.letter.JoinWriter;
import postrider.letter.Letter;
import postrider.letter.Proofreading;
import postrider.letter.ReviewWriter;
import postrider.letter.TestWriter;
import postrider.mail.DkimSigner;
import postrider.mail.EncodedLetter;
import postrider.mail.MailException;
import postrider.mail.Message;
import postrider.mail.MessageWriter;
import postrider.mail.Origin;
import postrider.mail.Recipient;
import postrider.mail.SmtpReply;
import postrider.mail.Transport;
import postrider.site.Artifact;
import postrider.source.Bytes;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.Subscriber;
import postrider.subscriber.SubscriberId;
import postrider.template.TemplateFault;
import postrider.template.Templates;

/** Shows the next digest before it goes: on a screen, and by mail as a test. Nothing of it is accounted for. */
public final class PreviewDesk {
    private static final EmailAddress NOBODY = new EmailAddress("reader@example.org");

    private final Run run;
    private final Place place;
    private final Templates templates;
    private final Supplier<MessageWriter> writers;
    private final Supplier<Transport> transports;
    private final TestWriter tests;
    private final ReviewWriter reviews;
    private final Function<Newsletter, JoinWriter> joins;
    private final DkimSigner signer;

    /** @param languages of the site; @param zone in which days are told */
    public record Place(String siteUrl, List<String> languages, ZoneId zone, String mailDomain) {
        public Place {
            languages = List.copyOf(languages);
        }
    }

    public PreviewDesk(
            Run run,
            Place place,
            Templates templates,
            Supplier<MessageWriter> writers,
            Supplier<Transport> transports,
            TestWriter tests,
            ReviewWriter reviews,
            Function<Newsletter, JoinWriter> joins,
            DkimSigner signer) {
        this.run = run;
        this.place = place;
        this.templates = templates;
        this.writers = writers;
        this.transports = transports;
        this.tests = tests;
        this.reviews = reviews;
        this.joins = joins;
        this.signer = signer;
    }

    /**
     * The next digest of one reader, or another of the mails in its stead.
     *
     * @throws Refused where there is none to show, or a template is wrong
     */
    public Preview next(PreviewRequest request) {
        return composed(request, (stages, found) -> preview(request, stages, found));
    }

    private <T> T composed(PreviewRequest request, BiFunction<Stages, NextDigest.Found, T> take) {
        try {
            return run.preview(request, take);
        } catch (TemplateFault fault) {
            throw new Refused(
                    Refused.Reason.USAGE,
                    "the digest can't be composed, so nothing was done",
                    List.of(fault.diagnostic()));
        }
    }

    private Preview preview(PreviewRequest request, Stages stages, NextDigest.Found found) {
        SitePaths paths = new SitePaths(place.siteUrl(), found.site());
        Newsletter newsletter = found.newsletter();
        Letter letter =
                letter(found, request, found.reader().map(Subscriber::address).orElse(NOBODY));
        Proofreading proofreading = new Proofreading(place.siteUrl(), paths);
        return new Preview(
                newsletter.name(),
                found.language(),
                request.design().orElse(newsletter.digest().design()),
                found.said(),
                found.now(),
                letter,
                message(found, letter, request.kind()),
                Proofreading.octets(letter),
                request.kind() == PreviewRequest.Kind.CONFIRM
                        ? proofreading.readSingle(letter)
                        : proofreading.read(letter),
                stages.recorder().newsletters().stream().map(Newsletter::name).toList(),
                place.languages(),
                found.diagnostics(),
                place.siteUrl(),
                site(stages, found.site()));
    }

    private static Function<String, Optional<Bytes>> site(Stages stages, List<Artifact> artifacts) {
        var byPath =
                artifacts.stream().collect(Collectors.toMap(one -> one.path().value(), Function.identity()));
        return path -> Optional.ofNullable(byPath.get(path)).flatMap(stages.publicFolder()::octets);
    }

    private Message message(NextDigest.Found found, Letter letter, PreviewRequest.Kind kind) {
        Optional<Subscriber> reader = found.reader();
        LocalDate day = found.now().atZone(place.zone()).toLocalDate();
        Recipient recipient = new Recipient(
                reader.map(Subscriber::id).orElse(new SubscriberId(0)),
                reader.map(Subscriber::address).orElse(NOBODY),
                reader.map(Subscriber::name).orElse(""),
                templates.words(found.language()).date(day));
        String id = "preview-" + found.number();
        EncodedLetter encoded = EncodedLetter.of(letter);
        return switch (kind) {
            case DIGEST, WELCOME -> writers.get().write(id, encoded, origin(found), recipient);
            case CONFIRM, REVIEW -> writers.get().writeToOne(id, encoded, origin(found), recipient.address());
        };
    }

    private Origin origin(NextDigest.Found found) {
        DigestSettings digest = found.newsletter().digest();
        return new Origin(
                found.number(),
                found.newsletter().name(),
                digest.from(),
                digest.senderName(),
                digest.replyTo(),
                place.mailDomain(),
                found.now());
    }

    /** What became of a test. @param failed a sentence for each address that it did not reach */
    public record Tested(String subject, int sent, List<String> failed) {
        public Tested {
            failed = List.copyOf(failed);
        }
    }

    /** Mails what {@link #next} shows to these addresses, marked as a test. @throws Refused as {@link #next} */
    public Tested test(PreviewRequest request, List<EmailAddress> addresses) {
        // The mail server may take minutes; the copy of the state is needed no longer then.
        NextDigest.Found next = composed(request, (stages, found) -> found);
        return test(next, to -> tests.mark(letter(next, request, to), next.number()), addresses);
    }

    private Letter letter(NextDigest.Found found, PreviewRequest request, EmailAddress to) {
        JoinWriter usual = joins.apply(found.newsletter());
        JoinWriter join = request.design().map(usual::in).orElse(usual);
        return switch (request.kind()) {
            case DIGEST -> found.letter();
            case CONFIRM -> join.confirm(found.language(), place.siteUrl() + "/", to.value(), found.now());
            case WELCOME -> join.welcome(found.language(), found.newest());
            case REVIEW ->
                reviews.mark(
                        found.letter(),
                        new ReviewWriter.Waiting(found.number(), 1, "this is a test", null, found.recipients()));
        };
    }

    private Tested test(NextDigest.Found found, Function<EmailAddress, Letter> letters, List<EmailAddress> addresses) {
        String subject = "";
        MessageWriter writer = writers.get();
        List<String> failed = new ArrayList<>();
        int sent = 0;
        try (Transport transport = transports.get()) {
            for (EmailAddress to : addresses.stream().distinct().toList()) {
                Letter letter = letters.apply(to);
                subject = letter.subject();
                EncodedLetter encoded = EncodedLetter.of(letter);
                String id = "test-" + stamp(found.now()) + "-" + (sent + failed.size() + 1);
                Message message = signer.sign(writer.writeToOne(id, encoded, origin(found), to), found.now());
                Optional<String> fault = send(transport, message);
                sent += fault.isEmpty() ? 1 : 0;
                fault.ifPresent(words -> failed.add(to.value() + " was not reached: " + words));
            }
        } catch (MailException e) {
            throw new Refused(Refused.Reason.USAGE, "nothing was sent: " + e.getMessage());
        }
        return new Tested(subject, sent, failed);
    }

    private static Optional<String> send(Transport transport, Message message) {
        SmtpReply reply = transport.send(message);
        return ReplyMeaning.of(reply) == ReplyMeaning.TAKEN ? Optional.empty() : Optional.of(reply.text());
    }

    /** To the second: two tests within one would be the same file of the outbox. */
    private static String stamp(Instant now) {
        return Arrays.stream(now.atOffset(ZoneOffset.UTC).toString().split("[^0-9]+"))
                .limit(6)
                .collect(Collectors.joining());
    }
}

package postrider.job;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import postrider.database.Database;
import postrider.delivery.ReplyMeaning;
import postrider.delivery.SendQueue;
import postrider.edition.Editions;
import postrider.edition.KeptEdition;
import postrider.letter.Letter;
import postrider.letter.ReviewWriter;
import postrider.mail.DkimSigner;
import postrider.mail.EncodedLetter;
import postrider.mail.MailException;
import postrider.mail.Message;
import postrider.mail.MessageWriter;
import postrider.mail.Origin;
import postrider.mail.SmtpReply;
import postrider.mail.Transport;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.SecretKey;
import postrider.template.TemplateFault;

/**
 * Shows editions that wait to their reviewers, by mail: each revision once, in each of its languages. What no server took is tried
 * by the next run again; a crash between sending and noting repeats one message at most. None of it counts as a delivery.
 */
public final class Reviewing {
    private final Database database;
    private final Editions editions;
    private final SendQueue queue;
    private final Map<String, List<EmailAddress>> reviewers;
    private final ReviewWriter words;
    private final MessageWriter writer;
    private final DkimSigner signer;
    private final SecretKey key;

    /** @param reviewers by newsletter */
    public Reviewing(
            Database database,
            Editions editions,
            SendQueue queue,
            Map<String, List<EmailAddress>> reviewers,
            ReviewWriter words,
            MessageWriter writer,
            DkimSigner signer,
            SecretKey key) {
        this.database = database;
        this.editions = editions;
        this.queue = queue;
        this.reviewers = Map.copyOf(reviewers);
        this.words = words;
        this.writer = writer;
        this.signer = signer;
        this.key = key;
    }

    /** What a person must know of the telling. @param stopped the server is not to be talked to now */
    record Told(Set<String> untold, Optional<WorkReport> stopped) {}

    /** One letter of one edition for one reviewer. @param id names edition, revision, language and reviewer; told once */
    private record Showing(String id, KeptEdition kept, Letter letter, EmailAddress to) {}

    /** For the holder of the send lock. */
    Told tell(Transport transport, InstantSource clock) {
        Set<String> untold = new TreeSet<>();
        for (Showing showing : showings()) {
            Optional<WorkReport> stopped = tell(showing, transport, clock.instant(), untold);
            if (stopped.isPresent()) {
                return new Told(untold, stopped);
            }
        }
        return new Told(untold, Optional.empty());
    }

    private List<Showing> showings() {
        return database.read(tx -> {
            List<Showing> showings = new ArrayList<>();
            for (KeptEdition kept : editions.inReview(tx)) {
                List<EmailAddress> theirs = reviewers
                        .getOrDefault(kept.edition().newsletter(), List.of())
                        .stream()
                        .distinct()
                        .toList();
                List<Letter> letters = theirs.isEmpty()
                        ? List.of()
                        : queue.letters(tx, kept.edition().id());
                letters.forEach(letter -> theirs.forEach(to -> showings.add(showing(kept, letter, to))));
            }
            showings.removeIf(showing -> NoticeTable.isTold(tx, showing.id()));
            return List.copyOf(showings);
        });
    }

    private Showing showing(KeptEdition kept, Letter letter, EmailAddress to) {
        String id = "review-" + kept.edition().number() + "-" + kept.revision() + "-" + letter.language() + "-"
                + key.addressKey(to).substring(0, 16);
        return new Showing(id, kept, letter, to);
    }

    private Optional<WorkReport> tell(Showing showing, Transport transport, Instant now, Set<String> untold) {
        if (transport.took(showing.id()).orElse(false)) {
            told(showing, now);
            return Optional.empty();
        }
        try {
            SmtpReply reply = transport.send(message(showing, now));
            ReplyMeaning meaning = ReplyMeaning.of(reply);
            if (meaning == ReplyMeaning.TAKEN) {
                told(showing, now);
                return Optional.empty();
            }
            if (meaning.givesAttemptBack()) {
                Tally tally = new Tally();
                tally.consider(meaning, reply.text());
                return Optional.of(tally.report());
            }
            untold.add(sentence(
                    showing,
                    reply.text().replace(showing.to().value(), showing.to().masked())));
        } catch (TemplateFault | MailException e) {
            untold.add(sentence(showing, String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    private void told(Showing showing, Instant now) {
        database.writeOnly(tx -> NoticeTable.told(tx, showing.id(), now));
    }

    private static String sentence(Showing showing, String why) {
        return "reviewer " + showing.to().masked() + " was not shown edition "
                + showing.kept().edition().number() + ": " + why
                + ". The next run tries again; if the address is wrong, change digest.reviewers";
    }

    private Message message(Showing showing, Instant now) {
        KeptEdition kept = showing.kept();
        Letter marked = words.mark(
                showing.letter(),
                new ReviewWriter.Waiting(
                        kept.edition().number(), kept.revision(), kept.reason(), kept.goesAt(), kept.left()));
        Origin origin = new Origin(
                kept.edition().number(),
                kept.edition().newsletter(),
                kept.sender().address(),
                kept.sender().name(),
                kept.sender().replyTo(),
                kept.sender().mailDomain(),
                now);
        return signer.sign(writer.writeToOne(showing.id(), EncodedLetter.of(marked), origin, showing.to()), now);
    }
}

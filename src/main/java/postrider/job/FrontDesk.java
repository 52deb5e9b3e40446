package postrider.job;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import postrider.config.WebSettings;
import postrider.database.Database;
import postrider.database.Tx;
import postrider.edition.Newsletter;
import postrider.edition.Showcase;
import postrider.subscriber.Choice;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.Joining;
import postrider.subscriber.LinkSigner;
import postrider.subscriber.Offers;
import postrider.subscriber.OwnWord;
import postrider.subscriber.SecretKey;
import postrider.subscriber.Subscriber;
import postrider.subscriber.SubscriberId;
import postrider.subscriber.Subscription;
import postrider.subscriber.SubscriptionState;
import postrider.subscriber.Wish;

/**
 * What people do for themselves by links and forms: join, confirm, choose, leave. What is done is on the disk when a call returns. Safe for
 * several threads.
 */
public final class FrontDesk implements AutoCloseable {
    private final Database database;
    private final LinkSigner links;
    private final Joining joining;
    private final OwnWord word;
    private final Correspondence letters;
    private final Erasing erasing;
    private final Home home;
    private final InstantSource clock;

    /** @param zone the site's; @param evidence what is kept of where a word came from */
    public record Home(ZoneId zone, WebSettings.Evidence evidence) {}

    /** @param database closed with this */
    public FrontDesk(
            Database database,
            SecretKey key,
            Offers offers,
            Correspondence letters,
            Erasing erasing,
            Home home,
            InstantSource clock) {
        this.database = database;
        this.links = new LinkSigner(key);
        this.joining = letters.joining();
        this.word = new OwnWord(key, offers);
        this.letters = letters;
        this.erasing = erasing;
        this.home = home;
        this.clock = clock;
    }

    /** What one may subscribe to, the usual first. */
    public List<Newsletter> newsletters() {
        return letters.newsletters();
    }

    /** The one of that name, if it is offered. */
    public Optional<Newsletter> newsletter(String name) {
        return letters.named(name);
    }

    /** As people read it; of one that is no longer offered, its name. */
    public String title(String newsletter) {
        return newsletter(newsletter).map(Newsletter::title).orElse(newsletter);
    }

    public ZoneId zone() {
        return home.zone();
    }

    public Instant now() {
        return clock.instant();
    }

    /** The moment at which a form was given out, so that nobody can say another. */
    public String seal() {
        return links.seal(clock.instant());
    }

    /** When the form was given out; empty where it wasn't by us. */
    public Optional<Instant> unseal(String sealed) {
        return links.unseal(sealed);
    }

    /**
     * What somebody asks for in a form.
     *
     * @param text names the words that they agreed to; @param client their address in digits
     */
    public record Asking(Wish wish, String text, String client) {}

    /** Takes it up. What comes of it, only who reads that address's mail learns. */
    public void join(Asking asking) {
        Instant now = clock.instant();
        String evidence = "asked on the web" + from(asking.client()) + ", text " + asking.text();
        database.writeOnly(
                tx -> joining.ask(tx, asking.wish(), evidence, now).ifPresent(request -> letters.ask(tx, request)));
    }

    /** What a confirmation's link is about; empty where it is none of ours, was used, or is too old. */
    public Optional<Joining.Open> request(String token) {
        Instant now = clock.instant();
        return number(token, now).flatMap(number -> database.read(tx -> joining.open(tx, number, now)));
    }

    private Optional<Long> number(String token, Instant now) {
        return links.verifyConfirmation(token) instanceof LinkSigner.Confirmation.Valid valid
                        && now.isBefore(valid.until())
                ? Optional.of(valid.request())
                : Optional.empty();
    }

    /** Takes the yes of who has the link; a second one changes nothing. */
    public Joining.Outcome confirm(String token, String client) {
        Instant now = clock.instant();
        Optional<Long> number = number(token, now);
        if (number.isEmpty()) {
            return Joining.Outcome.GONE;
        }
        return database.write(tx -> {
            Optional<Joining.Open> open = joining.open(tx, number.get(), now);
            Joining.Outcome outcome = joining.confirm(tx, number.get(), "confirmed on the web" + from(client), now);
            if (outcome == Joining.Outcome.JOINED) {
                open.ifPresent(who -> letters.greet(tx, number.get(), who, topics(tx, who), now));
            }
            return outcome;
        });
    }

    private List<String> topics(Tx tx, Joining.Open who) {
        return word.find(tx, who.subscriber()).stream()
                .flatMap(person -> person.subscriptions().stream())
                .filter(one -> one.newsletter().equals(who.newsletter()))
                .flatMap(one -> one.topics().stream())
                .toList();
    }

    /** What may be chosen of a newsletter. */
    public List<String> topics(Newsletter newsletter) {
        return database.read(tx -> Showcase.topics(tx, newsletter));
    }

    /**
     * Who has a link of their own.
     *
     * @param person empty for who was erased meanwhile
     */
    public record Visitor(SubscriberId id, String newsletter, Optional<Subscriber> person) {
        /** Theirs; empty where there is none, or none any more. */
        public Optional<Subscription> subscription() {
            return person.stream()
                    .flatMap(one -> one.subscriptions().stream())
                    .filter(one -> one.newsletter().equals(newsletter))
                    .findFirst();
        }

        /** Whether nothing of the newsletter comes to them. */
        public boolean hasLeft() {
            return subscription()
                    .map(one -> one.state() == SubscriptionState.ENDED)
                    .orElse(true);
        }
    }

    /** Empty where the token isn't ours, or is for something else. */
    public Optional<Visitor> visitor(LinkSigner.Purpose purpose, String token) {
        return database.read(tx -> {
            LinkSigner.Verdict verdict = links.verify(token, List.of());
            if (!(verdict instanceof LinkSigner.Verdict.Forgotten signed) || signed.purpose() != purpose) {
                return Optional.empty();
            }
            LinkSigner.Verdict whole = links.verify(token, word.newsletters(tx, signed.subscriber()));
            return whole instanceof LinkSigner.Verdict.Valid valid
                    ? Optional.of(
                            new Visitor(valid.subscriber(), valid.newsletter(), word.find(tx, valid.subscriber())))
                    : Optional.of(new Visitor(signed.subscriber(), "", Optional.empty()));
        });
    }

    /** A link of the visitor's own for something else. */
    public String token(LinkSigner.Purpose purpose, Visitor visitor) {
        return links.sign(purpose, visitor.id(), visitor.newsletter());
    }

    /** Ends the subscription; takes effect before the next message goes. Saying it twice is harmless. @param reason may be empty */
    public void leave(Visitor visitor, String reason, String client) {
        String evidence = "left on the web" + from(client) + (reason.isEmpty() ? "" : ": " + reason);
        database.write(tx -> word.leave(tx, visitor.id(), visitor.newsletter(), evidence, clock.instant()));
    }

    /** Takes {@link #leave} back. @return whether it was not too late */
    public boolean takeBack(Visitor visitor, String client) {
        return database.write(tx -> word.takeBack(
                tx,
                visitor.id(),
                visitor.newsletter(),
                "took leaving back on the web" + from(client),
                clock.instant()));
    }

    /** As {@link OwnWord#choose}. */
    public void choose(Visitor visitor, Choice choice, String client) {
        database.writeOnly(tx -> word.choose(
                tx, visitor.id(), visitor.newsletter(), choice, "chosen on the web" + from(client), clock.instant()));
    }

    /** Asks who reads the new address's mail. */
    public void move(Visitor visitor, EmailAddress to) {
        database.writeOnly(tx -> joining.askToMove(tx, visitor.id(), visitor.newsletter(), to, clock.instant())
                .ifPresent(request -> letters.ask(tx, request)));
    }

    /** As {@link Erasing#erase}; a repeat changes nothing. */
    public void erase(Visitor visitor) {
        database.<Optional<Subscriber>>read(tx -> word.find(tx, visitor.id()))
                .ifPresent(person ->
                        erasing.erase(database, word, person, "erased on the web by their own wish", clock.instant()));
    }

    /** All that is held on the visitor, as JSON; empty for who was erased. */
    public Optional<String> dossier(Visitor visitor) {
        return database.read(tx -> word.find(tx, visitor.id())
                .map(person -> Dossier.of(tx, person, newsletter -> word.changes(tx, person.id(), newsletter))
                        .json()));
    }

    private String from(String client) {
        String kept = home.evidence().of(client);
        return kept.isEmpty() ? "" : " from " + kept;
    }

    @Override
    public void close() {
        database.close();
    }
}

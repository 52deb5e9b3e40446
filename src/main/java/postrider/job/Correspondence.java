package postrider.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import postrider.database.Tx;
import postrider.delivery.RequestMail;
import postrider.edition.DigestSettings;
import postrider.edition.NewestPost;
import postrider.edition.Newsletter;
import postrider.edition.Sender;
import postrider.edition.Showcase;
import postrider.subscriber.Joining;
import postrider.subscriber.Joining.Request;

/**
 * The mails that people are asked and greeted by, queued in the transaction of what they are about, in the name of whoever sends the
 * newsletter.
 */
public final class Correspondence {
    private final Joining joining;
    private final Showcase showcase;
    private final List<Newsletter> newsletters;
    private final String mailDomain;
    private final Optional<String> guessed;

    /**
     * @param showcase what greetings show; @param newsletters at least one; the first writes for those that are no longer offered
     * @param guessed where people are sent to confirm, if no setting says that this is answered there
     */
    public Correspondence(
            Joining joining,
            Showcase showcase,
            List<Newsletter> newsletters,
            String mailDomain,
            Optional<String> guessed) {
        this.joining = joining;
        this.showcase = showcase;
        this.newsletters = List.copyOf(newsletters);
        this.mailDomain = mailDomain;
        this.guessed = guessed;
    }

    Joining joining() {
        return joining;
    }

    List<Newsletter> newsletters() {
        return newsletters;
    }

    Optional<Newsletter> named(String newsletter) {
        return newsletters.stream().filter(one -> one.name().equals(newsletter)).findFirst();
    }

    /** Asks, or says that there is nothing to ask. */
    void ask(Tx tx, Request request) {
        RequestMail.Kind kind = switch (request.purpose()) {
            case JOIN, LISTED -> RequestMail.Kind.CONFIRM;
            case MOVE -> RequestMail.Kind.MOVE;
            case KNOWN -> RequestMail.Kind.KNOWN;
        };
        mail(kind, request, List.of()).enqueue(tx);
    }

    /** Greets who said yes to a request. @param topics that they get */
    void greet(Tx tx, long request, Joining.Open who, List<String> topics, Instant now) {
        List<NewestPost> posts = named(who.newsletter())
                .map(newsletter -> showcase.newest(tx, newsletter, who.language(), topics))
                .orElse(List.of());
        Request answered = new Request(request, who.purpose(), who.subscriber(), who.newsletter(), who.language(), now);
        mail(RequestMail.Kind.WELCOME, answered, posts).enqueue(tx);
    }

    private RequestMail mail(RequestMail.Kind kind, Request request, List<NewestPost> posts) {
        DigestSettings digest =
                named(request.newsletter()).orElse(newsletters.get(0)).digest();
        return new RequestMail(
                kind,
                request.number(),
                request.subscriber(),
                request.newsletter(),
                request.language(),
                new Sender(digest.senderName(), digest.from(), digest.replyTo(), mailDomain),
                request.due(),
                posts);
    }

    /** Asks those whom an operator put on the list as pending, as {@link Joining#askListed}. @return how many */
    int askListed(Tx tx, Instant now) {
        Joining.Round round = joining.askListed(tx, now);
        round.requests().forEach(request -> ask(tx, request));
        return round.requests().size();
    }

    /** What is to be known of so many who were asked; empty where nothing is. */
    Optional<String> doubt(int asked) {
        return guessed.filter(pages -> asked > 0)
                .map(pages -> (asked == 1 ? "1 person is" : asked + " people are")
                        + " asked to confirm by a link to " + pages + "/confirm/…, and web.url is not set:"
                        + " see that \"postrider serve\" answers there, and set web.url to where people reach it");
    }
}

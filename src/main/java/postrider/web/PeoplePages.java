package postrider.web;

import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import postrider.job.FrontDesk;
import postrider.job.FrontDesk.Visitor;
import postrider.subscriber.Joining;
import postrider.subscriber.LinkSigner;
import postrider.template.Words;

/**
 * The pages on which people join and leave. Who only looks changes nothing: mail scanners open every link. No page tells whether an address is
 * on the list.
 */
final class PeoplePages {
    /** What one client may ask for at once, and again in ten minutes: a family or an office. */
    private static final double REQUESTS = 20;

    private static final int LONGEST_REASON = 500;

    private final Pages pages;
    private final FrontDesk desk;
    private final PreferencePages preferences;
    private final SubscribePages subscribing;

    PeoplePages(Pages pages, FrontDesk desk) {
        Throttle throttle = new Throttle(REQUESTS, System::nanoTime);
        this.pages = pages;
        this.desk = desk;
        this.subscribing = new SubscribePages(pages, desk, throttle);
        this.preferences = new PreferencePages(pages, desk, throttle);
    }

    /** One of several. */
    record Option(String value, String words, boolean chosen) {}

    /** What is wrong, and where. */
    record Fault(String field, String words) {}

    /** What {@code web/leave.ftlh} sees. */
    private record LeaveModel(
            Pages.Frame frame, String newsletter, String address, String action, String preferences, boolean monthly) {}

    /** @param framed where a page of somebody else's shows it in a frame */
    Answer subscribe(Visit visit, boolean framed) {
        return subscribing.answer(visit, framed);
    }

    Answer confirm(Visit visit) {
        Optional<Joining.Open> open = desk.request(visit.token());
        Pages.Frame frame = frame(visit, open.map(Joining.Open::language));
        Words words = frame.words();
        if (visit.looks()) {
            return open.map(one -> Answer.page(question(frame, one, visit))).orElseGet(() -> expired(frame));
        }
        if (visit.foreign()) {
            return Messages.bad(pages, frame);
        }
        String address = open.map(one -> one.address().masked()).orElse("");
        return switch (desk.confirm(visit.token(), visit.client())) {
            case JOINED ->
                Answer.page(pages.message(
                        frame, words.text("web.confirmed"), words.text("web.confirmed.text", "address", address)));
            case ALREADY ->
                Answer.page(pages.message(frame, words.text("web.already"), words.text("web.already.text")));
            case MOVED ->
                Answer.page(pages.message(
                        frame, words.text("web.moved"), words.text("web.moved.text", "address", address)));
            case GONE -> expired(frame);
        };
    }

    private String question(Pages.Frame frame, Joining.Open open, Visit visit) {
        Words words = frame.words();
        boolean moves = open.purpose() == Joining.Purpose.MOVE;
        String what = words.text(
                moves ? "mail.address.what" : "mail.confirm.what",
                "newsletter",
                desk.title(open.newsletter()),
                "address",
                open.address().masked());
        return pages.message(
                frame,
                words.text(moves ? "mail.address.subject" : "web.confirm"),
                List.of(what),
                "",
                List.of(new Pages.Action(visit.path(), words.text("mail.confirm.button"), "confirm", false)),
                words.text("web.confirm.not-you"));
    }

    private Answer expired(Pages.Frame frame) {
        Words words = frame.words();
        return Answer.page(
                HttpStatus.GONE_410,
                pages.messageWithLink(
                        frame,
                        words.text("web.expired"),
                        words.text("web.expired.text"),
                        new Pages.Link(pages.place().root() + "subscribe", words.text("web.expired.again"))));
    }

    Answer leave(Visit visit) {
        Optional<Visitor> known = desk.visitor(LinkSigner.Purpose.UNSUBSCRIBE, visit.token());
        Pages.Frame frame = frame(visit, known.flatMap(Visitor::person).map(one -> one.language()));
        if (known.isEmpty()) {
            return Messages.wrongLink(pages, frame);
        }
        Visitor visitor = known.get();
        boolean takesBack = visit.act().equals("undo");
        if (visit.looks()) {
            return visitor.hasLeft() ? left(frame, visit, false) : Answer.page(question(frame, visitor, visit));
        }
        if (!takesBack) {
            // Without a look at where it comes from: mail programs send it for their readers (RFC 8058).
            boolean had = !visitor.hasLeft();
            desk.leave(visitor, Messages.line(visit.form().get("reason"), LONGEST_REASON), visit.client());
            return left(frame, visit, had);
        }
        if (visit.foreign()) {
            return Messages.bad(pages, frame);
        }
        Words words = frame.words();
        boolean isBack = !visitor.hasLeft() || desk.takeBack(visitor, visit.client());
        return isBack
                ? Answer.page(pages.message(frame, words.text("web.undone"), words.text("web.undone.text")))
                : Answer.page(
                        HttpStatus.GONE_410,
                        pages.messageWithLink(
                                frame,
                                words.text("web.undo.late"),
                                words.text("web.undo.late.text"),
                                new Pages.Link(pages.place().root() + "subscribe", words.text("site.subscribe"))));
    }

    private String question(Pages.Frame frame, Visitor visitor, Visit visit) {
        boolean monthly = desk.newsletters().stream()
                .filter(one -> one.name().equals(visitor.newsletter()))
                .flatMap(one -> one.digest().frequencies().stream())
                .anyMatch(one -> one.name().equals("monthly"));
        boolean isMonthly = visitor.subscription()
                .filter(one -> one.frequency().equals("monthly"))
                .isPresent();
        return pages.render(
                "leave",
                new LeaveModel(
                        frame,
                        desk.title(visitor.newsletter()),
                        visitor.person().map(one -> one.address().masked()).orElse(""),
                        visit.path(),
                        visit.path()
                                        .substring(
                                                0,
                                                visit.path().length()
                                                        - visit.token().length()
                                                        - "unsubscribe/".length())
                                + "preferences/"
                                + desk.token(LinkSigner.Purpose.PREFERENCES, visitor),
                        monthly && !isMonthly));
    }

    /** The same for who had left before, but that there is nothing to take back. */
    private Answer left(Pages.Frame frame, Visit visit, boolean mayTakeBack) {
        Words words = frame.words();
        return Answer.page(pages.message(
                frame,
                words.text("web.left"),
                List.of(words.text("web.left.text")),
                mayTakeBack ? words.text("web.left.mistake") : "",
                mayTakeBack
                        ? List.of(new Pages.Action(visit.path(), words.text("web.left.undo"), "undo", true))
                        : List.of(),
                ""));
    }

    Answer preferences(Visit visit) {
        return preferences.answer(visit);
    }

    private Pages.Frame frame(Visit visit, Optional<String> known) {
        return pages.frame(pages.language(visit.request(), known), visit.looks() ? visit.path() : "");
    }
}

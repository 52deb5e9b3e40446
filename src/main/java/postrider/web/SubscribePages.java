package postrider.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import postrider.edition.Newsletter;
import postrider.job.FrontDesk;
import postrider.source.Sha256;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.Frequency;
import postrider.subscriber.Wish;
import postrider.template.Words;
import postrider.web.PeoplePages.Fault;
import postrider.web.PeoplePages.Option;

/** The form to join by, on a page of its own and in a frame of somebody else's page. What comes of it tells nobody who is on the list. */
final class SubscribePages {
    /** A form on somebody else's site says nothing of when it was shown. */
    private static final double COST_OF_FOREIGN = 2;

    /** Nobody fills in a form so quickly. */
    private static final Duration LEAST = Duration.ofMillis(700);

    private final Pages pages;
    private final FrontDesk desk;
    private final Throttle throttle;

    SubscribePages(Pages pages, FrontDesk desk, Throttle throttle) {
        this.pages = pages;
        this.desk = desk;
        this.throttle = throttle;
    }

    /** What {@code web/subscribe.ftlh} sees. */
    private record Model(
            Pages.Frame frame,
            String intro,
            String action,
            String time,
            String email,
            String emailWrong,
            List<Option> newsletters,
            List<Option> frequencies,
            List<TopicBoxes> topics,
            List<Fault> wrong) {}

    /** @param framed where it stands alone in a frame */
    Answer answer(Visit visit, boolean framed) {
        String language = pages.language(visit.request(), Optional.empty());
        Pages.Frame frame = pages.frame(language, visit.path()).in(framed);
        if (visit.looks()) {
            return Answer.page(form(frame, visit, List.of()));
        }
        Form form = visit.form();
        Optional<Duration> age = desk.unseal(form.get("time")).map(shown -> Duration.between(shown, desk.now()));
        if (!throttle.admits(visit.client(), age.isPresent() ? 1 : COST_OF_FOREIGN)) {
            return Messages.busy(pages, frame);
        }
        if (!form.get("website").isEmpty()) {
            return Messages.inbox(pages, frame);
        }
        Optional<EmailAddress> address = EmailAddress.parse(form.get("email"));
        if (address.isEmpty()) {
            return again(frame, visit, "email", "web.subscribe.wrong");
        }
        if (age.filter(one -> one.compareTo(LEAST) < 0).isPresent()) {
            return again(frame, visit, "submit", "web.subscribe.once-more");
        }
        desk.join(new FrontDesk.Asking(
                new Wish(
                        address.get(),
                        filled(form, "newsletter"),
                        "",
                        Optional.of(language),
                        filled(form, "frequency"),
                        Optional.of(boxes(newsletter(form)).ticked(form)),
                        Optional.empty()),
                text(frame.words()) + " " + frame.language(),
                visit.client()));
        return Messages.inbox(pages, frame);
    }

    private static Optional<String> filled(Form form, String name) {
        return Optional.of(form.get(name)).filter(value -> !value.isEmpty());
    }

    /** The one that is asked for, or else the usual. */
    private Newsletter newsletter(Form form) {
        return desk.newsletter(form.get("newsletter")).orElse(desk.newsletters().get(0));
    }

    /** Those that the settings name; others are chosen later, by who is subscribed. */
    private TopicBoxes boxes(Newsletter newsletter) {
        return TopicBoxes.of(
                "topic-" + newsletter.name(),
                desk.newsletters().size() == 1 ? "" : newsletter.title(),
                newsletter.topics(),
                List.of());
    }

    /** Names what the page promised: another as soon as a word of it changes. */
    private static String text(Words words) {
        return Sha256.of(words.text("web.subscribe")
                        + words.text("web.subscribe.hint")
                        + words.text("web.subscribe.promise")
                        + words.text("site.subscribe"))
                .substring(0, 8);
    }

    private Answer again(Pages.Frame frame, Visit visit, String field, String wrong) {
        return Answer.page(
                HttpStatus.UNPROCESSABLE_ENTITY_422,
                form(frame, visit, List.of(new Fault(field, frame.words().text(wrong)))));
    }

    private String form(Pages.Frame frame, Visit visit, List<Fault> wrong) {
        Form form = visit.form();
        Newsletter chosen = newsletter(form);
        return pages.render(
                "subscribe",
                new Model(
                        frame,
                        pages.place().description(),
                        visit.path() + (frame.bare() ? "?lang=" + frame.language() : ""),
                        desk.seal(),
                        form.get("email"),
                        wrong.stream()
                                .filter(fault -> fault.field().equals("email"))
                                .map(Fault::words)
                                .findFirst()
                                .orElse(""),
                        desk.newsletters().stream()
                                .map(one -> new Option(one.name(), one.title(), one.equals(chosen)))
                                .toList(),
                        frequencies(frame.words(), chosen, form.get("frequency")),
                        desk.newsletters().stream()
                                .filter(one -> !one.topics().isEmpty())
                                .map(one -> ticked(boxes(one), form))
                                .toList(),
                        wrong));
    }

    private static TopicBoxes ticked(TopicBoxes boxes, Form form) {
        List<String> offered = boxes.boxes().stream().map(Option::value).toList();
        return TopicBoxes.of(boxes.field(), boxes.newsletter(), offered, boxes.ticked(form));
    }

    /** How often it can be had. @param wanted empty: as usual */
    static List<Option> frequencies(Words words, Newsletter newsletter, String wanted) {
        String chosen = wanted.isEmpty() ? newsletter.digest().defaultFrequency() : wanted;
        return newsletter.digest().frequencies().stream()
                .map(Frequency::name)
                .map(name -> new Option(name, words(words, name), name.equals(chosen)))
                .toList();
    }

    private static String words(Words words, String frequency) {
        return switch (frequency) {
            case "instant", "daily", "weekly", "monthly" -> words.text("web.frequency." + frequency);
            default -> frequency;
        };
    }
}

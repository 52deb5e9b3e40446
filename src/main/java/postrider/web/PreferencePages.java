package postrider.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import postrider.job.FrontDesk;
import postrider.job.FrontDesk.Visitor;
import postrider.subscriber.Choice;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.LinkSigner;
import postrider.subscriber.Subscriber;
import postrider.subscriber.Subscription;
import postrider.template.Words;
import postrider.web.PeoplePages.Fault;
import postrider.web.PeoplePages.Option;

/** The page on which people choose what they get, move, see what is held on them, and are erased. */
final class PreferencePages {
    private static final int LONGEST_NAME = 100;
    private static final double COST_OF_MOVE = 4;

    private final Pages pages;
    private final FrontDesk desk;
    private final Throttle throttle;

    PreferencePages(Pages pages, FrontDesk desk, Throttle throttle) {
        this.pages = pages;
        this.desk = desk;
        this.throttle = throttle;
    }

    /** What {@code web/preferences.ftlh} sees. */
    private record Model(
            Pages.Frame frame,
            String newsletter,
            String address,
            String action,
            String leave,
            boolean ended,
            boolean saved,
            List<Fault> wrong,
            List<Option> frequencies,
            List<Option> languages,
            String name,
            String zone,
            String zoneWrong,
            TopicBoxes topics,
            String pause,
            String pauseWrong,
            String newAddress,
            String addressWrong,
            String eraseWrong) {}

    Answer answer(Visit visit) {
        Optional<Visitor> known = desk.visitor(LinkSigner.Purpose.PREFERENCES, visit.token());
        Optional<Subscriber> person = known.flatMap(Visitor::person);
        Pages.Frame frame =
                pages.frame(pages.language(visit.request(), person.map(Subscriber::language)), visit.path());
        if (person.isEmpty()) {
            return known.isPresent() ? erased(frame) : Messages.wrongLink(pages, frame);
        }
        Visitor visitor = known.orElseThrow();
        if (visit.looks()) {
            return Answer.page(page(frame, visit, visitor, person.get(), false, List.of()));
        }
        if (visit.foreign()) {
            return Messages.bad(pages, frame);
        }
        return switch (visit.act()) {
            case "save" -> save(frame, visit, visitor, person.get());
            case "monthly" -> monthly(frame, visit, visitor, person.get());
            case "address" -> move(frame, visit, visitor, person.get());
            case "download" -> download(frame, visitor);
            case "erase" -> erase(frame, visit, visitor, person.get());
            default -> Messages.bad(pages, frame);
        };
    }

    private Answer save(Pages.Frame frame, Visit visit, Visitor visitor, Subscriber person) {
        Form form = visit.form();
        Words words = frame.words();
        List<Fault> wrong = new ArrayList<>();
        Optional<ZoneId> zone = zone(form.get("zone"));
        if (zone.isEmpty() && !form.get("zone").isEmpty()) {
            wrong.add(new Fault("zone", words.text("web.preferences.wrong.zone")));
        }
        Optional<Instant> pause = day(form.get("pause"), zone.orElse(desk.zone()));
        if (!form.get("pause").isEmpty()
                && pause.filter(until -> desk.now().isBefore(until)).isEmpty()) {
            wrong.add(new Fault("pause", words.text("web.preferences.wrong.pause")));
        }
        if (!wrong.isEmpty()) {
            return wrong(frame, visit, visitor, person, wrong);
        }
        desk.choose(
                visitor,
                new Choice(
                        chosen(form.get("frequency"), frequency(visitor)),
                        topics(form, visitor),
                        language(form.get("language"), person.language()),
                        zone,
                        Messages.line(form.get("name"), LONGEST_NAME),
                        pause),
                visit.client());
        return saved(visit);
    }

    /** In the language that they have now. */
    private Answer saved(Visit visit) {
        Visitor visitor =
                desk.visitor(LinkSigner.Purpose.PREFERENCES, visit.token()).orElseThrow();
        Subscriber person = visitor.person().orElseThrow();
        String language = pages.language(visit.request(), Optional.of(person.language()));
        return Answer.page(page(pages.frame(language, visit.path()), visit, visitor, person, true, List.of()));
    }

    private static String chosen(String wanted, String present) {
        return wanted.isEmpty() ? present : wanted;
    }

    private String language(String wanted, String present) {
        return pages.place().languages().contains(wanted) ? wanted : present;
    }

    private static String frequency(Visitor visitor) {
        return visitor.subscription().map(Subscription::frequency).orElse("");
    }

    /** As they are where the form showed none. */
    private List<String> topics(Form form, Visitor visitor) {
        List<String> held = held(visitor);
        return form.has("topics") ? boxes(visitor, held).ticked(form) : held;
    }

    private static List<String> held(Visitor visitor) {
        return visitor.subscription().map(Subscription::topics).orElse(List.of());
    }

    private TopicBoxes boxes(Visitor visitor, List<String> chosen) {
        List<String> offered =
                desk.newsletter(visitor.newsletter()).map(desk::topics).orElse(List.of());
        return TopicBoxes.of("topic", "", offered, chosen);
    }

    private static Optional<ZoneId> zone(String typed) {
        try {
            return typed.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(typed));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> day(String typed, ZoneId zone) {
        try {
            return typed.isEmpty()
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(typed).atStartOfDay(zone).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Less often, and everything else as it is. */
    private Answer monthly(Pages.Frame frame, Visit visit, Visitor visitor, Subscriber person) {
        Subscription present = visitor.subscription().orElse(null);
        if (present == null || visitor.hasLeft()) {
            return Answer.page(page(frame, visit, visitor, person, false, List.of()));
        }
        desk.choose(
                visitor,
                new Choice(
                        "monthly",
                        present.topics(),
                        person.language(),
                        person.zone(),
                        person.name(),
                        Optional.ofNullable(present.pausedUntil())),
                visit.client());
        return saved(visit);
    }

    private Answer move(Pages.Frame frame, Visit visit, Visitor visitor, Subscriber person) {
        Words words = frame.words();
        Optional<EmailAddress> to = EmailAddress.parse(visit.form().get("email"));
        if (to.isEmpty()) {
            return wrong(frame, visit, visitor, person, List.of(new Fault("email", words.text("web.subscribe.wrong"))));
        }
        if (!throttle.admits(visit.client(), COST_OF_MOVE)) {
            return Messages.busy(pages, frame);
        }
        desk.move(visitor, to.get());
        return Messages.inbox(pages, frame);
    }

    private Answer download(Pages.Frame frame, Visitor visitor) {
        return desk.dossier(visitor)
                .map(json -> new Answer(HttpStatus.OK_200, "application/json", json, "subscription.json"))
                .orElseGet(() -> erased(frame));
    }

    private Answer erase(Pages.Frame frame, Visit visit, Visitor visitor, Subscriber person) {
        if (!visit.form().get("sure").equals("yes")) {
            return wrong(
                    frame,
                    visit,
                    visitor,
                    person,
                    List.of(new Fault("sure", frame.words().text("web.preferences.erase.unsure"))));
        }
        desk.erase(visitor);
        return erased(frame);
    }

    private Answer erased(Pages.Frame frame) {
        return Answer.page(pages.message(
                frame, frame.words().text("web.erased"), frame.words().text("web.erased.text")));
    }

    private Answer wrong(Pages.Frame frame, Visit visit, Visitor visitor, Subscriber person, List<Fault> wrong) {
        return Answer.page(HttpStatus.UNPROCESSABLE_ENTITY_422, page(frame, visit, visitor, person, false, wrong));
    }

    /** What was typed stays where something of it is wrong. */
    private String page(
            Pages.Frame frame, Visit visit, Visitor visitor, Subscriber person, boolean saved, List<Fault> wrong) {
        Form typed = wrong.isEmpty() ? Form.NOTHING : visit.form();
        boolean isTyped = typed.has("zone");
        Optional<Subscription> present = visitor.subscription();
        String root =
                visit.path().substring(0, visit.path().length() - visit.token().length() - "preferences/".length());
        return pages.render(
                "preferences",
                new Model(
                        frame,
                        desk.title(visitor.newsletter()),
                        person.address().masked(),
                        visit.path(),
                        root + "unsubscribe/" + desk.token(LinkSigner.Purpose.UNSUBSCRIBE, visitor),
                        visitor.hasLeft(),
                        saved,
                        wrong,
                        frequencies(frame.words(), visitor, chosen(typed.get("frequency"), frequency(visitor))),
                        languages(chosen(typed.get("language"), person.language())),
                        isTyped ? typed.get("name") : person.name(),
                        isTyped
                                ? typed.get("zone")
                                : person.zone().map(ZoneId::getId).orElse(""),
                        words(wrong, "zone"),
                        boxes(visitor, isTyped ? topics(typed, visitor) : held(visitor)),
                        isTyped ? typed.get("pause") : pause(present, person),
                        words(wrong, "pause"),
                        typed.get("email"),
                        words(wrong, "email"),
                        words(wrong, "sure")));
    }

    private String pause(Optional<Subscription> present, Subscriber person) {
        return present.map(Subscription::pausedUntil)
                .map(until -> until.atZone(person.zone().orElse(desk.zone()))
                        .toLocalDate()
                        .toString())
                .orElse("");
    }

    private List<Option> frequencies(Words words, Visitor visitor, String chosen) {
        return desk.newsletter(visitor.newsletter())
                .map(one -> SubscribePages.frequencies(words, one, chosen))
                .orElse(List.of());
    }

    private List<Option> languages(String chosen) {
        return pages.place().languages().stream()
                .map(tag -> new Option(tag, Pages.name(tag), tag.equals(chosen)))
                .toList();
    }

    private static String words(List<Fault> wrong, String field) {
        return wrong.stream()
                .filter(fault -> fault.field().equals(field))
                .map(Fault::words)
                .findFirst()
                .orElse("");
    }
}

package postrider.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import postrider.cli.Signs.Sign;
import postrider.edition.DigestSettings.Design;
import postrider.job.PreviewDesk;
import postrider.job.PreviewRequest;
import postrider.job.Quantity;
import postrider.job.Refused;
import postrider.subscriber.EmailAddress;

/** {@code test-send}: the next digest to some addresses, as a test. */
final class TestSendCommand implements Command {
    private static final Parameter ADDRESSES = Parameter.several("ADDRESS", "Where the test goes, like a@example.org.");
    private static final Option NEWSLETTER = Option.valued("--newsletter", "NAME", "Default: the first.");
    private static final Option AS = Option.valued("--as", "ADDRESS", "The subscriber whose digest it is.");
    private static final Option LANGUAGE = Option.valued("--language", "TAG", "Like en, ru or kk.");
    private static final Option KIND = Option.valued(
            "--kind",
            "NAME",
            "digest (default), confirm, welcome or review: the mails of who joins, and of reviewers.");
    private static final Option DESIGN = Option.valued("--design", "NAME", "letter, magazine or plain.");

    @Override
    public String name() {
        return "test-send";
    }

    @Override
    public List<String> description() {
        return List.of(
                "Mails the next digest, or another of the mails, to these addresses, marked as a test. Nothing of it is accounted for.");
    }

    @Override
    public List<Option> options() {
        return List.of(KIND, NEWSLETTER, AS, LANGUAGE, DESIGN);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(ADDRESSES);
    }

    @Override
    public int run(Session session) {
        Arguments given = session.arguments();
        List<EmailAddress> addresses = given.values(ADDRESSES).stream()
                .map(SubscribersCommand::address)
                .toList();
        PreviewRequest request = new PreviewRequest(
                given.value(NEWSLETTER),
                given.value(AS).map(SubscribersCommand::address),
                given.value(LANGUAGE),
                given.value(DESIGN).map(TestSendCommand::design),
                kind(given));
        PreviewDesk.Tested tested = session.openToSend().previews().test(request, addresses);
        if (session.isJson()) {
            session.json(json -> json.object(() -> {
                json.text("subject", tested.subject());
                json.number("sent", tested.sent());
                json.texts("failed", tested.failed());
            }));
        } else {
            tested.failed().forEach(fault -> session.console(2).line(Sign.ERROR, fault));
            if (!session.isQuiet()) {
                session.console(1)
                        .line(
                                tested.sent() > 0 ? Sign.DONE : Sign.WAIT,
                                Quantity.of(tested.sent(), "test") + " sent: " + tested.subject());
            }
        }
        return tested.failed().isEmpty() ? 0 : 1;
    }

    private static PreviewRequest.Kind kind(Arguments given) {
        String typed = given.value(KIND).orElse("digest");
        return Stream.of(PreviewRequest.Kind.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(typed))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        Refused.Reason.USAGE,
                        "--kind \"" + typed + "\" is none; write digest, confirm, welcome or review"));
    }

    private static Design design(String typed) {
        return Stream.of(Design.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(typed))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        Refused.Reason.USAGE, "--design \"" + typed + "\" is none; write letter, magazine or plain"));
    }
}

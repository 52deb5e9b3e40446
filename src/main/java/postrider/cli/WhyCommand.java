package postrider.cli;

import java.time.Instant;
import java.util.List;
import postrider.job.Answer;

/** {@code why}: a sentence for each question, with the rule and the fact. */
final class WhyCommand implements Command {
    private static final Parameter POST = Parameter.needed("POST", "A file, id, slug or URL.");
    private static final Parameter ADDRESS = Parameter.optional("ADDRESS", "A subscriber's; left out: all of them.");
    private static final Option NEWSLETTER = Option.valued("--newsletter", "NAME", "Default: the one that says most.");

    @Override
    public String name() {
        return "why";
    }

    @Override
    public List<String> description() {
        return List.of("Says why a post is public or not, and why it was or wasn't sent. Changes nothing.");
    }

    @Override
    public List<Option> options() {
        return List.of(NEWSLETTER);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(POST, ADDRESS);
    }

    @Override
    public int run(Session session) {
        Arguments given = session.arguments();
        Answer answer = session.open()
                .why(
                        given.value(POST),
                        given.optional(ADDRESS).map(SubscribersCommand::address),
                        given.value(NEWSLETTER));
        if (session.isJson()) {
            session.json(json -> write(json, answer));
        } else {
            session.console(1).plain(answer.isPublic());
            session.console(1).plain(answer.sent());
        }
        return 0;
    }

    private static void write(Json json, Answer answer) {
        json.object(() -> {
            json.text("post", answer.post().value());
            json.text("address", answer.address().orElse(null));
            json.text("public", answer.isPublic());
            json.text("sent", answer.sent());
            json.text("rule", answer.rule().word());
            json.object(
                    "facts",
                    () -> answer.facts().forEach((name, fact) -> {
                        if (fact instanceof Long number) {
                            json.number(name, number);
                        } else if (fact instanceof Instant instant) {
                            json.instant(name, instant);
                        } else {
                            json.text(name, fact.toString());
                        }
                    }));
        });
    }
}

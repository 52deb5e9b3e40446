package postrider.cli;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import postrider.job.Answer;

/** {@code why}: a sentence for each question, with the rule and the fact. */
@Command(
        name = "why",
        description = "Says why a post is public or not, and why it was or wasn't sent. Changes nothing.")
final class WhyCommand implements Callable<Integer> {
    private final PostriderCommand postrider;

    @Parameters(index = "0", paramLabel = "POST", description = "A file, id, slug or URL.")
    private String post = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "ADDRESS",
            description = "A subscriber's; left out: all of them.")
    private @Nullable String address;

    @Option(names = "--newsletter", paramLabel = "NAME", description = "Default: the one that says most.")
    private @Nullable String newsletter;

    WhyCommand(PostriderCommand postrider) {
        this.postrider = postrider;
    }

    @Override
    public Integer call() {
        Session session = postrider.session();
        Answer answer = session.open()
                .why(
                        post,
                        Optional.ofNullable(address).map(SubscribersCommand::address),
                        Optional.ofNullable(newsletter));
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

package postrider.cli;

import java.util.List;
import java.util.function.ToIntFunction;

/** What may be asked of a command: the {@code list} of {@code posts list}. */
record Subcommand(
        String name,
        List<String> description,
        List<Option> options,
        List<Parameter> parameters,
        ToIntFunction<Session> work)
        implements Command {

    static Subcommand of(String name, String description, ToIntFunction<Session> work) {
        return new Subcommand(name, List.of(description), List.of(), List.of(), work);
    }

    Subcommand with(Option... taken) {
        return new Subcommand(name, description, List.of(taken), parameters, work);
    }

    Subcommand taking(Parameter... taken) {
        return new Subcommand(name, description, options, List.of(taken), work);
    }

    @Override
    public int run(Session session) {
        return work.applyAsInt(session);
    }
}

package postrider.cli;

import java.util.List;
import java.util.stream.Stream;

/** {@code help COMMAND}: as {@code COMMAND --help}. */
final class HelpCommand implements Command {
    private static final Parameter COMMAND = Parameter.optional("COMMAND", "Left out: what commands there are.");
    private static final Parameter SUBCOMMAND = Parameter.optional("SUBCOMMAND", "One of the command's own.");

    @Override
    public String name() {
        return "help";
    }

    @Override
    public List<String> description() {
        return List.of("Says how a command is used.");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(COMMAND, SUBCOMMAND);
    }

    @Override
    public int run(Session session) {
        Stream<String> names = parameters().stream().flatMap(name -> session.arguments().optional(name).stream());
        List<String> words =
                Stream.concat(names, Stream.of(CommonOptions.HELP.name())).toList();
        new HelpText(ArgumentReader.read(new PostriderCommand(), words).path()).tell(session.console(1));
        return 0;
    }
}

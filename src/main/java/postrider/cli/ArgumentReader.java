package postrider.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import postrider.config.Nearest;
import postrider.job.Refused;

/** Finds the command that was named, its options on either side of the name, and its parameters. */
final class ArgumentReader {
    private static final DefaultParser PARSER = DefaultParser.builder()
            .setAllowPartialMatching(false)
            .setStripLeadingAndTrailingQuotes(false)
            .get();

    private final List<Command> path = new ArrayList<>();
    private final Map<String, List<String>> given = new LinkedHashMap<>();

    private ArgumentReader(Command root) {
        path.add(root);
    }

    /** @throws Refused where the words make no sense; it says which, and what may have been meant */
    static Arguments read(Command root, List<String> words) {
        return new ArgumentReader(root).read(words);
    }

    private Arguments read(List<String> words) {
        List<String> rest = words;
        while (!command().subcommands().isEmpty()) {
            rest = takeOptions(rest, true);
            if (rest.isEmpty()) {
                return new Arguments(path, given, Map.of());
            }
            path.add(named(rest.get(0)));
            rest = rest.subList(1, rest.size());
        }
        return new Arguments(path, given, parameters(takeOptions(rest, false)));
    }

    private Command command() {
        return path.get(path.size() - 1);
    }

    private Command named(String word) {
        if (word.startsWith("-")) {
            throw unknownOption(word);
        }
        for (Command one : command().subcommands()) {
            if (one.name().equals(word)) {
                return one;
            }
        }
        throw unknownCommand(word);
    }

    /** @param first whether the first word that is none ends them @return the words that are none */
    private List<String> takeOptions(List<String> words, boolean first) {
        try {
            CommandLine line = PARSER.parse(spelled(), words.toArray(String[]::new), first);
            for (org.apache.commons.cli.Option option : line.getOptions()) {
                take(option);
            }
            return line.getArgList();
        } catch (MissingArgumentException e) {
            Option option = option("--" + e.getOption().getLongOpt()).orElseThrow();
            throw refused(option.name() + " needs a value: " + option.value());
        } catch (UnrecognizedOptionException e) {
            throw unknownOption(e.getOption());
        } catch (ParseException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private void take(org.apache.commons.cli.Option read) {
        Option option = option("--" + read.getLongOpt()).orElseThrow();
        List<String> values = given.computeIfAbsent(option.name(), name -> new ArrayList<>());
        values.addAll(read.getValuesList());
        if (values.size() > 1 && !option.repeatable()) {
            throw refused(option.name() + " is given twice");
        }
    }

    private Options spelled() {
        Options spelled = new Options();
        known().forEach(option -> spelled.addOption(
                org.apache.commons.cli.Option.builder(option.letter().isEmpty() ? null : option.letter())
                        .longOpt(option.name().substring(2))
                        .hasArg(option.takesValue())
                        .get()));
        return spelled;
    }

    private List<Option> known() {
        List<Option> known = new ArrayList<>(CommonOptions.ALL);
        known.addAll(command().options());
        return known;
    }

    private Optional<Option> option(String name) {
        for (Option option : known()) {
            if (option.name().equals(name)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    private Map<String, List<String>> parameters(List<String> words) {
        List<Parameter> wanted = command().parameters();
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(words.size(), wanted.size()); i++) {
            boolean takesRest = wanted.get(i).number() == Parameter.Number.SEVERAL;
            parameters.put(wanted.get(i).label(), words.subList(i, takesRest ? words.size() : i + 1));
        }
        boolean asksForHelp =
                given.containsKey(CommonOptions.HELP.name()) || given.containsKey(CommonOptions.VERSION.name());
        int taken = parameters.values().stream().mapToInt(List::size).sum();
        if (words.size() > taken) {
            throw tooMany(words.get(taken), wanted);
        }
        if (words.size() < wanted.size()
                && wanted.get(words.size()).number() != Parameter.Number.AT_MOST_ONE
                && !asksForHelp) {
            throw refused(wanted.get(words.size()).label() + " is missing");
        }
        return parameters;
    }

    private Refused tooMany(String word, List<Parameter> wanted) {
        String quoting = wanted.stream()
                .filter(one -> one.number() == Parameter.Number.ONE_QUOTED)
                .map(one -> ". Unquoted, the shell takes " + one.label() + " apart and puts file names for *. It is: "
                        + one.description())
                .findFirst()
                .orElse("");
        return refused(("\"" + word + "\" is one word too many" + quoting).replaceFirst("\\.$", ""));
    }

    private Refused unknownCommand(String word) {
        List<String> names = command().subcommands().stream()
                .filter(one -> !one.isHidden())
                .map(Command::name)
                .toList();
        return refused("there is no command \"" + word + "\"", Nearest.to(word, names));
    }

    private Refused unknownOption(String word) {
        String name = word.split("=", 2)[0];
        if (option(name).isPresent()) {
            return refused(name + " takes no value");
        }
        List<String> names = known().stream().map(Option::name).toList();
        return refused("there is no option \"" + word + "\"", Nearest.to(name, names));
    }

    private Refused refused(String fault) {
        return refused(fault, Optional.empty());
    }

    private Refused refused(String fault, Optional<String> meant) {
        String mend = meant.map(name -> "Did you mean " + name + "?")
                .orElseGet(() -> "See: " + HelpText.fullName(path) + " --help");
        return new Refused(Refused.Reason.USAGE, fault + ". " + mend);
    }
}

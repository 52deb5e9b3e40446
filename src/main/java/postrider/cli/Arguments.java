package postrider.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import postrider.job.Refused;

/**
 * What a person typed, understood.
 *
 * @param path the commands named, from {@code postrider} to the one that is meant
 * @param options the values of each option given, by its name; a flag has none
 * @param parameters the values of the parameters given, by their labels
 */
record Arguments(List<Command> path, Map<String, List<String>> options, Map<String, List<String>> parameters) {
    Command command() {
        return path.get(path.size() - 1);
    }

    boolean has(Option option) {
        return options.containsKey(option.name());
    }

    Optional<String> value(Option option) {
        return values(option).stream().findFirst();
    }

    List<String> values(Option option) {
        return options.getOrDefault(option.name(), List.of());
    }

    /** @throws Refused where it is no number */
    Optional<Long> number(Option option) {
        return value(option).map(typed -> number(option.name(), typed));
    }

    /** A parameter that is needed. */
    String value(Parameter parameter) {
        return optional(parameter).orElseThrow();
    }

    Optional<String> optional(Parameter parameter) {
        return values(parameter).stream().findFirst();
    }

    List<String> values(Parameter parameter) {
        return parameters.getOrDefault(parameter.label(), List.of());
    }

    /** @throws Refused where it is no number */
    long number(Parameter parameter) {
        return number(parameter.label(), value(parameter));
    }

    private static long number(String name, String typed) {
        try {
            return Long.parseLong(typed);
        } catch (NumberFormatException e) {
            throw new Refused(Refused.Reason.USAGE, name + " must be a number, not \"" + typed + "\"");
        }
    }
}

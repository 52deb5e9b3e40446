package postrider.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How a command is used. @param path from {@code postrider} to the command */
record HelpText(List<Command> path) {
    private static final int WIDTH = 80;

    static String fullName(List<Command> path) {
        return path.stream().map(Command::name).collect(Collectors.joining(" "));
    }

    void tell(Console out) {
        Command command = path.get(path.size() - 1);
        out.plain("Usage: " + fullName(path) + " [OPTION]..." + words(command));
        command.description().forEach(line -> wrapped(line, 0).forEach(out::plain));
        section(out, "", command.parameters().stream().map(HelpText::row).toList());
        section(out, "Options:", command.options().stream().map(HelpText::row).toList());
        section(
                out,
                "Options of every command:",
                CommonOptions.ALL.stream().map(HelpText::row).toList());
        section(
                out,
                "Commands:",
                command.subcommands().stream()
                        .filter(one -> !one.isHidden())
                        .map(one -> new Row(one.name(), one.description().get(0)))
                        .toList());
        if (path.size() == 1) {
            out.plain("");
            wrapped(PostriderCommand.EXIT_STATUS, 0).forEach(out::plain);
        }
    }

    private static String words(Command command) {
        if (!command.subcommands().isEmpty()) {
            return " COMMAND";
        }
        return command.parameters().stream()
                .map(parameter -> " " + row(parameter).name())
                .collect(Collectors.joining());
    }

    private record Row(String name, String text) {}

    private static Row row(Parameter parameter) {
        return new Row(parameter.shown(), parameter.description());
    }

    private static Row row(Option option) {
        String letter = option.letter().isEmpty() ? "    " : "-" + option.letter() + ", ";
        String value = option.takesValue() ? "=" + option.value() : "";
        return new Row(letter + option.name() + value, option.description());
    }

    private static void section(Console out, String title, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        out.plain("");
        if (!title.isEmpty()) {
            out.plain(title);
        }
        int indent =
                4 + rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
        for (Row row : rows) {
            List<String> lines = wrapped(row.text(), indent);
            out.plain("  " + row.name() + lines.get(0).substring(2 + row.name().length()));
            lines.subList(1, lines.size()).forEach(out::plain);
        }
    }

    /** Lines that fit, each behind so many blanks; at least one. */
    private static List<String> wrapped(String text, int indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(" ".repeat(indent));
        for (String word : text.split(" ")) {
            if (line.length() > indent && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(indent);
            }
            line.append(line.length() > indent ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}

package postrider.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** How something else starts a run of a home. @param config a file of its own, or empty */
record Invocation(Path launcher, Path home, String config) {
    private static final String PATH = "/usr/local/bin:/usr/bin:/bin";

    private List<String> words() {
        List<String> words = new ArrayList<>(List.of(launcher.toString(), "--home", home.toString()));
        if (!config.isEmpty()) {
            words.addAll(List.of("--config", config));
        }
        words.addAll(List.of("-q", "publish"));
        return words;
    }

    /** For {@code sh}, in a crontab: there a bare percent sign ends the command. */
    String crontab() {
        String command = "cd " + shell(home.toString()) + " && PATH=" + PATH + " "
                + String.join(" ", words().stream().map(Invocation::shell).toList());
        return command.replace("%", "\\%");
    }

    private static String shell(String word) {
        return word.matches("-[-a-z]+|[a-z]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** For a unit's {@code ExecStart}. */
    String unit() {
        return String.join(" ", words().stream().map(Invocation::quoted).toList());
    }

    /** A word of a systemd unit: there % and $ have meanings. */
    static String quoted(String word) {
        return word.matches("-[-a-z]+|[a-z]+")
                ? word
                : "\""
                        + word.replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("%", "%%")
                                .replace("$", "$$") + "\"";
    }

    /** A name of its own for each home, such as {@code postrider-news-3f2a91c0}. */
    String unitName() {
        Path last = home.getFileName();
        String name = (last == null ? "" : last.toString())
                .replaceAll("[^A-Za-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String mark = UUID.nameUUIDFromBytes(home.toString().getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 8);
        return "postrider-" + (name.isEmpty() ? "" : name + "-") + mark;
    }
}

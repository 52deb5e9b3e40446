package postrider.job;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import postrider.job.RunReport.Need;

/**
 * The command of {@code output.after}: takes the public folder to where readers fetch it. What it says is passed on line by line, and its
 * last words are told where it fails. For one run.
 */
public final class AfterCommand {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final long LAST_WORDS = 1_000;
    private static final int LINES_TOLD = 3;
    private static final int LONGEST_LINE = 200;

    private final List<String> words;
    private final Path home;
    private final Consumer<String> listener;
    private final List<String> last = Collections.synchronizedList(new LinkedList<>());

    /** @param words the program and its arguments, at least one; @param home the folder that it runs in */
    public AfterCommand(List<String> words, Path home, Consumer<String> listener) {
        this.words = List.copyOf(words);
        this.home = home;
        this.listener = listener;
    }

    /** Waits for it, ten minutes at most. @return what went wrong, and what that means: the same thing, whatever it said */
    Optional<Need> run() {
        try {
            Process process = new ProcessBuilder(words)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            return end(process);
        } catch (IOException e) {
            return Optional.of(fault("can't be run: " + e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(fault("was interrupted"));
        }
    }

    private Optional<Need> end(Process process) throws InterruptedException {
        Thread listening = new Thread(() -> listen(process), "output-after");
        listening.setDaemon(true);
        listening.start();
        boolean ended = false;
        try {
            ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } finally {
            if (!ended) { // destroying one that has ended would cut off its last words
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
        listening.join(LAST_WORDS);
        if (!ended) {
            return Optional.of(fault("was stopped after " + LIMIT.toMinutes() + " minutes"));
        }
        int status = process.exitValue();
        return status == 0 ? Optional.empty() : Optional.of(fault("ended with status " + status));
    }

    private void listen(Process process) {
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                listener.accept(line);
                remember(line);
            }
        } catch (IOException e) {
            listener.accept("output.after: " + e.getMessage());
        }
    }

    private void remember(String line) {
        if (!line.isBlank()) {
            last.add(line.substring(0, Math.min(line.length(), LONGEST_LINE)).strip());
        }
        if (last.size() > LINES_TOLD) {
            last.remove(0);
        }
    }

    private Need fault(String what) {
        String fault = "output.after (" + words.get(0) + ") " + what;
        List<String> lines = List.copyOf(last);
        String after = lines.isEmpty() ? "" : ", after it said: " + String.join(" / ", lines);
        return new Need(
                fault,
                fault + after
                        + "; new letters wait, and the next run tries it again. Mend the command, or what it needs");
    }
}

package postrider.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import postrider.database.Database;

/**
 * {@code warm-up DIR}: goes once through what runs do, in a home made for it, and says nothing. The launcher has Java record which
 * classes that loads, and keeps the database's driver that is unpacked beside it: later runs start in half the time.
 */
@Command(name = "warm-up", hidden = true, description = "Goes once through what runs do; for the launcher.")
final class WarmUpCommand implements Callable<Integer> {
    private final PostriderCommand postrider;

    @Parameters(paramLabel = "DIR", description = "An empty folder; what it holds afterwards can be deleted.")
    private String folder = "";

    WarmUpCommand(PostriderCommand postrider) {
        this.postrider = postrider;
    }

    @Override
    public Integer call() {
        Path place = postrider.session().path(folder);
        Database.unpackDriver(place.resolve("driver"));
        String home = place.resolve("home").toString();
        Surroundings secluded = postrider.surroundings().secluded();
        List<List<String>> runs = List.of(
                List.of("init", home),
                List.of("--home", home, "subscribers", "add", "reader@example.org", "--confirmed", "warm-up"),
                List.of("--home", home, "publish"),
                List.of("--home", home, "publish"),
                List.of("--home", home, "publish", "--dry-run"),
                List.of("--home", home, "check"),
                List.of("--home", home, "posts"));
        return runs.stream()
                .mapToInt(words -> PostriderCommand.run(secluded, words.toArray(String[]::new)))
                .max()
                .orElse(0);
    }
}

package postrider.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import postrider.database.Database;

/**
 * {@code warm-up DIR}: goes once through what runs do, in a home made for it, and says nothing. The launcher has Java record which
 * classes that loads, and keeps the database's driver that is unpacked beside it: later runs start in half the time.
 */
final class WarmUpCommand implements Command {
    private static final Duration SETTLED = Duration.ofMillis(2_200);

    private static final Parameter PLACE =
            Parameter.needed("DIR", "An empty folder; what it holds afterwards can be deleted.");

    @Override
    public String name() {
        return "warm-up";
    }

    @Override
    public List<String> description() {
        return List.of("Goes once through what runs do; for the launcher.");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(PLACE);
    }

    @Override
    public boolean isHidden() {
        return true;
    }

    @Override
    public int run(Session session) {
        Path given = session.path(session.arguments().value(PLACE));
        Database.unpackDriver(given.resolve("driver"));
        HomeFolder folder = new HomeFolder(given.resolve("home"));
        String home = folder.folder().toString();
        Surroundings secluded = session.surroundings().secluded();
        InstantSource clock = session.surroundings().clock();
        int status = PostriderCommand.run(secluded, "init", home);
        status = Math.max(status, run(secluded, home, "publish --no-send"));
        folder.addRichPost(clock.instant());
        status = Math.max(status, run(secluded, home, "subscribers add writer@example.org --confirmed warm-up"));
        status = Math.max(status, run(secluded, home, "publish --no-send", "publish"));
        Instant written = clock.instant();
        status = Math.max(status, run(secluded, home, "plan", "status", "editions", "check", "posts"));
        // Then the files are old enough to be taken for unchanged without a look into them.
        LockSupport.parkNanos(
                SETTLED.minus(Duration.between(written, clock.instant())).toNanos());
        return Math.max(status, run(secluded, home, "publish", "publish", "-q publish"));
    }

    private static int run(Surroundings surroundings, String home, String... commands) {
        return Stream.of(commands)
                .map(command -> ("--home\0" + home + "\0" + command.replace(' ', '\0')).split("\0"))
                .mapToInt(words -> PostriderCommand.run(surroundings, words))
                .max()
                .orElse(0);
    }
}

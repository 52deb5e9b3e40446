package postrider.cli;

import java.nio.file.Path;
import java.util.List;
import postrider.database.Database;

/**
 * {@code warm-up DIR}: goes once through what runs do, in a home made for it, and says nothing. The launcher has Java record which
 * classes that loads, and keeps the database's driver that is unpacked beside it: later runs start in half the time.
 */
final class WarmUpCommand implements Command {
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
        int made = PostriderCommand.run(secluded, "init", home);
        folder.addRichPost(session.clock().instant());
        List<List<String>> runs = List.of(
                List.of("--home", home, "subscribers", "add", "writer@example.org", "--confirmed", "warm-up"),
                List.of("--home", home, "publish", "--no-send"),
                List.of("--home", home, "publish"),
                List.of("--home", home, "publish"),
                List.of("--home", home, "-q", "publish"),
                List.of("--home", home, "plan"),
                List.of("--home", home, "status"),
                List.of("--home", home, "editions"),
                List.of("--home", home, "check"),
                List.of("--home", home, "posts"));
        return runs.stream()
                .mapToInt(words -> PostriderCommand.run(secluded, words.toArray(String[]::new)))
                .reduce(made, Math::max);
    }
}

package postrider.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import postrider.cli.Signs.Sign;

/** {@code init DIR}: makes a home that publishes at once. */
@Command(name = "init", description = "Makes a new home with settings, a post and an empty list of subscribers.")
final class InitCommand implements Callable<Integer> {
    private final PostriderCommand postrider;

    @Parameters(paramLabel = "DIR", description = "The folder; it is made where there is none.")
    private String folder = "";

    InitCommand(PostriderCommand postrider) {
        this.postrider = postrider;
    }

    @Override
    public Integer call() {
        Session session = postrider.session();
        Path home = session.path(folder);
        var made = new HomeFolder(home).make(postrider.clock().instant());
        if (session.isJson()) {
            session.json(json -> json.object(() -> {
                json.text("home", home.toString());
                json.texts("files", made);
            }));
        } else if (!session.isQuiet()) {
            Console out = session.console(1);
            made.forEach(file -> out.line(Sign.ADD, file));
            out.plain("Made " + Console.count(made.size(), "file") + " in " + home + ". Next: postrider --home "
                    + folder + " publish");
        }
        return 0;
    }
}

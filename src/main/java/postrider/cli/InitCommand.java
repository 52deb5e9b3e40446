package postrider.cli;

import java.nio.file.Path;
import java.util.List;
import postrider.cli.Signs.Sign;
import postrider.job.Quantity;

/** {@code init DIR}: makes a home that publishes at once. */
final class InitCommand implements Command {
    private static final Parameter FOLDER = Parameter.needed("DIR", "The folder; it is made where there is none.");

    @Override
    public String name() {
        return "init";
    }

    @Override
    public List<String> description() {
        return List.of("Makes a new home with settings, a post and an empty list of subscribers.");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(FOLDER);
    }

    @Override
    public int run(Session session) {
        String folder = session.arguments().value(FOLDER);
        Path home = session.path(folder);
        var made = new HomeFolder(home).make(session.clock().instant());
        if (session.isJson()) {
            session.json(json -> json.object(() -> {
                json.text("home", home.toString());
                json.texts("files", made);
            }));
        } else if (!session.isQuiet()) {
            Console out = session.console(1);
            made.forEach(file -> out.line(Sign.ADD, file));
            out.plain("Made " + Quantity.of(made.size(), "file") + " in " + home + ". Next: postrider --home " + folder
                    + " publish");
        }
        return 0;
    }
}

package postrider.cli;

import java.util.List;
import postrider.job.PostListing;
import postrider.job.Quantity;
import postrider.source.Diagnostic;

/** {@code check}: looks for faults in posts, templates and settings; changes nothing. */
final class CheckCommand implements Command {
    private static final Option CONTENT =
            Option.flag("--content", "With --json: each post's summary and text as HTML.");

    @Override
    public String name() {
        return "check";
    }

    @Override
    public List<String> description() {
        return List.of("Reads posts, templates and settings and reports what is wrong. Changes nothing.");
    }

    @Override
    public List<Option> options() {
        return List.of(CONTENT);
    }

    @Override
    public int run(Session session) {
        Jobs jobs = session.open();
        PostListing listing = jobs.check();
        long errors = listing.diagnostics().stream().filter(Diagnostic::isError).count();
        if (session.isJson()) {
            session.json(json -> new PostsJson(json, session.arguments().has(CONTENT)).listing(listing));
        } else {
            tell(session, listing, errors);
        }
        return errors == 0 ? 0 : 1;
    }

    private static void tell(Session session, PostListing listing, long errors) {
        if (session.isQuiet() && errors == 0) {
            return;
        }
        Console out = session.console(1);
        new Excerpts(out, session.sources()).tell(listing.diagnostics());
        StringBuilder last = new StringBuilder(Quantity.of(listing.entries().size(), "post") + " read");
        for (String status : List.of("published", "scheduled", "hidden", "held")) {
            long many = count(listing, status);
            if (many > 0 || status.equals("published")) {
                last.append(", ").append(Quantity.of(many)).append(' ').append(status);
            }
        }
        out.plain(last + "; " + Quantity.of(errors, "error") + ", "
                + Quantity.of(listing.diagnostics().size() - errors, "warning"));
    }

    private static long count(PostListing listing, String status) {
        return listing.entries().stream()
                .filter(entry -> entry.status().word().equals(status))
                .count();
    }
}

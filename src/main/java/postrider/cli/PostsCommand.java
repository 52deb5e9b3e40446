package postrider.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import postrider.cli.Signs.Sign;
import postrider.job.PostListing;
import postrider.job.Refused;
import postrider.post.PostStatus;

/** {@code posts}: each post and its status. */
@Command(name = "posts", description = "Shows the posts and what each is now: published, scheduled, hidden or held.")
final class PostsCommand implements Callable<Integer> {
    private final PostriderCommand postrider;

    PostsCommand(PostriderCommand postrider) {
        this.postrider = postrider;
    }

    /** {@code posts} alone lists. */
    @Override
    public Integer call() {
        return list();
    }

    @Command(name = "list", description = "All of them, by file.")
    int list() {
        Session session = postrider.session();
        Jobs jobs = session.open();
        PostListing listing = jobs.posts();
        if (session.isJson()) {
            session.json(json -> new PostsJson(json, false).listing(listing));
        } else {
            Console out = session.console(1);
            listing.entries().forEach(entry -> line(out, entry));
            out.plain(Console.count(listing.entries().size(), "post") + ".");
        }
        return 0;
    }

    @Command(name = "show", description = "One of them, in full.")
    int show(@Parameters(paramLabel = "POST", description = "A file, id, slug or URL.") String post) {
        Session session = postrider.session();
        Jobs jobs = session.open();
        PostListing all = jobs.posts();
        List<PostListing.Entry> found =
                all.entries().stream().filter(entry -> isCalled(entry, post)).toList();
        if (found.isEmpty()) {
            throw new Refused(
                    Refused.Reason.USAGE,
                    "no post has the file, id, slug or URL \"" + post + "\". See them all: postrider posts list");
        }
        var diagnostics =
                found.stream().flatMap(entry -> entry.diagnostics().stream()).toList();
        PostListing listing = new PostListing(all.now(), found, diagnostics);
        if (session.isJson()) {
            session.json(json -> new PostsJson(json, true).listing(listing));
        } else {
            found.forEach(entry -> tell(session.console(1), entry));
        }
        return 0;
    }

    private static boolean isCalled(PostListing.Entry entry, String name) {
        boolean known = List.of(entry.file(), entry.id(), entry.post().value()).contains(name);
        return known
                || entry.rendered()
                        .filter(rendered -> List.of(
                                        rendered.post().slug(), rendered.post().route(), rendered.url())
                                .contains(name.replaceAll("(?<=[^/])/$", "")))
                        .isPresent();
    }

    private static void line(Console out, PostListing.Entry entry) {
        String reason =
                entry.status().reason().isEmpty() ? "" : " (" + entry.status().reason() + ")";
        out.line(
                sign(entry.status()),
                "%-9s%s  %s  %s"
                        .formatted(
                                entry.status().word(),
                                reason,
                                entry.file(),
                                out.signs().cut(entry.title(), 40)));
    }

    private static Sign sign(PostStatus status) {
        if (status instanceof PostStatus.Published) {
            return Sign.DONE;
        }
        return status instanceof PostStatus.Held ? Sign.PERSON : Sign.WAIT;
    }

    private static void tell(Console out, PostListing.Entry entry) {
        line(out, entry);
        out.plain("  id        " + entry.id());
        entry.rendered().ifPresent(rendered -> {
            out.plain("  URL       " + rendered.url());
            out.plain("  publish   " + rendered.post().publishAt());
            out.plain("  updated   " + rendered.post().updatedAt());
            out.plain("  summary   " + rendered.summary());
        });
        out.diagnostics(entry.diagnostics());
    }
}

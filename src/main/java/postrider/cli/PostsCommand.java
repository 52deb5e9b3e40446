package postrider.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import postrider.cli.Signs.Sign;
import postrider.delivery.Reach;
import postrider.job.PostDesk;
import postrider.job.PostListing;
import postrider.job.Quantity;
import postrider.job.SiteTime;
import postrider.post.PostId;
import postrider.post.PostStatus;

/** {@code posts}: each post and its status. */
final class PostsCommand implements Command {
    private static final int DECLINED = 2;
    private static final Parameter POST = Parameter.needed("POST", "A file, id, slug or URL.");

    @Override
    public String name() {
        return "posts";
    }

    @Override
    public List<String> description() {
        return List.of("Shows the posts and what each is now: published, scheduled, hidden or held.");
    }

    @Override
    public List<Command> subcommands() {
        return List.of(
                Subcommand.of("list", "All of them, by file, with when and to how many each went.", PostsCommand::list),
                Subcommand.of("show", "One of them, in full.", PostsCommand::show)
                        .taking(POST),
                Subcommand.of(
                                "resend",
                                "Sends a published post again, to all who get it; asks first.",
                                PostsCommand::resend)
                        .taking(POST));
    }

    /** {@code posts} alone lists. */
    @Override
    public int run(Session session) {
        return list(session);
    }

    private static int list(Session session) {
        Jobs jobs = session.open();
        PostListing listing = jobs.posts();
        Map<PostId, Reach> reach = jobs.sentPosts().reach();
        if (session.isJson()) {
            session.json(json -> new PostsJson(json, false).sentListing(listing, reach));
        } else if (session.isQuiet()) {
            listing.entries().stream()
                    .filter(entry -> sign(entry.status()) == Sign.PERSON)
                    .forEach(entry -> session.console(2)
                            .line(Sign.PERSON, state(entry.status()) + "  " + entry.file() + "  " + entry.title()));
        } else {
            table(session.console(1), listing, reach, new SiteTime(jobs.zone()));
        }
        return 0;
    }

    private static void table(Console out, PostListing listing, Map<PostId, Reach> reach, SiteTime time) {
        Columns columns = new Columns("llrtp");
        listing.entries().forEach(entry -> {
            Reach sent = reach.get(entry.post());
            columns.add(
                    sign(entry.status()),
                    state(entry.status()),
                    sent == null ? "" : time.date(sent.last()),
                    sent == null ? "" : Quantity.of(sent.sent()),
                    entry.title(),
                    entry.file());
        });
        columns.print(out, "status", "last mailed", "to", "title", "file");
        out.plain(Quantity.of(listing.entries().size(), "post") + ".");
    }

    private static String state(PostStatus status) {
        return status.reason().isEmpty() ? status.word() : status.word() + " (" + status.reason() + ")";
    }

    private static int show(Session session) {
        Jobs jobs = session.open();
        PostListing listing = jobs.posts().only(session.arguments().value(POST));
        Map<PostId, Reach> reach = jobs.sentPosts().reach();
        if (session.isJson()) {
            session.json(json -> new PostsJson(json, true).sentListing(listing, reach));
        } else {
            listing.entries()
                    .forEach(entry -> tell(
                            session.console(1),
                            entry,
                            Optional.ofNullable(reach.get(entry.post())),
                            new SiteTime(jobs.zone())));
        }
        return 0;
    }

    private static int resend(Session session) {
        String post = session.arguments().value(POST);
        PostDesk desk = session.openToSend().sentPosts();
        PostDesk.Resend offer = desk.offer(post);
        boolean wanted = session.isWanted("\"" + offer.title() + "\" will go again to "
                + Quantity.of(offer.recipients(), "subscriber") + " of "
                + String.join(", ", offer.reach().keySet()) + ", also to those who have it.");
        if (!wanted) {
            return DECLINED;
        }
        PostDesk.Resend done = desk.resend(post);
        if (session.isJson()) {
            session.json(json -> json.object(() -> {
                json.text("post", done.post().value());
                json.number("recipients", done.recipients());
                json.object("newsletters", () -> done.reach().forEach(json::number));
            }));
        } else if (!session.isQuiet()) {
            session.console(1)
                    .line(
                            Sign.DONE,
                            "\"" + done.title() + "\" goes again to "
                                    + Quantity.of(done.recipients(), "subscriber")
                                    + ", to each at their next time: with the next run to those who hear at once.");
        }
        return 0;
    }

    private static Sign sign(PostStatus status) {
        if (status instanceof PostStatus.Published) {
            return Sign.DONE;
        }
        return status instanceof PostStatus.Held ? Sign.PERSON : Sign.WAIT;
    }

    private static void tell(Console out, PostListing.Entry entry, Optional<Reach> reach, SiteTime time) {
        out.line(sign(entry.status()), state(entry.status()) + "  " + entry.file() + "  " + entry.title());
        out.fact("  id        ", entry.id());
        entry.rendered().ifPresent(rendered -> {
            out.fact("  URL       ", rendered.url());
            out.fact("  publish   ", time.moment(rendered.post().publishAt()));
            out.fact("  updated   ", time.moment(rendered.post().updatedAt()));
            out.fact("  summary   ", rendered.summary());
        });
        out.fact(
                "  mailed    ",
                reach.map(sent -> "in " + Quantity.of(sent.sent(), "message") + ", first on " + time.date(sent.first())
                                + ", last on " + time.date(sent.last()))
                        .orElse("to nobody yet"));
        out.diagnostics(entry.diagnostics());
    }
}

package postrider.job;

import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import postrider.database.Database;
import postrider.database.Tx;
import postrider.delivery.Reach;
import postrider.delivery.SendQueue;
import postrider.edition.Editions;
import postrider.edition.Newsletter;
import postrider.edition.PublicPosts;
import postrider.edition.Publications;
import postrider.post.PostId;
import postrider.post.PostLedger;

/** What an operator asks of posts that went out, and the order to send one again. Each call opens the state and closes it again. */
public final class PostDesk {
    private final Supplier<Database> toWrite;
    private final Supplier<Database> toLook;
    private final Reading reading;
    private final List<Newsletter> newsletters;
    private final Editions editions;
    private final Function<Database, SendQueue> queues;
    private final InstantSource clock;

    /** @param toLook opens what is there and makes nothing */
    public PostDesk(
            Supplier<Database> toWrite,
            Supplier<Database> toLook,
            Reading reading,
            List<Newsletter> newsletters,
            Editions editions,
            Function<Database, SendQueue> queues,
            InstantSource clock) {
        this.toWrite = toWrite;
        this.toLook = toLook;
        this.reading = reading;
        this.newsletters = List.copyOf(newsletters);
        this.editions = editions;
        this.queues = queues;
        this.clock = clock;
    }

    /** A post that can be sent again. @param reach how many would get it, by newsletter */
    public record Resend(PostId post, String title, Map<String, Long> reach) {
        public Resend {
            reach = Collections.unmodifiableMap(new LinkedHashMap<>(reach));
        }

        /** In all newsletters together. */
        public long recipients() {
            return reach.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** How far each post has come by mail; those that reached nobody are left out. */
    public Map<PostId, Reach> reach() {
        try (Database database = toLook.get()) {
            return database.read(queues.apply(database)::reach);
        }
    }

    /** What sending a post again would do; changes nothing. @param name as {@link PostListing#only}. @throws Refused where it can't be */
    public Resend offer(String name) {
        try (Database database = toLook.get()) {
            return database.read(tx -> offer(tx, read(tx), name));
        }
    }

    /** Gives the post a new number for all who are active; it goes with the next run, to each at their own time. */
    public Resend resend(String name) {
        try (Database database = toWrite.get()) {
            return database.write(tx -> {
                Folder folder = read(tx);
                Resend offer = offer(tx, folder, name);
                newsletters.stream()
                        .filter(newsletter -> offer.reach().containsKey(newsletter.name()))
                        .forEach(newsletter ->
                                Publications.resend(tx, newsletter, offer.post(), folder.posts(), clock.instant()));
                return offer;
            });
        }
    }

    private record Folder(PostListing listing, PublicPosts posts) {}

    private Folder read(Tx tx) {
        Reading.Read read = reading.read(PostLedger.known(tx), clock.instant());
        return new Folder(
                read.listing(),
                PublicPosts.of(
                        read.published().stream().map(post -> post.post()).toList()));
    }

    private Resend offer(Tx tx, Folder folder, String name) {
        PostListing.Entry entry = folder.listing().only(name).entries().get(0);
        var post = folder.posts()
                .find(entry.post())
                .orElseThrow(() -> refused("\"" + entry.title() + "\" is "
                        + entry.status().word()
                        + (entry.status().reason().isEmpty()
                                ? ""
                                : " (" + entry.status().reason() + ")")
                        + ", and only a published post can be sent again"));
        Map<String, Long> reach = new LinkedHashMap<>();
        for (Newsletter newsletter : newsletters) {
            boolean ran = Publications.history(tx, newsletter).startedAt().isPresent();
            if (ran && post.variants().stream().anyMatch(newsletter::chooses)) {
                reach.put(newsletter.name(), editions.reach(tx, newsletter, post));
            }
        }
        if (reach.isEmpty()) {
            throw refused("no newsletter that has run yet holds \"" + post.title() + "\"");
        }
        return new Resend(post.id(), post.title(), reach);
    }

    private static Refused refused(String why) {
        return new Refused(Refused.Reason.USAGE, why + ". Nothing was done");
    }
}

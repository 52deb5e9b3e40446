package postrider.job;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import postrider.database.Tx;
import postrider.edition.EarlierRun;
import postrider.edition.GonePost;
import postrider.edition.NewestPost;
import postrider.edition.Newsletter;
import postrider.edition.Outlet;
import postrider.edition.PublicPosts;
import postrider.edition.Publications;
import postrider.edition.Recording;
import postrider.edition.Showcase;
import postrider.post.EntryId;
import postrider.post.KnownPost;
import postrider.post.LedgerChanges;
import postrider.post.Post;
import postrider.post.PostHistory;
import postrider.post.PostId;
import postrider.post.PostLedger;
import postrider.post.Posts;
import postrider.source.Diagnostic;

/**
 * The stage that writes down what is public and gives it numbers in the newsletters, in one transaction: what the ledger has seen
 * and nobody numbered would never be mailed.
 */
public final class Recorder {
    private final List<Newsletter> newsletters;
    private final ZoneId zone;
    private final String siteLanguage;
    private final Outlet outlet;
    private final Duration kept;

    /** @param kept how long deliveries stay on record (rules §7) */
    public Recorder(List<Newsletter> newsletters, ZoneId zone, String siteLanguage, Outlet outlet, Duration kept) {
        this.newsletters = List.copyOf(newsletters);
        this.zone = zone;
        this.siteLanguage = siteLanguage;
        this.outlet = outlet;
        this.kept = kept;
    }

    /** In the settings' order. */
    List<Newsletter> newsletters() {
        return newsletters;
    }

    /** What was settled before that is no longer on record. */
    Instant forgotten(Instant now) {
        return now.minus(kept);
    }

    /** Warns of newsletters that would never have anything to say: no post, public or not, has what they choose by. */
    List<Diagnostic> idle(Posts read) {
        return newsletters.stream()
                .filter(newsletter -> !read.posts().isEmpty())
                .filter(newsletter -> read.posts().stream().noneMatch(newsletter::chooses))
                .map(newsletter -> Diagnostic.warning(
                        "",
                        newsletter.chosenAt(),
                        "newsletter \"" + newsletter.name() + "\" chooses no post: none has any of "
                                + Stream.concat(newsletter.categories().stream(), newsletter.tags().stream())
                                        .collect(Collectors.joining(", ")),
                        "Mend newsletters." + newsletter.name() + ".posts, or the posts' taxonomy"))
                .toList();
    }

    void record(Tx tx, RunEntry run, LedgerChanges changes, Posts read, PublicPosts posts) {
        boolean sameForAll = changes.areOfTextAlone() && run.memory() == Recording.Memory.WHOLE;
        List<Newsletter> due = newsletters.stream()
                .filter(newsletter -> !sameForAll || !Publications.isChosenAlike(tx, newsletter))
                .toList();
        if (!due.isEmpty()) {
            EarlierRun was = Earlier.of(tx, read);
            Recording recording = new Recording(run.now(), zone, siteLanguage, outlet, kept, run.memory());
            due.forEach(newsletter -> Publications.record(tx, newsletter, posts, was, recording));
        }
        changes.write(tx, run.number());
        Publications.rest(tx, newsletters);
    }

    /** Keeps what pages and greetings show of the newsletters, once all is composed: what waits for approval is known by then. */
    void show(Tx tx, Composing.Material material) {
        Showcase showcase = new Showcase(siteLanguage);
        newsletters.forEach(newsletter -> showcase.keep(
                tx,
                newsletter,
                material.posts(),
                id -> Objects.requireNonNull(material.rendered().get(id)),
                material.now()));
    }

    /** As {@link Showcase#newest}. */
    List<NewestPost> newest(Tx tx, Newsletter newsletter, String language, List<String> topics) {
        return new Showcase(siteLanguage).newest(tx, newsletter, language, topics);
    }

    /** What the ledger knew before this run. */
    private static final class Earlier {
        private final Set<EntryId> there = new HashSet<>();
        private final Map<PostId, Set<String>> languages = new HashMap<>();
        private final List<GonePost> gone = new ArrayList<>();

        /** To be asked before anything of this run is written. */
        static EarlierRun of(Tx tx, Posts read) {
            Earlier earlier = new Earlier(read);
            PostLedger.eachHistory(tx, earlier::add);
            return new EarlierRun(earlier.languages, earlier.gone);
        }

        private Earlier(Posts read) {
            read.posts().stream().map(Post::id).forEach(there::add);
            read.held().forEach(held -> there.add(held.id()));
        }

        private void add(PostHistory history) {
            KnownPost post = history.post();
            if (history.publishedAt() != null && history.withdrawnAt() == null) {
                languages.merge(post.postId(), Set.of(history.language()), Earlier::joined);
            }
            if (!there.contains(post.id()) && !post.contentHash().isNone()) {
                gone.add(new GonePost(post.postId(), post.path(), post.title(), post.publishAt(), history.bodyHash()));
            }
        }

        private static Set<String> joined(Set<String> some, Set<String> others) {
            return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
        }
    }
}

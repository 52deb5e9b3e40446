package postrider.job;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import postrider.database.Database;
import postrider.edition.PublicEdition;
import postrider.feed.FeedDocument;
import postrider.feed.Hub;
import postrider.job.RunReport.Need;
import postrider.letter.Proofreading;
import postrider.post.EntryId;
import postrider.post.KnownPost;
import postrider.post.LedgerChanges;
import postrider.post.PostLedger;
import postrider.post.Removals;
import postrider.post.SeenFolders;
import postrider.site.Artifact;
import postrider.site.PublicFolderException;
import postrider.site.WebVersion;
import postrider.source.Checked;
import postrider.source.Meanwhile;

/**
 * A run from reading to queueing: what {@code publish} does and {@code plan} rehearses, by the same code. Each step ends on the disk
 * before the next begins.
 */
final class Preparation {
    private static final int NAMED = 5;

    private final Stages stages;
    private final Account account;
    private final Instant now;

    Preparation(Stages stages, Account account, Instant now) {
        this.stages = stages;
        this.account = account;
        this.now = now;
    }

    /** Puts artifacts in their place, or says what that would change. */
    @FunctionalInterface
    interface Pages {
        /** @param within all that these are of: a folder below {@code public/}, or empty; @return whether all pages and feeds are there then */
        boolean put(String within, Checked<List<Artifact>> artifacts);
    }

    /** @return what was read; the run's later stages are left out where removals or the disk speak against them */
    Reading.Read prepare(PublishRequest request, RunEntry run, Pages pages) {
        Database database = stages.database();
        SeenFolders looked = request.glance().postsIn(database);
        Reading.Found found = stages.reading().findMeanwhile(() -> database.read(PostLedger::known), looked, now);
        Meanwhile<LedgerChanges> compared =
                Meanwhile.of(() -> database.read(tx -> PostLedger.changes(tx, found.posts(), now)));
        Reading.Read read = stages.reading().render(found);
        LedgerChanges changes = compared.get();
        Removals removals = changes.removals();
        Set<EntryId> newlyHeld = removals.held().stream().map(KnownPost::id).collect(Collectors.toSet());
        account.read(read, held -> newlyHeld.contains(held.id()));
        account.found(stages.recorder().idle(read.posts()));
        if (removals.looksLikeAMishap() && !request.acceptRemovals()) {
            account.needsPerson(new Need("mishap", mishap(removals)));
            return read;
        }
        Composing.Material material = Composing.Material.of(read);
        WebVersions web = new WebVersions(stages);
        List<PublicEdition> before = database.write(tx -> {
            stages.editions().mend(tx, material.posts(), now);
            return stages.editions().onTheWeb(tx);
        });
        Checked<List<Artifact>> artifacts = stages.site().artifacts(read.published(), web.of(before, material));
        if (!put(pages, "", artifacts)) {
            return read;
        }
        account.found(database.write(tx -> stages.people().importFile(tx, now)));
        database.<Optional<String>>write(tx -> stages.people().askListed(tx, now))
                .ifPresent(account::warn);
        database.writeOnly(tx -> {
            run.completeIn(tx);
            stages.recorder().record(tx, run, changes, read.posts(), material.posts());
        });
        account.composed(stages.composing().compose(material, () -> proofreading(artifacts)));
        List<PublicEdition> letGo = database.write(tx -> {
            stages.editions().release(tx, now);
            stages.recorder().show(tx, material);
            return stages.editions().onTheWeb(tx);
        });
        List<WebVersion> versions = web.of(letGo, material);
        if (!letGo.equals(before)
                && !put(
                        pages,
                        WebVersions.FOLDER,
                        editionsAlone(stages.site().artifacts(read.published(), versions)))) {
            return read;
        }
        tidy(read);
        Optional<Need> behind = bringOut();
        if (behind.isPresent()) {
            account.needsPerson(behind.get());
            return read;
        }
        stages.hub().ifPresent(hub -> announce(hub, stages.site().feeds(read.published(), versions)));
        // Those alone whose web version is there: somebody may have approved another meanwhile.
        database.writeOnly(tx -> letGo.forEach(edition -> stages.editions().begin(tx, edition.id(), now)));
        return read;
    }

    private void announce(Hub hub, List<FeedDocument> feeds) {
        Optional<String> fault = hub.announce(feeds, now);
        Optional<Need> lasting = HubAway.keep(stages.database(), hub, fault, now);
        lasting.ifPresentOrElse(account::needsPerson, () -> fault.ifPresent(account::warn));
    }

    /** What can't be removed harms nobody, and is tried again by the next run. */
    private void tidy(Reading.Read read) {
        try {
            stages.reading().tidy(read);
        } catch (UncheckedIOException e) {
            account.warn(String.valueOf(e.getMessage()));
        }
    }

    private boolean put(Pages pages, String within, Checked<List<Artifact>> artifacts) {
        try {
            if (pages.put(within, artifacts)) {
                return true;
            }
            account.needsPerson("not every page could be made, so new letters wait: they would lead to nothing."
                    + " What is wrong stands beside this; mend it, then run again");
        } catch (PublicFolderException e) {
            account.needsPerson(String.valueOf(e.getMessage()));
        }
        return false;
    }

    /** What else is wrong was said of the whole. */
    private static Checked<List<Artifact>> editionsAlone(Checked<List<Artifact>> artifacts) {
        return new Checked<>(
                artifacts.value().stream()
                        .filter(one -> one.path().value().startsWith(WebVersions.FOLDER))
                        .toList(),
                List.of());
    }

    private Proofreading proofreading(Checked<List<Artifact>> artifacts) {
        String url = stages.site().url();
        // An edition's own web version comes after its letters.
        return new Proofreading(
                url, new SitePaths(url, artifacts.value()).or(link -> link.startsWith(url + "/" + WebVersions.FOLDER)));
    }

    /** Runs {@code output.after} where something changed since it last went well. @return what went wrong */
    private Optional<Need> bringOut() {
        if (stages.after().isEmpty() || !stages.publicFolder().hasNews()) {
            return Optional.empty();
        }
        Optional<Need> fault = stages.after().get().run();
        if (fault.isEmpty()) {
            stages.publicFolder().uploaded();
        }
        return fault;
    }

    /** The first few, by their files. */
    private static String named(List<KnownPost> posts) {
        String files = posts.stream().limit(NAMED).map(KnownPost::path).sorted().collect(Collectors.joining(", "));
        int more = posts.size() - NAMED;
        return " (" + files + (more > 0 ? " and " + more + " more" : "") + ")";
    }

    private static String mishap(Removals removals) {
        String lost = Stream.of(lost(removals.gone(), "gone"), lost(removals.held(), "held now"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" and "));
        return "of " + removals.wasPublic() + " published posts " + lost
                + "; that looks like a mishap, so nothing was changed. Put them back, or"
                + " run: postrider publish --accept-removals";
    }

    private static String lost(List<KnownPost> posts, String what) {
        return posts.isEmpty() ? "" : posts.size() + (posts.size() == 1 ? " is " : " are ") + what + named(posts);
    }
}

package postrider.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import postrider.database.Database;
import postrider.edition.KeptEdition;
import postrider.post.EntryId;
import postrider.post.KnownPost;
import postrider.post.PostLedger;
import postrider.post.Removals;
import postrider.site.Artifact;
import postrider.site.PublicFolderException;
import postrider.source.Checked;

/**
 * A run from reading to queueing: what {@code publish} does and {@code plan} rehearses, by the same code. Each step ends on the disk
 * before the next begins.
 */
final class Preparation {
    private final Stages stages;
    private final Account account;
    private final Instant now;

    Preparation(Stages stages, Account account, Instant now) {
        this.stages = stages;
        this.account = account;
        this.now = now;
    }

    /** Puts the artifacts in their place, or says what that would change. @return whether all pages and feeds are there then */
    @FunctionalInterface
    interface Pages {
        boolean put(Checked<List<Artifact>> artifacts);
    }

    /** @return what was read; the run's later stages are left out where removals or the disk speak against them */
    Reading.Read prepare(PublishRequest request, RunEntry run, Pages pages) {
        Database database = stages.database();
        Reading.Read read = stages.reading().read(database.read(PostLedger::known), now);
        Removals removals = database.read(tx -> PostLedger.removals(tx, read.posts(), now));
        Set<EntryId> newlyHeld = removals.held().stream().map(KnownPost::id).collect(Collectors.toSet());
        account.read(read, held -> newlyHeld.contains(held.id()));
        if (removals.looksLikeAMishap() && !request.acceptRemovals()) {
            account.needsPerson(mishap(removals));
            return read;
        }
        try {
            if (!pages.put(stages.site().artifacts(read.published()))) {
                account.needsPerson("not every page could be made, so new letters wait: they would lead to nothing."
                        + " What is wrong stands beside this; mend it, then run again");
                return read;
            }
        } catch (PublicFolderException e) {
            account.needsPerson(String.valueOf(e.getMessage()));
            return read;
        }
        account.found(database.write(tx -> stages.people().importFile(tx, now)));
        Composing.Material material = Composing.Material.of(read);
        database.writeOnly(tx -> {
            run.completeIn(tx);
            stages.recorder().record(tx, run.number(), read.posts(), material.posts(), run.memory(), now);
        });
        account.composed(stages.composing().compose(material));
        Optional<String> behind = bringOut();
        if (behind.isPresent()) {
            account.needsPerson(behind.get());
            return read;
        }
        stages.hub()
                .flatMap(hub -> hub.announce(stages.site().feeds(read.published()), now))
                .ifPresent(account::warn);
        database.writeOnly(tx -> {
            stages.editions().release(tx, now);
            for (KeptEdition ready : stages.editions().unfinished(tx)) {
                stages.editions().begin(tx, ready.edition().id(), now);
            }
        });
        return read;
    }

    /** Runs {@code output.after} where something changed since it last went well. @return what went wrong */
    private Optional<String> bringOut() {
        if (stages.after().isEmpty() || !stages.publicFolder().hasNews()) {
            return Optional.empty();
        }
        Optional<String> fault = stages.after().get().run();
        if (fault.isEmpty()) {
            stages.publicFolder().uploaded();
        }
        return fault;
    }

    private static String mishap(Removals removals) {
        return "of " + removals.wasPublic() + " published posts "
                + removals.gone().size() + " are gone and "
                + removals.held().size()
                + " are held now; that looks like a mishap, so nothing was changed. Put them back, or"
                + " run: postrider publish --accept-removals";
    }
}

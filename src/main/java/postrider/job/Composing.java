package postrider.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import postrider.database.Database;
import postrider.database.Tx;
import postrider.delivery.DeliveryState;
import postrider.delivery.Recipients;
import postrider.delivery.SendQueue;
import postrider.edition.DigestSettings;
import postrider.edition.DuePlan;
import postrider.edition.Edition;
import postrider.edition.EditionChanges;
import postrider.edition.EditionId;
import postrider.edition.EditionState;
import postrider.edition.Editions;
import postrider.edition.Newsletter;
import postrider.edition.PlannedEdition;
import postrider.edition.PublicPosts;
import postrider.edition.Revision;
import postrider.letter.Letter;
import postrider.letter.LetterWriter;
import postrider.letter.Proofreading;
import postrider.mail.EncodedLetter;
import postrider.mail.MailException;
import postrider.markdown.RenderedPost;
import postrider.post.EntryId;
import postrider.post.Post;
import postrider.source.Diagnostic;
import postrider.template.TemplateFault;

/**
 * Fixes who gets what: each edition with its letters, deliveries, marks and ticks in one transaction (rules §6). One that can't be
 * composed leaves everything as it was, and the others go on.
 */
public final class Composing {
    private final Database database;
    private final Editions editions;
    private final SendQueue queue;
    private final List<Newsletter> newsletters;
    private final Function<Newsletter, LetterWriter> writers;

    /** @param newsletters in the settings' order; @param writers who writes the letters of each */
    public Composing(
            Database database,
            Editions editions,
            SendQueue queue,
            List<Newsletter> newsletters,
            Function<Newsletter, LetterWriter> writers) {
        this.database = database;
        this.editions = editions;
        this.queue = queue;
        this.newsletters = newsletters;
        this.writers = writers;
    }

    /** What it is composed of. */
    record Material(PublicPosts posts, Map<EntryId, RenderedPost> rendered, Instant now) {
        static Material of(Reading.Read read) {
            List<RenderedPost> published = read.published();
            return new Material(
                    PublicPosts.of(published.stream().map(RenderedPost::post).toList()),
                    published.stream()
                            .collect(Collectors.toUnmodifiableMap(
                                    post -> post.post().id(), Function.identity())),
                    read.now());
        }

        private List<RenderedPost> rendered(List<Post> variants) {
            return variants.stream().map(post -> rendered.get(post.id())).toList();
        }
    }

    /**
     * @param faults what could not be composed, and why; @param begun editions that hold a withdrawn post and can't be changed any more
     * @param remarks on the letters
     */
    record Composed(List<Diagnostic> faults, List<Revision> begun, Remarks remarks) {}

    /** @param proofreading reads each letter where somebody asks for remarks */
    Composed compose(Material material, Supplier<Proofreading> proofreading) {
        List<Diagnostic> faults = new ArrayList<>();
        Remarks remarks = new Remarks(proofreading);
        List<Revision> begun = revise(material, faults, remarks);
        newsletters.forEach(newsletter -> open(newsletter, material, faults, remarks));
        return new Composed(List.copyOf(faults), begun, remarks);
    }

    /** Composes a letter as it would be, of no edition. @param design empty: the newsletter's */
    Letter sample(
            Newsletter newsletter,
            Optional<DigestSettings.Design> design,
            long number,
            Instant now,
            String language,
            List<RenderedPost> posts) {
        LetterWriter writer = writers.apply(newsletter);
        return design.map(writer::in).orElse(writer).compose(number, now, language, posts);
    }

    private void open(Newsletter newsletter, Material material, List<Diagnostic> faults, Remarks remarks) {
        DuePlan plan = database.read(tx -> editions.due(tx, newsletter, material.posts(), material.now()));
        if (!plan.editions().isEmpty()) {
            writers.apply(newsletter).readAhead();
        }
        int opened = 0;
        while (opened < plan.editions().size()) {
            PlannedEdition planned = plan.editions().get(opened);
            DuePlan present = plan;
            try {
                database.writeOnly(tx -> open(tx, newsletter, present, planned, material, remarks));
                opened++;
            } catch (TemplateFault fault) {
                faults.add(fault.diagnostic());
                plan = plan.without(planned);
            }
        }
        DuePlan done = plan;
        database.writeOnly(tx -> editions.serveIdle(tx, newsletter, done, material.now()));
    }

    private void open(
            Tx tx, Newsletter newsletter, DuePlan plan, PlannedEdition planned, Material material, Remarks remarks) {
        editions.open(tx, newsletter, plan, planned, material.now()).ifPresent(edition -> {
            List<Letter> letters = letters(newsletter, edition, planned.letters(), material);
            remarks.on(edition, letters);
            queue.enqueue(tx, edition.id(), letters, material.now());
        });
    }

    private List<Letter> letters(
            Newsletter newsletter, Edition edition, Map<String, List<Post>> variants, Material material) {
        LetterWriter writer = writers.apply(newsletter);
        List<Letter> letters = new ArrayList<>();
        variants.forEach((language, posts) -> {
            if (!posts.isEmpty()) {
                Letter letter =
                        writer.compose(edition.number(), edition.composedAt(), language, material.rendered(posts));
                letters.add(encodable(letter, newsletter));
            }
        });
        return letters;
    }

    /** What no message can be made of would fail with everybody, after their marks have moved. */
    private static Letter encodable(Letter letter, Newsletter newsletter) {
        try {
            EncodedLetter.of(letter);
            return letter;
        } catch (MailException e) {
            throw new TemplateFault(Diagnostic.error(
                    "",
                    newsletter.chosenAt(),
                    "the letter of \"" + newsletter.name() + "\" in " + letter.language() + " can't be mailed: "
                            + e.getMessage(),
                    "Look at digest.subject and at the posts' titles"));
        }
    }

    /** Tries the templates on what is public, for nobody. @return what is wrong with them */
    Set<Diagnostic> rehearse(Reading.Read read) {
        Set<Diagnostic> faults = new LinkedHashSet<>();
        Map<String, List<RenderedPost>> variants = read.published().stream()
                .collect(Collectors.groupingBy(post -> post.post().language(), TreeMap::new, Collectors.toList()));
        newsletters.forEach(newsletter -> variants.forEach((language, posts) -> {
            try {
                encodable(writers.apply(newsletter).compose(1, read.now(), language, posts), newsletter);
            } catch (TemplateFault fault) {
                faults.add(fault.diagnostic());
            }
        }));
        return faults;
    }

    /** Who gets an edition and doesn't have it yet. */
    Recipients recipients(Tx tx, EditionId edition) {
        return queue.recipients(tx, edition);
    }

    /** As {@link SendQueue#undecided}. */
    Map<EditionId, Long> undecided(Tx tx) {
        return queue.undecided(tx);
    }

    /** How many deliveries are in each state. */
    Map<DeliveryState, Long> counts(Tx tx) {
        return queue.counts(tx);
    }

    /** Takes what is no longer public out of editions that have not begun. */
    private List<Revision> revise(Material material, List<Diagnostic> faults, Remarks remarks) {
        List<Revision> begun = new ArrayList<>();
        for (Revision revision : database.read(tx -> EditionChanges.differing(tx, material.posts()))) {
            try {
                boolean revised = database.write(tx -> revise(tx, revision, material, remarks));
                if (!revised) {
                    begun.add(revision);
                }
            } catch (TemplateFault fault) {
                faults.add(fault.diagnostic());
            }
        }
        return List.copyOf(begun);
    }

    private boolean revise(Tx tx, Revision revision, Material material, Remarks remarks) {
        Edition edition = revision.kept().edition();
        if (!EditionChanges.isStill(tx, revision.kept())) {
            return true; // somebody said something about it meanwhile; the next run looks anew
        }
        if (EditionChanges.hasBegun(tx, edition)) {
            return false;
        }
        Newsletter newsletter = newsletters.stream()
                .filter(one -> one.name().equals(edition.newsletter()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no newsletter " + edition.newsletter()));
        Instant shownUntil = material.now().plus(newsletter.digest().review());
        if (EditionChanges.revise(tx, revision, shownUntil) == EditionState.CANCELLED) {
            queue.cancel(tx, edition.id(), material.now());
            return true;
        }
        List<Letter> letters = letters(newsletter, edition, revision.letters(), material);
        remarks.on(edition, letters);
        queue.replaceLetters(tx, edition.id(), revision.letters().keySet(), letters);
        revision.letters().forEach((language, posts) -> {
            if (posts.isEmpty()) {
                queue.cancel(tx, edition.id(), language, material.now());
            }
        });
        return true;
    }
}

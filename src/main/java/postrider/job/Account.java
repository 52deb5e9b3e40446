package postrider.job;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import postrider.edition.EditionId;
import postrider.edition.EditionState;
import postrider.edition.KeptEdition;
import postrider.edition.Revision;
import postrider.job.RunReport.Need;
import postrider.post.HeldPost;
import postrider.post.Post;
import postrider.post.PostStatus;
import postrider.post.Posts;
import postrider.site.Artifact;
import postrider.site.ArtifactPath;
import postrider.site.Changes;
import postrider.source.Diagnostic;

/** Gathers what one run did, and who must act, until the report is made of it. For one run and one thread. */
final class Account {
    private final Instant now;
    private final SiteTime time;
    private final String postsFolder;
    private final Map<String, Need> needs = new LinkedHashMap<>();
    private final Set<String> ofThisRun = new LinkedHashSet<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private RunReport.PostCounts posts = new RunReport.PostCounts(0, 0, 0, 0);
    private RunReport.FileCounts files = new RunReport.FileCounts(0, 0, 0);
    private List<RunReport.Waiting> next = List.of();
    private LongFunction<List<String>> remarks = edition -> List.of();
    private long messages;
    private boolean away;

    /** @param posts what stands before a post's file for who looks from the home, such as {@code posts/} */
    Account(Instant now, ZoneId zone, String posts) {
        this.now = now;
        this.time = new SiteTime(zone);
        this.postsFolder = posts;
    }

    /** A sentence each: what, where, what now. Nobody can see it afterwards but in the record of this run. */
    void needsPerson(String sentence) {
        needsPerson(Need.of(sentence));
    }

    /** As {@link #needsPerson(String)}. */
    void needsPerson(Need need) {
        needs.putIfAbsent(need.key(), need);
        ofThisRun.add(need.sentence());
    }

    /** What posts, editions and the sender's last stop go on to tell by themselves. */
    private void need(String key, String sentence) {
        needs.putIfAbsent(key, new Need(key, sentence));
    }

    /** What needs a person and is seen in this run alone: not in posts, editions and the sender's last stop. */
    List<String> ofThisRun() {
        return List.copyOf(ofThisRun);
    }

    void warn(String sentence) {
        warnings.add(sentence);
    }

    /** @param wasPublic whether the last run left it public: those are said first */
    void read(Reading.Read read, Predicate<HeldPost> wasPublic) {
        posts(read.posts(), wasPublic);
        diagnostics.addAll(read.diagnostics());
    }

    /** As {@link #read}, without what is wrong with the posts' words. */
    void posts(Posts read, Predicate<HeldPost> wasPublic) {
        Map<String, Long> counts = read.posts().stream()
                .map(post -> post.status(now).word())
                .collect(Collectors.groupingBy(word -> word, Collectors.counting()));
        posts = new RunReport.PostCounts(
                counts.getOrDefault("published", 0L).intValue(),
                counts.getOrDefault("scheduled", 0L).intValue(),
                counts.getOrDefault("hidden", 0L).intValue(),
                read.held().size());
        next = read.posts().stream()
                .filter(post -> post.status(now) instanceof PostStatus.Scheduled)
                .sorted(Comparator.comparing(Post::publishAt).thenComparing(Post::file))
                .map(post -> new RunReport.Waiting(post.title(), post.publishAt(), time.moment(post.publishAt())))
                .toList();
        read.held().stream()
                .sorted(Comparator.comparing(wasPublic::test).reversed())
                .map(held -> Need.of(heldSentence(held, wasPublic.test(held))))
                .forEach(need -> need(need.key(), need.sentence()));
        read.diagnostics().stream()
                .filter(Diagnostic::isError)
                .forEach(fault -> need(sentence(fault), postsFolder + sentence(fault)));
    }

    private String heldSentence(HeldPost held, boolean wasPublic) {
        Diagnostic first = held.diagnostics().stream()
                .filter(Diagnostic::isError)
                .findFirst()
                .orElseThrow();
        return (wasPublic ? "a post that was public is held now: " : "a post is held: ") + postsFolder + sentence(first)
                + ". See the place with: postrider check";
    }

    void files(Changes changes) {
        files = new RunReport.FileCounts(
                changes.written().size(),
                changes.removed().size(),
                changes.unchanged().size());
    }

    /** After {@link #files}, of some of them. @param before what became of all; each counts once */
    void filesAgain(Changes before, Changes changes) {
        Set<ArtifactPath> written =
                changes.written().stream().map(Artifact::path).collect(Collectors.toSet());
        long twice = before.written().stream()
                .map(Artifact::path)
                .filter(written::contains)
                .count();
        long changed = before.unchanged().stream()
                .map(Artifact::path)
                .filter(written::contains)
                .count();
        files = new RunReport.FileCounts(
                Math.toIntExact(files.written() + written.size() - twice),
                files.removed() + changes.removed().size(),
                Math.toIntExact(files.unchanged() - changed));
    }

    /** What is wrong with something but posts: it needs a person where it is an error. */
    void found(List<Diagnostic> found) {
        diagnostics.addAll(found);
        found.stream().filter(Diagnostic::isError).forEach(fault -> needsPerson(sentence(fault)));
    }

    private static String sentence(Diagnostic fault) {
        String code = fault.code().isEmpty() ? "" : " " + fault.code();
        String hint = fault.hint().isEmpty() ? "" : ". " + fault.hint();
        return fault.at() + code + ": " + fault.message() + hint;
    }

    /** What a second reading found in an edition's letters. */
    List<String> remarks(long edition) {
        return remarks.apply(edition);
    }

    void composed(Composing.Composed composed) {
        found(composed.faults());
        remarks = composed.remarks()::of;
        for (Revision revision : composed.begun()) {
            KeptEdition kept = revision.kept();
            long left = kept.in("queued") + kept.in("deferred");
            long number = kept.edition().number();
            needsPerson(new Need(
                    "withdrawn from " + number,
                    "edition " + number + " holds a post that is no longer public, and "
                            + Quantity.of(left, "message is", "messages are")
                            + " still to go. Hold them back with: postrider editions pause " + number
                            + "; for good with: postrider editions cancel " + number));
        }
    }

    void sent(Sending.Sent sent) {
        sent.untold().forEach(this::needsPerson);
        for (WorkReport report : sent.reports()) {
            messages += report.sent();
            report.stopped().ifPresent(stop -> {
                if (stop.reason().needsPerson()) {
                    need("stopped " + stop.reason(), stop.sentence());
                } else if (stop.reason() != WorkReport.Reason.ASKED) {
                    away = true;
                    warn(stop.sentence());
                }
            });
        }
    }

    /** @param editions those that this run had to do with; @param undecided how many deliveries of each wait for a person's word */
    RunReport report(List<KeptEdition> editions, Map<EditionId, Long> undecided) {
        editions.forEach(kept -> consider(kept, undecided));
        Outcome outcome = !needs.isEmpty() ? Outcome.NEEDS_PERSON : away ? Outcome.LATER : Outcome.DONE;
        return new RunReport(
                now,
                posts,
                files,
                editions.stream().map(kept -> line(kept, undecided)).toList(),
                messages,
                List.copyOf(needs.values()),
                List.copyOf(warnings),
                next,
                diagnostics,
                away,
                outcome);
    }

    private void consider(KeptEdition kept, Map<EditionId, Long> undecidedOf) {
        long number = kept.edition().number();
        if (kept.state() == EditionState.REVIEW) {
            inReview(kept);
        }
        if (isHalted(kept)) {
            need(
                    "halted " + number,
                    "edition " + number + " is paused " + kept.reason()
                            + "; the rest of it waits. When that is mended, go on with: postrider editions resume "
                            + number + "; or give it up with: postrider editions cancel " + number);
        } else if (kept.state() == EditionState.PAUSED) {
            warn("edition " + number + " is paused. Go on with: postrider editions resume " + number);
        }
        if (kept.in("failed") > 0) {
            need(
                    "failed " + number,
                    Quantity.of(kept.in("failed"), "delivery", "deliveries") + " of edition " + number
                            + " failed. See why, and what to do about each, with: postrider editions show " + number);
        }
        long undecided = undecidedOf.getOrDefault(kept.edition().id(), 0L);
        if (undecided > 0) {
            need(
                    "uncertain " + number,
                    Quantity.of(undecided, "delivery", "deliveries") + " of edition " + number
                            + " may or may not have arrived: the server's reply was lost. See whose with: postrider editions"
                            + " show " + number + "; send again, at the risk of a second copy, with: postrider editions"
                            + " retry " + number);
        }
        if (kept.in("uncertain") > undecided) {
            warn(Quantity.of(kept.in("uncertain") - undecided, "delivery", "deliveries") + " of edition " + number
                    + " may or may not have arrived: the server's reply was lost. "
                    + (kept.state() == EditionState.CANCELLED
                            ? "The edition is cancelled, so nothing of it is tried again"
                            : "Tried once more by itself"));
        }
    }

    private static boolean waitsForApproval(KeptEdition kept) {
        return kept.state() == EditionState.REVIEW && kept.goesAt() == null;
    }

    private static boolean isHalted(KeptEdition kept) {
        return kept.state() == EditionState.PAUSED && kept.haltReason() != null;
    }

    private void inReview(KeptEdition kept) {
        long number = kept.edition().number();
        String approve =
                "postrider editions approve " + number + (kept.revision() == 1 ? "" : " --revision " + kept.revision());
        Instant goesAt = kept.goesAt();
        if (goesAt == null) {
            need(
                    "review " + number + " " + kept.revision(),
                    "edition " + number + " waits for approval: " + kept.reason()
                            + ". Look at it with: postrider editions show " + number + "; let it go with: " + approve);
        } else {
            warn("edition " + number + " is in review until " + time.moment(goesAt)
                    + ", then it goes. Stop it with: postrider editions cancel " + number + "; let it go now with: "
                    + approve);
        }
    }

    /** @param undecided as {@link #report} has it */
    static EditionLine line(KeptEdition kept, Map<EditionId, Long> undecided) {
        boolean needsPerson = waitsForApproval(kept)
                || isHalted(kept)
                || kept.in("failed") > 0
                || undecided.containsKey(kept.edition().id());
        return new EditionLine(
                kept.edition().number(),
                kept.edition().newsletter(),
                kept.state().word(),
                kept.edition().posts(),
                kept.recipients(),
                kept.in("queued") + kept.in("sending"),
                kept.in("sent"),
                kept.in("deferred"),
                kept.in("failed"),
                kept.in("uncertain"),
                kept.in("suppressed"),
                kept.in("cancelled"),
                needsPerson);
    }
}

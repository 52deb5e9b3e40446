package postrider.edition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import postrider.post.PostId;

/** Decides which posts get a number in a newsletter in this run, and of which kind (rules §3). Pure. */
public final class PublicationPlanner {
    private final Newsletter newsletter;
    private final Recording recording;

    public PublicationPlanner(Newsletter newsletter, Recording recording) {
        this.newsletter = newsletter;
        this.recording = recording;
    }

    /**
     * The publications to record now, by number; none on a second call with what the first gave.
     *
     * @param posts public at {@link Recording#now}
     * @param history of this newsletter, up to the run before
     */
    public List<Publication> decide(PublicPosts posts, NewsletterHistory history, EarlierRun earlier) {
        return history.startedAt().isEmpty()
                ? firstRun(posts.in(newsletter), history)
                : guarded(laterRun(posts.in(newsletter), history, earlier), posts, earlier);
    }

    private List<Publication> firstRun(List<PublicPost> posts, NewsletterHistory history) {
        Predicate<PublicPost> inBacklog = remembersAll() ? inBacklog(posts) : post -> false;
        Numbers numbers = new Numbers(history.lastNumber());
        for (PublicPost post : posts) {
            if (inBacklog.test(post)) {
                numbers.give(post, PublicationKind.FIRST, backlogGuard(), null);
            } else {
                numbers.give(post, PublicationKind.BASELINE, null, null);
            }
        }
        return numbers.given;
    }

    /** @param posts in the order of their numbers, so that the newest stand at the end */
    private Predicate<PublicPost> inBacklog(List<PublicPost> posts) {
        Backlog backlog = newsletter.digest().backlog();
        if (backlog instanceof Backlog.None) {
            return post -> false;
        } else if (backlog instanceof Backlog.All) {
            return post -> true;
        } else if (backlog instanceof Backlog.Newest newest) {
            List<PublicPost> last = posts.subList(Math.max(0, posts.size() - newest.count()), posts.size());
            return last::contains;
        } else if (backlog instanceof Backlog.Since since) {
            Instant from = since.day().atStartOfDay(recording.zone()).toInstant();
            return post -> !post.publishAt().isBefore(from);
        }
        throw new AssertionError(backlog);
    }

    private @Nullable String backlogGuard() {
        boolean risky = newsletter.digest().backlog() instanceof Backlog.All && recording.outlet() == Outlet.SMTP;
        return risky ? "the first run of \"" + newsletter.name() + "\" mails all posts (digest.backlog: all)" : null;
    }

    private List<Publication> laterRun(List<PublicPost> posts, NewsletterHistory history, EarlierRun earlier) {
        Map<PostId, List<Publication>> known = history.byPost();
        boolean choiceChanged = !history.choice().equals(newsletter.choiceFingerprint());
        Numbers numbers = new Numbers(history.lastNumber());
        for (PublicPost post : posts) {
            List<Publication> before = known.getOrDefault(post.id(), List.of());
            boolean showed = earlier.showed(post.id());
            // What nobody has approved yet waits under its new number too.
            String guard = guardOf(before);
            if (before.isEmpty()) {
                numbers.give(post, kindOfNew(choiceChanged && showed), null, null);
            } else if (!showed) {
                PublicationKind kind = kindOfReturn(before);
                numbers.give(post, kind, kind == PublicationKind.BASELINE ? null : guard, null);
            } else {
                newVariant(post, before, earlier.languagesOf(post.id()))
                        .ifPresent(languages -> numbers.give(post, PublicationKind.RETURNED, guard, languages));
            }
        }
        return numbers.given;
    }

    private static @Nullable String guardOf(List<Publication> before) {
        return before.stream()
                .map(Publication::guard)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private PublicationKind kindOfNew(boolean chosenAnew) {
        return chosenAnew || !remembersAll() ? PublicationKind.BASELINE : PublicationKind.FIRST;
    }

    private PublicationKind kindOfReturn(List<Publication> before) {
        boolean mailedToNobody = before.stream()
                .filter(publication -> publication.kind() != PublicationKind.RESEND)
                .reduce((earlier, later) -> later)
                .filter(last -> last.kind() == PublicationKind.BASELINE)
                .isPresent();
        return mailedToNobody || isForgotten(before) ? PublicationKind.BASELINE : PublicationKind.RETURNED;
    }

    /** Whether somebody may have it of whom no delivery is left to tell. */
    private boolean isForgotten(List<Publication> before) {
        Instant first = before.get(0).at();
        return !remembersAll() || first.isBefore(recording.now().minus(recording.kept()));
    }

    /** The languages it had, where one that came now may serve people whom none of these served. */
    private Optional<List<String>> newVariant(PublicPost post, List<Publication> before, Set<String> had) {
        boolean servedAll = had.contains(recording.siteLanguage());
        boolean grew = !had.containsAll(post.languages());
        return !servedAll && grew && kindOfReturn(before) == PublicationKind.RETURNED
                ? Optional.of(List.copyOf(had))
                : Optional.empty();
    }

    private List<Publication> guarded(List<Publication> given, PublicPosts posts, EarlierRun earlier) {
        Guard guard = new Guard(newsletter.digest(), earlier, recording.now());
        long fresh = given.stream().filter(PublicationPlanner::isFirst).count();
        return given.stream()
                .map(publication -> isFirst(publication)
                        ? publication.guarded(
                                guard.reason(posts.find(publication.post()).orElseThrow(), fresh))
                        : publication)
                .toList();
    }

    private static boolean isFirst(Publication publication) {
        return publication.kind() == PublicationKind.FIRST;
    }

    private boolean remembersAll() {
        return recording.memory() == Recording.Memory.WHOLE;
    }

    /** Gives numbers one after the other. */
    private final class Numbers {
        private final List<Publication> given = new ArrayList<>();
        private long last;

        Numbers(long last) {
            this.last = last;
        }

        void give(PublicPost post, PublicationKind kind, @Nullable String guard, @Nullable List<String> hadLanguages) {
            last++;
            given.add(new Publication(newsletter.name(), last, post.id(), kind, guard, recording.now(), hadLanguages));
        }
    }
}

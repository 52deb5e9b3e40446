package postrider.edition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import postrider.edition.Verdict.Outcome;
import postrider.post.PostId;

/** Goes through the numbers above a cohort's mark and says of each what becomes of it, and why (rules §4 "What"). Pure. */
final class Judge {
    private final Newsletter newsletter;
    private final String siteLanguage;
    private final PublicPosts posts;
    private final NewsletterHistory history;
    private final Map<PostId, Long> firstNumbers = new HashMap<>();
    private final long target;

    Judge(Newsletter newsletter, String siteLanguage, PublicPosts posts, NewsletterHistory history, long target) {
        this.newsletter = newsletter;
        this.siteLanguage = siteLanguage;
        this.posts = posts;
        this.history = history;
        this.target = target;
        history.publications()
                .forEach(publication -> firstNumbers.putIfAbsent(publication.post(), publication.number()));
    }

    long target() {
        return target;
    }

    List<Verdict> verdicts(Cohort cohort) {
        List<Verdict> all = history.publications().stream()
                .filter(publication -> publication.number() > cohort.mark())
                .map(publication -> new Verdict(publication, outcome(publication, cohort)))
                .toList();
        Map<PostId, Publication> serving = new HashMap<>();
        all.stream()
                .filter(Verdict::isServed)
                .map(Verdict::publication)
                .forEach(publication -> serving.merge(publication.post(), publication, Judge::theFreer));
        return all.stream()
                .map(verdict -> verdict.isServed() && !serving.containsValue(verdict.publication())
                        ? new Verdict(verdict.publication(), Outcome.ONCE)
                        : verdict)
                .toList();
    }

    /** Of two numbers that serve the same post, one that need not wait for approval; else the earlier. */
    private static Publication theFreer(Publication earlier, Publication later) {
        return earlier.guard() != null && later.guard() == null ? later : earlier;
    }

    private Outcome outcome(Publication publication, Cohort cohort) {
        if (publication.kind() == PublicationKind.BASELINE) {
            return Outcome.BASELINE;
        }
        if (publication.number() > target) {
            return Outcome.SETTLE;
        }
        Optional<PublicPost> post = posts.find(publication.post());
        if (post.isEmpty()) {
            return Outcome.NOT_PUBLIC;
        }
        if (!post.get().isChosenBy(newsletter)) {
            return Outcome.NOT_IN_NEWSLETTER;
        }
        return outcome(publication, post.get(), cohort);
    }

    private Outcome outcome(Publication publication, PublicPost post, Cohort cohort) {
        if (publication.kind() == PublicationKind.RETURNED && cohort.start() >= firstNumber(post)) {
            return Outcome.JOINED_LATER;
        }
        if (couldReadBefore(publication.hadLanguages(), cohort.language())) {
            return Outcome.HAD_VARIANT;
        }
        if (!post.isOf(cohort.topicList())) {
            return Outcome.TOPICS;
        }
        if (post.variant(cohort.language(), siteLanguage).isEmpty()) {
            return Outcome.LANGUAGE;
        }
        return cohort.had().contains(publication.number()) ? Outcome.ALREADY : Outcome.SERVED;
    }

    private long firstNumber(PublicPost post) {
        return firstNumbers.getOrDefault(post.id(), Long.MAX_VALUE);
    }

    private boolean couldReadBefore(@Nullable List<String> hadLanguages, String language) {
        return hadLanguages != null
                && hadLanguages.stream()
                        .anyMatch(had -> had.equalsIgnoreCase(language) || had.equalsIgnoreCase(siteLanguage));
    }
}

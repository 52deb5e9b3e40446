package postrider.edition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import postrider.post.Post;
import postrider.post.PostId;

/** Decides who gets which posts now, and which of them share an edition (rules §4 to §6). Pure. */
public final class EditionPlanner {
    private final Newsletter newsletter;
    private final String siteLanguage;
    private final List<String> languages;

    /** @param languages all that the site has letters for, its own among them */
    public EditionPlanner(Newsletter newsletter, String siteLanguage, List<String> languages) {
        this.newsletter = newsletter;
        this.siteLanguage = siteLanguage;
        this.languages = List.copyOf(languages);
    }

    /**
     * The editions for those who are due, guarded posts apart from the others.
     *
     * @param posts public now
     * @param history with this run's publications
     * @param audience due now; those of a frequency that the settings don't know are left alone
     */
    public DuePlan due(PublicPosts posts, NewsletterHistory history, Audience audience, Instant now) {
        Judge judge = judge(posts, history, now);
        Map<Bundle, List<Share>> bundles = new LinkedHashMap<>();
        List<Cohort> idle = new ArrayList<>();
        for (Cohort cohort : audience.cohorts()) {
            if (!isKnown(cohort.frequency())) {
                continue;
            }
            List<Bundle> theirs = bundles(judge.verdicts(cohort), posts);
            if (theirs.isEmpty()) {
                idle.add(cohort);
            }
            for (int i = 0; i < theirs.size(); i++) {
                Share.Marks marks = i == theirs.size() - 1 ? Share.Marks.MOVE : Share.Marks.STAY;
                bundles.computeIfAbsent(theirs.get(i), bundle -> new ArrayList<>())
                        .add(new Share(cohort, letterLanguage(cohort, theirs.get(i), posts), marks));
            }
        }
        List<PlannedEdition> editions = new ArrayList<>();
        bundles.forEach((bundle, shares) -> editions.add(planned(bundle, shares, posts)));
        editions.sort(OPENING_ORDER);
        return new DuePlan(newsletter.name(), judge.target(), audience.lastEdition(), editions, idle);
    }

    /** What becomes of each publication above the cohort's mark, by number, and by which rule. */
    public List<Verdict> verdicts(PublicPosts posts, NewsletterHistory history, Cohort cohort, Instant now) {
        return judge(posts, history, now).verdicts(cohort);
    }

    private Judge judge(PublicPosts posts, NewsletterHistory history, Instant now) {
        return new Judge(
                newsletter,
                siteLanguage,
                posts,
                history,
                history.target(newsletter.digest().settle(), now));
    }

    /** Guarded ones last: by then what the same people get without approval is open, and their marks may move. */
    private static final Comparator<PlannedEdition> OPENING_ORDER = Comparator.comparing(
                    (PlannedEdition edition) -> edition.guard().isPresent())
            .thenComparing(Comparator.comparingLong(PlannedEdition::recipients).reversed())
            .thenComparing(edition -> edition.posts().toString());

    /** Posts that go out together. @param guard why they wait, empty where they need not */
    private record Bundle(List<PostId> posts, Optional<String> guard) {}

    /** At most two: what may go, then what waits for approval. */
    private static List<Bundle> bundles(List<Verdict> verdicts, PublicPosts posts) {
        Map<Boolean, List<Verdict>> parted = verdicts.stream()
                .filter(Verdict::isServed)
                .collect(Collectors.partitioningBy(
                        verdict -> verdict.publication().guard() != null));
        List<Bundle> bundles = new ArrayList<>();
        for (List<Verdict> together : List.of(parted.get(false), parted.get(true))) {
            if (!together.isEmpty()) {
                bundles.add(new Bundle(newestFirst(together, posts), reasons(together)));
            }
        }
        return bundles;
    }

    private static List<PostId> newestFirst(List<Verdict> verdicts, PublicPosts posts) {
        return verdicts.stream()
                .map(verdict -> posts.find(verdict.publication().post()).orElseThrow())
                .sorted(PublicPost.NEWEST_FIRST)
                .map(PublicPost::id)
                .toList();
    }

    private static Optional<String> reasons(List<Verdict> verdicts) {
        List<String> reasons = verdicts.stream()
                .map(verdict -> verdict.publication().guard())
                .flatMap(reason -> Optional.ofNullable(reason).stream())
                .distinct()
                .toList();
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
    }

    private PlannedEdition planned(Bundle bundle, List<Share> shares, PublicPosts posts) {
        Map<String, List<Post>> letters = new TreeMap<>();
        shares.forEach(share -> letters.computeIfAbsent(
                share.language(),
                language -> bundle.posts().stream()
                        .map(id -> posts.find(id).orElseThrow())
                        .flatMap(post -> post.variant(language, siteLanguage).stream())
                        .toList()));
        return new PlannedEdition(newsletter.name(), bundle.posts(), letters, bundle.guard(), shares);
    }

    private boolean isKnown(String frequency) {
        return newsletter.digest().frequency(frequency).isPresent();
    }

    /** Theirs where there are words or a post in it, else the site's. */
    private String letterLanguage(Cohort cohort, Bundle bundle, PublicPosts posts) {
        Stream<String> written =
                bundle.posts().stream().flatMap(id -> posts.find(id).orElseThrow().languages().stream());
        return Stream.concat(languages.stream(), written)
                .filter(cohort.language()::equalsIgnoreCase)
                .findFirst()
                .orElse(siteLanguage);
    }
}

package postrider.edition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import postrider.database.Tx;
import postrider.markdown.RenderedPost;
import postrider.post.EntryId;

/**
 * What a newsletter shows to who comes to it: topics to choose, and its newest posts for a greeting. Each run keeps it, because pages and
 * greetings have no posts at hand.
 */
public final class Showcase {
    private static final int MOST_TOPICS = 30;
    private static final int LONGEST_SUMMARY = 1_000;

    /** Topics are parted by it where they are kept. */
    private static final String PART = "|";

    private final String siteLanguage;

    public Showcase(String siteLanguage) {
        this.siteLanguage = siteLanguage;
    }

    /** Keeps what is shown from now on; writes only what changed. @param rendered of each post that is public */
    public void keep(
            Tx tx, Newsletter newsletter, PublicPosts posts, Function<EntryId, RenderedPost> rendered, Instant now) {
        List<PublicPost> newestFirst =
                posts.in(newsletter).stream().sorted(PublicPost.NEWEST_FIRST).toList();
        List<String> topics = topics(newestFirst);
        if (!topics.equals(ShowcaseTable.topics(tx, newsletter.name()))) {
            ShowcaseTable.replaceTopics(tx, newsletter.name(), topics);
        }
        int most = newsletter.digest().welcomePosts();
        List<ShownPost> kept = ShowcaseTable.posts(tx, newsletter.name());
        List<Variant> variants = most == 0
                ? List.of()
                : covering(mailable(tx, newsletter, newestFirst, now), most).stream()
                        .flatMap(post -> post.variants().stream()
                                .map(one -> new Variant(post, one.language(), rendered.apply(one.id()))))
                        .toList();
        List<ShownPost> shown =
                variants.stream().map(variant -> variant.shown("")).toList();
        boolean isSame = kept.size() == shown.size()
                && IntStream.range(0, kept.size()).allMatch(i -> kept.get(i).isLike(shown.get(i)));
        if (!isSame) {
            ShowcaseTable.replacePosts(
                    tx, newsletter.name(), variants.stream().map(Variant::shown).toList());
        }
    }

    /** What subscribers may choose of it: what the settings say, else what its posts have. */
    public static List<String> topics(Tx tx, Newsletter newsletter) {
        return newsletter.topics().isEmpty() ? ShowcaseTable.topics(tx, newsletter.name()) : newsletter.topics();
    }

    /**
     * The newest posts for somebody who begins now, as many as the settings say, by the rules of digests (rules §5): of their topics, in
     * their language, else in the site's.
     */
    public List<NewestPost> newest(Tx tx, Newsletter newsletter, String language, List<String> topics) {
        Map<String, ShownPost> byPost = new LinkedHashMap<>();
        for (ShownPost post : ShowcaseTable.posts(tx, newsletter.name())) {
            boolean isTheirs = post.language().equalsIgnoreCase(language);
            if (post.isOf(topics) && (isTheirs || post.language().equalsIgnoreCase(siteLanguage))) {
                byPost.merge(post.post(), post, (one, other) -> isTheirs ? other : one);
            }
        }
        return byPost.values().stream()
                .limit(newsletter.digest().welcomePosts())
                .map(ShownPost::words)
                .toList();
    }

    /** Those that most posts have, by name; one that all have is no choice. */
    private static List<String> topics(List<PublicPost> posts) {
        Map<String, Integer> counts = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        for (PublicPost post : posts) {
            Set<String> once = new HashSet<>();
            for (String name : post.topics()) {
                String key = name.toLowerCase(Locale.ROOT);
                names.putIfAbsent(key, name);
                if (once.add(key)) {
                    counts.merge(key, 1, Integer::sum);
                }
            }
        }
        return counts.entrySet().stream()
                .filter(count ->
                        count.getValue() < posts.size() && !count.getKey().contains(PART))
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_TOPICS)
                .map(Map.Entry::getKey)
                .sorted()
                .map(names::get)
                .toList();
    }

    /** Those alone that a digest might bring by now: what waits for somebody's approval, or settles, waits here too. */
    private static List<PublicPost> mailable(Tx tx, Newsletter newsletter, List<PublicPost> posts, Instant now) {
        Instant settled = now.minus(newsletter.digest().settle());
        Set<String> waiting = new HashSet<>(PublicationTable.waiting(tx, newsletter.name(), settled));
        waiting.addAll(ShowcaseTable.inReview(tx, newsletter.name()));
        return posts.stream()
                .filter(post -> !waiting.contains(post.id().value()))
                .toList();
    }

    /** The fewest that hold the newest for everybody, whatever their language and topics. */
    private List<PublicPost> covering(List<PublicPost> newestFirst, int most) {
        Set<String> languages = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        newestFirst.forEach(post -> languages.addAll(post.languages()));
        languages.add(siteLanguage);
        Map<List<String>, Integer> counts = new HashMap<>();
        List<PublicPost> covering = new ArrayList<>();
        for (PublicPost post : newestFirst) {
            boolean isNeeded = false;
            for (String language : languages) {
                if (post.variant(language, siteLanguage).isPresent()) {
                    for (String topic : Stream.concat(Stream.of(""), post.topics().stream())
                            .map(name -> name.toLowerCase(Locale.ROOT))
                            .distinct()
                            .toList()) {
                        isNeeded |= counts.merge(List.of(language, topic), 1, Integer::sum) <= most;
                    }
                }
            }
            if (isNeeded) {
                covering.add(post);
            }
        }
        return covering;
    }

    private record Variant(PublicPost post, String language, RenderedPost rendered) {
        /** Reads the summary from the disk. */
        private ShownPost shown() {
            String summary = rendered.summary();
            return shown(
                    summary.codePointCount(0, summary.length()) <= LONGEST_SUMMARY
                            ? summary
                            : summary.substring(0, summary.offsetByCodePoints(0, LONGEST_SUMMARY)));
        }

        private ShownPost shown(String summary) {
            return new ShownPost(
                    post.id().value(),
                    language,
                    rendered.key(),
                    post.topics(),
                    new NewestPost(rendered.post().title(), rendered.url(), summary));
        }
    }
}

package postrider.feed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import postrider.feed.Archive.Page;
import postrider.markdown.RenderedPost;
import postrider.markdown.UsedMedia;
import postrider.post.EntryId;
import postrider.post.MediaFile;
import postrider.post.Post;
import postrider.post.PostId;
import postrider.source.Checked;
import postrider.source.Diagnostic;

/**
 * All feeds of a site: one of the whole, one for each tag and category, one for each language where there are several; each in every
 * {@link FeedFormat}. The whole and the languages have archive pages besides, down to the first post; a language that all posts are
 * in shares those of the whole.
 */
public final class Feeds {
    private final FeedSettings settings;
    private final String program;
    private final List<Candidate> posts;
    /** Whether any post comes in several languages. */
    private final boolean variants;

    private Feeds(FeedSettings settings, String program, List<Candidate> posts) {
        this.settings = settings;
        this.program = program;
        this.posts = posts;
        this.variants = posts.stream()
                        .map(candidate -> candidate.post().postId())
                        .collect(Collectors.toSet())
                        .size()
                < posts.size();
    }

    /**
     * The documents in the order in which they are to be written: archive pages before what leads to them.
     *
     * @param program the version; another one makes all documents anew
     * @param served what readers get at the address of a post's file: its true size and type
     * @param published all posts that are out, every language variant, in any order
     * @return with an error for each post that no format could carry; such a post is left out
     */
    public static Checked<List<FeedDocument>> of(
            FeedSettings settings,
            String program,
            Function<UsedMedia, MediaFile> served,
            Collection<RenderedPost> published) {
        List<Diagnostic> leftOut = new ArrayList<>();
        List<Candidate> posts = new ArrayList<>();
        Predicate<String> isAddress = WebAddress.among(settings.url() + "/");
        for (RenderedPost post : published) {
            Candidate candidate = Candidate.of(post, served);
            candidate.fault(isAddress).ifPresentOrElse(leftOut::add, () -> posts.add(candidate));
        }
        posts.sort((one, other) -> Post.newestFirst(one.post(), other.post()));
        leftOut.sort(Comparator.comparing(fault -> fault.at().file()));
        return new Checked<>(new Feeds(settings, program, posts).documents(), leftOut);
    }

    /**
     * The feed of sent editions, in every format.
     *
     * @param program as for {@link #of}; @param title what the site calls them
     * @param newestFirst of which the feed holds as many as of posts
     */
    public static List<FeedDocument> ofEditions(
            FeedSettings settings, String program, String title, List<EditionEntry> newestFirst) {
        List<EditionItem> items = newestFirst.stream()
                .limit(settings.entries())
                .map(EditionItem::new)
                .toList();
        Feed feed = new Feed(settings, Scope.editions(settings, title), new Feed.Place("", null, null), items);
        return new Feeds(settings, program, List.of()).inAllFormats(feed);
    }

    private List<FeedDocument> documents() {
        List<FeedDocument> documents = new ArrayList<>();
        byTag().forEach((tag, tagged) -> documents.addAll(current(Scope.tag(settings, tag), tagged, null)));
        Scope scope = Scope.whole(settings);
        List<Candidate> whole = onePerPost(posts);
        String newestPage = addHistory(scope, whole, documents);
        for (String language : languages()) {
            Scope ofLanguage = Scope.language(settings, language);
            List<Candidate> variants = onePerPost(posts.stream()
                    .filter(candidate -> candidate.post().language().equals(language))
                    .toList());
            String newest = variants.equals(whole) ? newestPage : addHistory(ofLanguage, variants, documents);
            documents.addAll(current(ofLanguage, variants, newest));
        }
        documents.addAll(current(scope, whole, newestPage));
        return List.copyOf(documents);
    }

    /** The site's and those of posts; none where there is only one, because its feed would be that of the whole. */
    private Collection<String> languages() {
        TreeSet<String> languages = new TreeSet<>(settings.languages());
        languages.add(settings.language());
        posts.forEach(candidate -> languages.add(candidate.post().language()));
        return languages.size() > 1 ? languages : List.of();
    }

    /** Each tag in the spelling of the oldest post that has it. */
    private Map<Tag, List<Candidate>> byTag() {
        SortedMap<String, List<Candidate>> tagged = new TreeMap<>();
        Map<String, Tag> spellings = new HashMap<>();
        for (Candidate candidate : posts) {
            for (Tag tag : Tag.of(candidate.post())) {
                tagged.computeIfAbsent(tag.folder(), folder -> new ArrayList<>())
                        .add(candidate);
                spellings.put(tag.folder(), tag);
            }
        }
        Map<Tag, List<Candidate>> byTag = new LinkedHashMap<>();
        tagged.forEach((folder, list) -> byTag.put(spellings.get(folder), onePerPost(list)));
        return byTag;
    }

    /** Of a post's variants the one in the site's language, else the first there is in the order of the site's languages. */
    private List<Candidate> onePerPost(List<Candidate> candidates) {
        if (!variants) {
            return candidates;
        }
        Map<PostId, Candidate> best = new HashMap<>();
        Comparator<Candidate> preference = Comparator.<Candidate>comparingInt(this::rank)
                .thenComparing(candidate -> candidate.post().language())
                .thenComparing(candidate -> candidate.post().id());
        candidates.forEach(
                candidate -> best.merge(candidate.post().postId(), candidate, BinaryOperator.minBy(preference)));
        Set<EntryId> chosen =
                best.values().stream().map(candidate -> candidate.post().id()).collect(Collectors.toSet());
        return candidates.stream()
                .filter(candidate -> chosen.contains(candidate.post().id()))
                .toList();
    }

    private int rank(Candidate candidate) {
        String language = candidate.post().language();
        if (language.equals(settings.language())) {
            return -1;
        }
        int rank = settings.languages().indexOf(language);
        return rank < 0 ? settings.languages().size() : rank;
    }

    /** Adds a feed's archive pages. @return the newest page's place, null where there is none */
    private @Nullable String addHistory(Scope scope, List<Candidate> newestFirst, List<FeedDocument> documents) {
        List<Page> pages = Archive.of(newestFirst, settings.entries()).pages();
        for (int i = pages.size() - 1; i >= 0; i--) {
            Feed.Place place =
                    new Feed.Place(pages.get(i).name(), place(scope, pages, i - 1), place(scope, pages, i + 1));
            documents.addAll(
                    inAllFormats(new Feed(settings, scope, place, pages.get(i).posts())));
        }
        return place(scope, pages, pages.size() - 1);
    }

    private static @Nullable String place(Scope scope, List<Page> pages, int index) {
        return index < 0 || index >= pages.size()
                ? null
                : scope.folder() + pages.get(index).name();
    }

    private List<FeedDocument> current(Scope scope, List<Candidate> newestFirst, @Nullable String archive) {
        List<Candidate> newest = newestFirst.subList(0, Math.min(settings.entries(), newestFirst.size()));
        return inAllFormats(new Feed(settings, scope, new Feed.Place("", archive, null), List.copyOf(newest)));
    }

    private List<FeedDocument> inAllFormats(Feed feed) {
        String print = feed.fingerprint(program);
        return Stream.of(FeedFormat.values())
                .map(format -> new FeedDocument(
                        feed.path(format), feed.role(), print + format.ordinal(), () -> format.write(feed)))
                .toList();
    }
}

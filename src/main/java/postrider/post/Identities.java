package postrider.post;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Gives every post its permanent ids: the author's, else those of earlier runs, else new ones (SPEC R7.2). */
final class Identities {
    private static final Pattern UUID =
            Pattern.compile("(?i)(?:urn:uuid:)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");

    private final PostSettings settings;
    private final List<Draft> drafts;
    private final KnownPosts known;
    private final KnownPosts.Index index;
    /** Which post of an earlier run a file is. */
    private final Map<Draft, KnownPost> same = new IdentityHashMap<>();

    private Identities(PostSettings settings, List<Draft> drafts, KnownPosts known) {
        this.settings = settings;
        this.drafts = drafts;
        this.known = known;
        this.index = known.index();
    }

    /** What a file is. @param known the post of an earlier run, if it is one */
    record Identity(Draft draft, Ids ids, Optional<KnownPost> known) {}

    /** In the order of the drafts. @param drafts of every file in the folder, also of those that could not be read */
    static List<Identity> of(List<Draft> drafts, KnownPosts known, PostSettings settings) {
        Identities identities = new Identities(settings, drafts, known);
        identities.recognise();
        return identities.assign();
    }

    private void recognise() {
        drafts.forEach(draft -> index.at(draft.path().file()).ifPresent(post -> same.put(draft, post)));
        if (same.size() == index.paths().size()) {
            return;
        }
        Set<String> present = new HashSet<>();
        drafts.forEach(draft -> present.add(draft.path().file()));
        List<KnownPost> gone = new ArrayList<>(known.without(present, index));
        join(gone, draft -> draft.path().key(), post -> keyOf(post.path()));
        join(
                gone,
                draft -> ofContent(draft, content -> content.contentHash().toString()),
                post -> post.contentHash().toString());
        join(
                gone,
                draft -> ofContent(draft, content -> content.publishAt() + " " + content.title()),
                post -> post.publishAt() + " " + post.title());
    }

    private static String ofContent(Draft draft, Function<Content, String> trait) {
        return draft.content() == null ? "" : trait.apply(draft.content());
    }

    /** Joins what shares a trait with exactly one of the other side; no trait is the empty text. */
    private void join(List<KnownPost> gone, Function<Draft, String> trait, Function<KnownPost, String> traitOfKnown) {
        if (gone.isEmpty()) {
            return;
        }
        Map<String, List<Draft>> fresh = drafts.stream()
                .filter(draft -> draft.givenId() == null && !same.containsKey(draft))
                .collect(Collectors.groupingBy(trait));
        Map<String, List<KnownPost>> candidates = gone.stream().collect(Collectors.groupingBy(traitOfKnown));
        fresh.forEach((value, alike) -> {
            List<KnownPost> partners = candidates.getOrDefault(value, List.of());
            if (!value.isEmpty() && alike.size() == 1 && partners.size() == 1) {
                same.put(alike.get(0), partners.get(0));
                gone.remove(partners.get(0));
            }
        });
    }

    private String keyOf(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return PostPath.of(path, PostPath.makesPageFolder(name, settings.languages()), settings.languages())
                .map(PostPath::key)
                .orElse("");
    }

    private List<Identity> assign() {
        List<Identity> identities = new ArrayList<>();
        Map<String, PostId> siblings = new HashMap<>();
        Set<String> taken = new HashSet<>();
        // Only who makes new ids must know which there are.
        if (drafts.stream().anyMatch(draft -> draft.givenId() == null && !same.containsKey(draft))) {
            known.all().forEach(post -> {
                taken.add(post.id().value());
                taken.add(post.postId().value());
            });
            for (Draft draft : drafts) {
                KnownPost post = same.get(draft);
                if (post != null && draft.givenId() == null) {
                    siblings.putIfAbsent(draft.path().keyWithoutLanguage(), post.postId());
                }
            }
        }
        for (Draft draft : drafts) {
            Optional<KnownPost> post = Optional.ofNullable(same.get(draft));
            Ids ids;
            if (draft.givenId() != null) {
                ids = given(draft.givenId(), draft.path().suffix());
            } else if (post.isPresent()) {
                ids = new Ids(post.get().id(), post.get().postId());
            } else {
                ids = made(
                        draft.path(),
                        Optional.ofNullable(siblings.get(draft.path().keyWithoutLanguage())),
                        taken);
            }
            identities.add(new Identity(draft, ids, post));
        }
        return identities;
    }

    /** A variant in another language than the site's may share the id: it gets one made of it. */
    private Ids given(String id, String suffix) {
        Matcher uuid = UUID.matcher(id);
        String text = uuid.matches() ? uuid.group(1).toLowerCase(Locale.ROOT) : id;
        String post = uuid.matches() ? "urn:uuid:" + text : NameUuid.urn("id:" + text);
        boolean translated = !suffix.isEmpty() && !suffix.equals(settings.language());
        return new Ids(new EntryId(translated ? NameUuid.urn("id:" + text + "@" + suffix) : post), new PostId(post));
    }

    /** New ids, made of the key; where a post that moved away still carries those, of the key and a number. */
    private static Ids made(PostPath path, Optional<PostId> sibling, Set<String> taken) {
        for (int number = 1; ; number++) {
            String again = number == 1 ? "" : "#" + number;
            String entry = NameUuid.urn("path:" + path.key() + again);
            String post = sibling.map(PostId::value)
                    .orElseGet(() -> NameUuid.urn("path:" + path.keyWithoutLanguage() + again));
            if (!taken.contains(entry) && (sibling.isPresent() || !taken.contains(post))) {
                return new Ids(new EntryId(entry), new PostId(post.equals(entry) ? entry : post));
            }
        }
    }
}

package postrider.job;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import postrider.config.Nearest;
import postrider.markdown.RenderedPost;
import postrider.post.EntryId;
import postrider.post.HeldPost;
import postrider.post.KnownPost;
import postrider.post.Post;
import postrider.post.PostHistory;
import postrider.post.PostId;
import postrider.post.Posts;

/**
 * Finds the post that a person means by a file, id, slug, route or URL: among the posts of the folder first, then among those that
 * are gone.
 */
final class PostLookup {
    private static final int SHOWN = 3;

    private final Map<String, Map<PostId, String>> there = new LinkedHashMap<>();
    private final Map<String, Map<PostId, String>> gone = new LinkedHashMap<>();

    private PostLookup() {}

    /** @param known what the ledger has on record, for posts whose file is gone */
    static PostLookup of(Posts posts, Map<EntryId, PostHistory> known) {
        PostLookup lookup = new PostLookup();
        for (Post post : posts.posts()) {
            add(lookup.there, post.postId(), post.file(), post.id().value(), post.slug(), post.route());
        }
        for (HeldPost held : posts.held()) {
            add(lookup.there, held.postId(), held.file(), held.id().value(), "", "");
        }
        for (PostHistory history : known.values()) {
            KnownPost post = history.post();
            add(lookup.gone, post.postId(), post.path(), post.id().value(), post.slug(), post.route());
        }
        return lookup;
    }

    /** Of what is in the folder alone. */
    static PostLookup of(List<PostListing.Entry> entries) {
        PostLookup lookup = new PostLookup();
        for (PostListing.Entry entry : entries) {
            Optional<Post> post = entry.rendered().map(RenderedPost::post);
            add(
                    lookup.there,
                    entry.post(),
                    entry.file(),
                    entry.id(),
                    post.map(Post::slug).orElse(""),
                    post.map(Post::route).orElse(""));
        }
        return lookup;
    }

    private static void add(
            Map<String, Map<PostId, String>> index, PostId post, String file, String entry, String slug, String route) {
        for (String name : List.of(file, folder(file), post.value(), entry, slug, route)) {
            if (!name.isEmpty()) {
                index.computeIfAbsent(name, key -> new LinkedHashMap<>()).putIfAbsent(post, file);
            }
        }
    }

    /** The post's own folder, empty where its file lies in none. */
    private static String folder(String file) {
        return file.substring(0, Math.max(0, file.lastIndexOf('/')));
    }

    /** @throws Refused where no post is called so, with those that are called nearly so, or where several are */
    PostId find(String typed) {
        Map<PostId, String> found = search(there, typed);
        if (found.isEmpty()) {
            found = search(gone, typed);
        }
        if (found.size() > 1) {
            throw new Refused(
                    Refused.Reason.USAGE,
                    "more than one post is called \"" + typed + "\". Name one by its file: "
                            + String.join(", ", found.values()));
        }
        return found.keySet().stream().findFirst().orElseThrow(() -> new Refused(Refused.Reason.USAGE, unknown(typed)));
    }

    private static Map<PostId, String> search(Map<String, Map<PostId, String>> index, String typed) {
        return spellings(typed).stream()
                .map(name -> index.getOrDefault(name, Map.of()))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(Map.of());
    }

    /** As typed, without the closing slash, then without what may lead to the posts folder or the site: each part less. */
    private static Set<String> spellings(String typed) {
        Set<String> spellings = new LinkedHashSet<>();
        String plain = typed.strip().replaceFirst("(?<=[^/])/+$", "");
        spellings.add(typed);
        spellings.add(plain);
        String path = plain.replaceFirst("^https?://[^/]*", "").replaceFirst("[?#].*$", "");
        for (String rest : List.of(path, decoded(path))) {
            for (int at = 0; at >= 0; at = rest.indexOf('/', at + 1)) {
                spellings.add(rest.substring(at));
                spellings.add(rest.substring(at).replaceFirst("^/", ""));
            }
        }
        return spellings;
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    private String unknown(String typed) {
        List<String> names = Stream.of(there, gone)
                .flatMap(index -> index.keySet().stream())
                .filter(name -> !name.startsWith("/") && !name.startsWith("urn:"))
                .distinct()
                .toList();
        List<String> near = Stream.concat(
                        names.stream().filter(name -> typed.length() > 2 && name.contains(typed)),
                        Nearest.to(typed, names).stream())
                .distinct()
                .limit(SHOWN)
                .toList();
        return "no post has the file, id, slug or URL \"" + typed + "\"."
                + (near.isEmpty()
                        ? ""
                        : near.stream().collect(Collectors.joining("\" or \"", " Did you mean \"", "\"?")))
                + " See them all: postrider posts list";
    }
}

package postrider.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import postrider.config.Nearest;
import postrider.markdown.RenderedPost;
import postrider.post.HeldPost;
import postrider.post.PostId;
import postrider.post.PostStatus;
import postrider.source.Diagnostic;

/**
 * Every post of the folder and what it is at an instant.
 *
 * @param entries by file
 * @param diagnostics all of them: those of the posts, of the folder, of templates and settings
 */
public record PostListing(Instant now, List<Entry> entries, List<Diagnostic> diagnostics) {
    public PostListing {
        entries = List.copyOf(entries);
        diagnostics = List.copyOf(diagnostics);
    }

    PostListing with(List<Diagnostic> more) {
        List<Diagnostic> all = new ArrayList<>(diagnostics);
        all.addAll(more);
        return new PostListing(now, entries, all);
    }

    /**
     * The one post that a person means, in all its languages.
     *
     * @param name its file, id or URL, or else its slug
     * @throws Refused where none or more than one is called so
     */
    public PostListing only(String name) {
        List<Entry> named = called(name, Entry::names);
        List<Entry> bySlug = named.isEmpty() ? called(name, Entry::slugs) : named;
        List<Entry> found = bySlug.isEmpty() ? atEndOf(name) : bySlug;
        if (found.isEmpty()) {
            throw new Refused(
                    Refused.Reason.USAGE,
                    "no post has the file, id, slug or URL \"" + name + "\"; nothing was done. " + near(name)
                            + "See them all with: postrider posts list");
        }
        if (found.stream().map(Entry::post).distinct().count() > 1) {
            throw new Refused(
                    Refused.Reason.USAGE,
                    "more than one post is called \"" + name + "\"; nothing was done. Name one by its file: "
                            + found.stream().map(Entry::file).collect(Collectors.joining(", ")));
        }
        PostId post = found.get(0).post();
        List<Entry> variants =
                entries.stream().filter(entry -> entry.post().equals(post)).toList();
        return new PostListing(
                now,
                variants,
                variants.stream().flatMap(entry -> entry.diagnostics().stream()).toList());
    }

    private List<Entry> called(String name, Function<Entry, List<String>> names) {
        String bare = name.length() > 1 && name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        return entries.stream()
                .filter(entry -> names.apply(entry).contains(bare))
                .toList();
    }

    /** The file that a path from elsewhere ends with, such as {@code posts/spring/item.md}. */
    private List<Entry> atEndOf(String path) {
        return entries.stream()
                .filter(entry -> path.endsWith("/" + entry.file()))
                .max(Comparator.comparingInt(entry -> entry.file().length()))
                .stream()
                .toList();
    }

    /** What they may have meant: those whose slug holds what was typed, or differs by a few letters. */
    private String near(String name) {
        Set<String> slugs = new TreeSet<>();
        entries.forEach(entry -> slugs.addAll(entry.slugs()));
        entries.stream().filter(entry -> entry.slugs().isEmpty()).forEach(entry -> slugs.add(entry.file()));
        String typed = name.toLowerCase(Locale.ROOT);
        Set<String> near = new TreeSet<>();
        slugs.stream()
                .filter(slug -> slug.toLowerCase(Locale.ROOT).contains(typed))
                .forEach(near::add);
        Nearest.to(name, slugs).ifPresent(near::add);
        return near.isEmpty() || typed.isBlank()
                ? ""
                : "Did you mean " + near.stream().limit(3).collect(Collectors.joining(" or ")) + "? ";
    }

    /**
     * One file of the folder.
     *
     * @param id the feeds' id
     * @param rendered the post, understood; empty where it is held
     * @param diagnostics its own, by position
     */
    public record Entry(
            String file,
            String id,
            PostId post,
            String language,
            String title,
            PostStatus status,
            Optional<RenderedPost> rendered,
            List<Diagnostic> diagnostics) {
        public Entry {
            diagnostics = List.copyOf(diagnostics);
        }

        private List<String> names() {
            List<String> names = new ArrayList<>(List.of(file, id, post.value()));
            rendered.ifPresent(found -> names.addAll(List.of(found.post().route(), found.url())));
            return names;
        }

        private List<String> slugs() {
            return rendered.map(found -> List.of(found.post().slug())).orElse(List.of());
        }

        /** One that was understood, as it stands at {@code now}. */
        public static Entry of(RenderedPost rendered, Instant now) {
            var post = rendered.post();
            List<Diagnostic> diagnostics = new ArrayList<>(post.warnings());
            diagnostics.addAll(rendered.warnings());
            return new Entry(
                    post.file(),
                    post.id().value(),
                    post.postId(),
                    post.language(),
                    post.title(),
                    post.status(now),
                    Optional.of(rendered),
                    diagnostics);
        }

        /** One that is held. */
        public static Entry of(HeldPost held) {
            return new Entry(
                    held.file(),
                    held.id().value(),
                    held.postId(),
                    held.language(),
                    held.title(),
                    new PostStatus.Held(held.code()),
                    Optional.empty(),
                    held.diagnostics());
        }
    }
}

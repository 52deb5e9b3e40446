package postrider.post;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import postrider.cache.Stamp;
import postrider.post.SeenFolders.Entry;
import postrider.source.Diagnostic;
import postrider.source.Location;

/**
 * What lies in the posts folder when it is walked (SPEC §2). Real files come first; then each link that stays inside is followed
 * once, so that a loop ends and no file is read under two names.
 */
final class WalkedFolder {
    /** By the path's UTF-8 bytes, on every system alike (R1.4): that is by code points. */
    static final Comparator<String> BY_BYTES = WalkedFolder::compare;

    private final Path root;
    private final List<String> languages;
    private final Function<String, @Nullable PostPath> met;
    private final SeenFolders looked;
    private final boolean stamped;
    private final List<Found> posts = new ArrayList<>();
    private final Set<String> defaults = new HashSet<>();
    private final List<String> unreadable = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    /** Folders that were walked; once links are followed, also what else is not to be met under a second name. */
    private final Set<Path> seen = new HashSet<>();

    private boolean following;
    private final Deque<Link> links = new ArrayDeque<>();

    /** A post file. @param stamp empty where the file system gives none */
    record Found(PostPath path, Optional<Stamp> stamp) {}

    private record Link(Path at, String path, boolean inPageFolder) {}

    /**
     * @param root its real path; @param met what an earlier run made of a path, or null: saves making it again
     * @param looked what was asked already
     */
    WalkedFolder(Path root, List<String> languages, Function<String, @Nullable PostPath> met, SeenFolders looked)
            throws IOException {
        this.root = root;
        this.met = met;
        this.looked = looked;
        this.stamped = root.getFileSystem().supportedFileAttributeViews().contains("unix");
        this.languages = List.copyOf(languages);
        seen.add(root);
        walk(root, "", entries(root));
        following = !links.isEmpty();
        if (following) {
            posts.forEach(found -> seen.add(root.resolve(found.path().file())));
        }
        while (!links.isEmpty()) {
            follow(links.remove());
        }
        posts.sort(Comparator.comparing(found -> found.path().file(), BY_BYTES));
    }

    /** Makes no octets of them. What lies beyond the first plane, two surrogates, comes last. */
    private static int compare(String one, String other) {
        int end = Math.min(one.length(), other.length());
        for (int i = 0; i < end; i++) {
            char c = one.charAt(i);
            char d = other.charAt(i);
            if (c != d) {
                boolean beyond = Character.isSurrogate(c);
                return beyond == Character.isSurrogate(d) ? c - d : beyond ? 1 : -1;
            }
        }
        return one.length() - other.length();
    }

    List<Found> posts() {
        return posts;
    }

    /** Whether that folder holds something called {@code frontmatter.yaml}. */
    boolean hasDefaults(String folder) {
        return defaults.contains(folder);
    }

    /** Files and folders that are there and could not be read, relative to the root. */
    List<String> unreadable() {
        return unreadable;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    private record Attributes(boolean folder, boolean file, boolean link, Optional<Stamp> stamp) {}

    private Attributes attributes(Path at, LinkOption... options) throws IOException {
        if (stamped) {
            Map<String, Object> all =
                    Files.readAttributes(at, Stamp.ATTRIBUTES + ",isDirectory,isRegularFile,isSymbolicLink", options);
            return new Attributes(
                    Boolean.TRUE.equals(all.get("isDirectory")),
                    Boolean.TRUE.equals(all.get("isRegularFile")),
                    Boolean.TRUE.equals(all.get("isSymbolicLink")),
                    Optional.of(Stamp.of(all)));
        }
        BasicFileAttributes basic = Files.readAttributes(at, BasicFileAttributes.class, options);
        return new Attributes(basic.isDirectory(), basic.isRegularFile(), basic.isSymbolicLink(), Optional.empty());
    }

    private Optional<PostPath> postPath(String path, boolean inPageFolder) {
        PostPath known = met.apply(path);
        return known != null && known.page() == inPageFolder
                ? Optional.of(known)
                : PostPath.of(path, inPageFolder, languages);
    }

    private List<Entry> entries(Path folder) throws IOException {
        List<Entry> entries = new ArrayList<>(looked.take(folder).orElse(List.of()));
        if (entries.isEmpty()) {
            try (DirectoryStream<Path> names = Files.newDirectoryStream(folder)) {
                names.forEach(name -> entries.add(new Entry(String.valueOf(name.getFileName()))));
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        }
        entries.sort((one, other) -> compare(one.name(), other.name()));
        return entries;
    }

    private void walk(Path folder, String prefix, List<Entry> entries) {
        boolean pageFolder = !prefix.isEmpty() && entries.stream().anyMatch(entry -> isPageFile(folder, entry));
        for (Entry entry : entries) {
            String name = entry.name();
            if (name.equals(FolderDefaults.NAME)) {
                defaults.add(prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1));
            }
            if (!PostPath.isSkipped(name)) {
                entry(folder, entry, prefix + name, pageFolder);
            }
        }
    }

    /** A folder of that name is none. */
    private boolean isPageFile(Path folder, Entry entry) {
        return PostPath.makesPageFolder(entry.name(), languages)
                && (entry.stamp() == null ? !Files.isDirectory(folder.resolve(entry.name())) : !entry.isFolder());
    }

    private void entry(Path folder, Entry entry, String path, boolean inPageFolder) {
        Path at = folder.resolve(entry.name());
        try {
            Stamp stamp = entry.stamp();
            Attributes attributes = stamp == null
                    ? attributes(at, LinkOption.NOFOLLOW_LINKS)
                    : new Attributes(entry.isFolder(), !entry.isFolder(), false, Optional.of(stamp));
            if (attributes.link()) {
                links.add(new Link(at, path, inPageFolder));
            } else {
                real(at, at, path, inPageFolder, attributes);
            }
        } catch (NoSuchFileException e) {
            missing(path);
        } catch (IOException e) {
            refused(path, "it cannot be read: " + e, "Give the program the right to read it");
        }
    }

    /** @param real its real path; @param path the name it was found under */
    private void real(Path at, Path real, String path, boolean inPageFolder, Attributes attributes) {
        if (attributes.folder()) {
            if (seen.add(real)) {
                folder(at, path);
            }
            return;
        }
        Optional<PostPath> post = postPath(path, inPageFolder);
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (post.isPresent() && !attributes.file()) {
            refused(path, "it is a pipe, socket or device, not a file", "Remove it from the posts folder");
        } else if (post.isPresent() && (!following || seen.add(real))) {
            posts.add(new Found(post.get(), attributes.stamp()));
        } else if (PostPath.hasUnknownLanguage(name, languages)) {
            diagnostics.add(Diagnostic.warning(
                    "W603",
                    new Location(path, 1, 1),
                    "this language is not among the site's; the file is no post",
                    "Add it to the setting languages, or rename the file"));
        }
    }

    private void folder(Path at, String path) {
        try {
            walk(at, path + "/", entries(at));
        } catch (NoSuchFileException e) {
            missing(path);
        } catch (IOException e) {
            refused(path, "this folder cannot be read: " + e, "Give the program the right to read it");
        }
    }

    /** Java shows U+FFFD for octets of a name that are not UTF-8, and then knows no such file. */
    private void missing(String path) {
        if (path.indexOf('\uFFFD') >= 0) {
            refused(path, "its name is not UTF-8", "Rename it; programs for Windows-1251 have often made such names");
        } else {
            refused(path, "it vanished while it was read", "Run again");
        }
    }

    private void follow(Link link) {
        boolean maybePost =
                PostPath.of(link.path(), link.inPageFolder(), languages).isPresent();
        try {
            Path real = link.at().toRealPath();
            Attributes attributes = attributes(real);
            if (real.startsWith(root)) {
                real(link.at(), real, link.path(), link.inPageFolder(), attributes);
            } else if (maybePost || attributes.folder()) {
                refused(link.path(), "this link leads out of the posts folder", "Copy the file to this place instead");
            }
        } catch (IOException e) {
            if (maybePost) {
                refused(
                        link.path(),
                        "this link leads nowhere",
                        "Remove it, or make it lead to a file in the posts folder");
            }
        }
    }

    private void refused(String path, String message, String hint) {
        unreadable.add(path);
        diagnostics.add(Diagnostic.error("E501", new Location(path, 1, 1), message + "; it was skipped", hint));
    }
}

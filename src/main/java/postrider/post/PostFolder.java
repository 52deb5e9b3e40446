package postrider.post;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import postrider.cache.Cache;
import postrider.picture.KnownPictures;
import postrider.source.Diagnostic;
import postrider.source.Location;

/** The folder of posts: reads it whole, writes nothing. One bad file never stops the others (SPEC R1.1). */
public final class PostFolder {
    /** Entries of a cache for each post, from which on more than half of it is of no use any more; and what a small one may have. */
    private static final long PER_POST = 4;

    private static final long MANY = 100;

    /** Posts that are read before what later runs need of them is written: enough to share out among threads. */
    private static final int PORTION = 2_000;

    private final Path root;
    private final PostSettings settings;

    /** @param root the posts folder; looked for when it is read */
    public PostFolder(Path root, PostSettings settings) {
        this.root = root;
        this.settings = settings;
    }

    /** Reads every post that is there now, and keeps nothing for later runs. See {@link #read(Instant, Supplier, Cache, KnownPictures)}. */
    public Posts read(Instant now, KnownPosts known) {
        return read(now, () -> known, Cache.none(), KnownPictures.none());
    }

    /**
     * Reads every post that is there now.
     */
    public Posts read(Instant now, Supplier<KnownPosts> known, Cache cache, KnownPictures pictures) {
        return read(now, known, cache, pictures, SeenFolders.none());
    }

    /**
     * Reads every post that is there now, or was when somebody looked.
     *
     * @param now for what depends on the day ({@code modified}); a post's status is asked of it later
     * @param known is asked once all files are read, so that it may be looked up meanwhile
     * @param cache of earlier runs; what is unchanged is taken from there; @param pictures likewise
     * @param looked what somebody asked of the folder already
     * @throws PostFolderException where the folder itself is missing or cannot be read
     */
    public Posts read(
            Instant now, Supplier<KnownPosts> known, Cache cache, KnownPictures pictures, SeenFolders looked) {
        Path real = realRoot();
        DraftReader reader = new DraftReader(real, settings, now, cache, pictures);
        WalkedFolder walked = walk(real, reader, looked);
        List<Diagnostic> diagnostics = new ArrayList<>(walked.diagnostics());
        Map<String, FolderDefaults> defaults = new HashMap<>();
        for (WalkedFolder.Found found : walked.posts()) {
            String folder = found.path().folder();
            if (found.path().page() && walked.hasDefaults(folder) && !defaults.containsKey(folder)) {
                FolderDefaults read = FolderDefaults.of(new PostFile(real, folder + "/" + FolderDefaults.NAME));
                defaults.put(folder, read);
                diagnostics.addAll(read.warnings());
            }
        }
        if (cache.size() - pictures.entries() > MANY + walked.posts().size() * PER_POST) {
            cache.renew();
        }
        List<Draft> drafts = new ArrayList<>();
        for (int from = 0; from < walked.posts().size(); from += PORTION) {
            List<Attempt> attempts =
                    walked.posts().subList(from, Math.min(walked.posts().size(), from + PORTION)).parallelStream()
                            .map(found -> attempt(reader, found, defaults))
                            .toList();
            List<DraftReader.Reading> readings = new ArrayList<>(attempts.size());
            for (Attempt attempt : attempts) {
                attempt.vanished().ifPresent(diagnostics::add);
                attempt.reading().ifPresent(readings::add);
            }
            reader.keep(readings);
            readings.forEach(reading -> drafts.add(reading.draft()));
        }
        KnownPosts before = known.get();
        if (!walked.unreadable().isEmpty()) {
            drafts.addAll(unreachable(walked, before));
            drafts.sort(Comparator.comparing(draft -> draft.path().file(), WalkedFolder.BY_BYTES));
        }
        return new Reading(settings, drafts, before).posts(diagnostics);
    }

    private record Attempt(Optional<DraftReader.Reading> reading, Optional<Diagnostic> vanished) {}

    private static Attempt attempt(DraftReader reader, WalkedFolder.Found found, Map<String, FolderDefaults> defaults) {
        PostPath path = found.path();
        FolderDefaults ofFolder =
                path.page() ? defaults.getOrDefault(path.folder(), FolderDefaults.NONE) : FolderDefaults.NONE;
        try {
            return new Attempt(Optional.of(reader.read(found, ofFolder)), Optional.empty());
        } catch (PostFile.Gone e) {
            return new Attempt(
                    Optional.empty(),
                    Optional.of(Diagnostic.error(
                            "E501", start(path.file()), "it vanished while it was read; it was skipped", "Run again")));
        }
    }

    /** As {@link #files(Posts, KnownPictures)}, of pictures of which nothing is known yet. */
    public PostFiles files(Posts posts) {
        return files(posts, KnownPictures.none());
    }

    /** What a post's links and pictures are looked up in. @param posts what {@link #read} found, for the routes of post files */
    public PostFiles files(Posts posts, KnownPictures pictures) {
        Map<String, String> routes = new HashMap<>();
        posts.posts().forEach(post -> routes.put(post.file(), post.route()));
        return new MediaFolder(realRoot(), pictures, routes);
    }

    private Path realRoot() {
        try {
            Path real = root.toRealPath();
            if (!Files.isDirectory(real)) {
                throw new PostFolderException(
                        root, root + " is not a folder; set posts.dir to the folder that holds the posts", null);
            }
            return real;
        } catch (IOException e) {
            throw missing(e);
        }
    }

    private WalkedFolder walk(Path real, DraftReader reader, SeenFolders looked) {
        try {
            return new WalkedFolder(real, settings.languages(), reader::path, looked);
        } catch (IOException e) {
            throw missing(e);
        }
    }

    private PostFolderException missing(IOException e) {
        String message = e instanceof NoSuchFileException
                ? "the posts folder " + root
                        + " does not exist; make it, or set posts.dir to the folder that holds the posts"
                : "the posts folder " + root + " cannot be read (" + e + "); give the program the right to read it";
        return new PostFolderException(root, message, e);
    }

    private static Location start(String file) {
        return new Location(file, 1, 1);
    }

    /** Posts of earlier runs whose file, or a folder around it, cannot be read now: held, not gone. */
    private List<Draft> unreachable(WalkedFolder walked, KnownPosts known) {
        List<Draft> drafts = new ArrayList<>();
        Set<String> present = new HashSet<>();
        walked.posts().forEach(post -> present.add(post.path().file()));
        for (KnownPost post : known.all()) {
            boolean inside = walked.unreadable().stream().anyMatch(path -> (post.path() + "/").startsWith(path + "/"));
            if (inside && present.add(post.path())) {
                String name = post.path().substring(post.path().lastIndexOf('/') + 1);
                boolean page = PostPath.makesPageFolder(name, settings.languages());
                Findings findings = new Findings();
                findings.error(
                        "E501",
                        start(post.path()),
                        "its file, or the folder around it, cannot be read",
                        "Give the program the right to read it");
                PostPath.of(post.path(), page, settings.languages())
                        .ifPresent(path -> drafts.add(Draft.unread(path, settings.language(), findings)));
            }
        }
        return drafts;
    }
}

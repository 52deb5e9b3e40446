package postrider.post;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import postrider.source.Bytes;
import postrider.source.Diagnostic;
import postrider.source.Location;
import postrider.source.Parsed;
import postrider.source.SourceText;
import postrider.source.YamlMap;

/** The folder of posts: reads it whole, writes nothing. One bad file never stops the others (SPEC R1.1). */
public final class PostFolder {
    private static final int MAX_BYTES = 1024 * 1024;
    private static final String DEFAULTS = "frontmatter.yaml";

    private final Path root;
    private final PostSettings settings;

    /** @param root the posts folder; looked for when it is read */
    public PostFolder(Path root, PostSettings settings) {
        this.root = root;
        this.settings = settings;
    }

    /**
     * Reads every post that is there now.
     *
     * @param now for what depends on the day ({@code modified}); a post's status is asked of it later
     * @throws PostFolderException where the folder itself is missing or cannot be read
     */
    public Posts read(Instant now, KnownPosts known) {
        Path real = realRoot();
        WalkedFolder walked = walk(real);
        List<Diagnostic> diagnostics = new ArrayList<>(walked.diagnostics());
        PostReader reader = new PostReader(settings, new MediaFolder(real, Map.of()), now);
        Map<String, Defaults> defaults = new HashMap<>();
        List<Draft> drafts = new ArrayList<>();
        for (PostPath path : walked.posts()) {
            Defaults ofFolder = path.page()
                    ? defaults.computeIfAbsent(path.folder(), folder -> defaults(real, folder, diagnostics))
                    : Defaults.NONE;
            draft(real, path, ofFolder, reader, diagnostics).ifPresent(drafts::add);
        }
        unreachable(walked, known).forEach(drafts::add);
        return new Reading(settings, drafts, known).posts(diagnostics);
    }

    /** What a post's links and pictures are looked up in. @param posts what {@link #read} found, for the routes of post files */
    public PostFiles files(Posts posts) {
        Map<String, String> routes = posts.posts().stream().collect(Collectors.toMap(Post::file, Post::route));
        return new MediaFolder(realRoot(), routes);
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

    private WalkedFolder walk(Path real) {
        try {
            return new WalkedFolder(real, settings.languages());
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

    private Optional<Draft> draft(
            Path real, PostPath path, Defaults defaults, PostReader reader, List<Diagnostic> diagnostics) {
        Findings findings = new Findings();
        findings.addAll(defaults.errors());
        try {
            Optional<SourceText> text = text(real, path.file(), findings);
            if (text.isEmpty() || !defaults.errors().isEmpty()) {
                return Optional.of(Draft.unread(path, settings.language(), findings));
            }
            return Optional.of(reader.read(path, text.get(), defaults.map(), findings));
        } catch (NoSuchFileException e) {
            diagnostics.add(Diagnostic.error(
                    "E501", start(path.file()), "it vanished while it was read; it was skipped", "Run again"));
            return Optional.empty();
        } catch (IOException e) {
            findings.error(
                    "E501",
                    start(path.file()),
                    "the file cannot be read: " + e,
                    "Give the program the right to read it");
            return Optional.of(Draft.unread(path, settings.language(), findings));
        }
    }

    private static Location start(String file) {
        return new Location(file, 1, 1);
    }

    /** Empty where it is too large or no UTF-8; then it is among the findings. */
    private static Optional<SourceText> text(Path real, String file, Findings findings) throws IOException {
        Path path = real.resolve(file);
        byte[] bytes;
        if (Files.size(path) > MAX_BYTES) {
            bytes = new byte[MAX_BYTES + 1];
        } else {
            try (InputStream in = Files.newInputStream(path)) {
                bytes = in.readNBytes(MAX_BYTES + 1);
            }
        }
        if (bytes.length > MAX_BYTES) {
            findings.error(
                    "E102",
                    start(file),
                    "the file is larger than 1 MiB",
                    "Make it smaller; pictures belong into files of their own");
            return Optional.empty();
        }
        Parsed<SourceText> text = SourceText.decode(file, Bytes.copyOf(bytes));
        if (text instanceof Parsed.Bad<SourceText> bad) {
            findings.error(bad.fault());
            return Optional.empty();
        }
        return Optional.of(((Parsed.Good<SourceText>) text).value());
    }

    /** What {@code frontmatter.yaml} says for its folder. @param errors hold the folder's posts */
    private record Defaults(YamlMap map, List<Diagnostic> errors) {
        private static final Defaults NONE = new Defaults(new YamlMap(start(DEFAULTS), List.of()), List.of());
    }

    private Defaults defaults(Path real, String folder, List<Diagnostic> diagnostics) {
        String file = folder + "/" + DEFAULTS;
        if (!Files.exists(real.resolve(file), LinkOption.NOFOLLOW_LINKS)) {
            return Defaults.NONE;
        }
        Findings findings = new Findings();
        try {
            if (!Files.isRegularFile(real.resolve(file))
                    || !real.resolve(file).toRealPath().startsWith(real)) {
                findings.error(
                        "E501",
                        start(file),
                        "it is no file of the posts folder",
                        "Put a file in its place, or remove it");
            }
            Optional<YamlMap> map = findings.hasErrors()
                    ? Optional.empty()
                    : text(real, file, findings).flatMap(text -> FrontMatter.read(text, findings));
            List<Diagnostic> found = findings.sorted(file);
            if (map.isPresent()) {
                diagnostics.addAll(found);
            }
            return map.map(read -> new Defaults(read, List.of()))
                    .orElseGet(() -> new Defaults(Defaults.NONE.map(), found));
        } catch (IOException e) {
            findings.error(
                    "E501", start(file), "the file cannot be read: " + e, "Give the program the right to read it");
            return new Defaults(Defaults.NONE.map(), findings.sorted(file));
        }
    }

    /** Posts of earlier runs whose file, or a folder around it, cannot be read now: held, not gone. */
    private List<Draft> unreachable(WalkedFolder walked, KnownPosts known) {
        List<Draft> drafts = new ArrayList<>();
        Set<String> present = new HashSet<>();
        walked.posts().forEach(post -> present.add(post.file()));
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

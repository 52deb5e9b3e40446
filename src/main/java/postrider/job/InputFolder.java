package postrider.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import postrider.cache.Stamp;
import postrider.post.SeenFolders;
import postrider.post.SeenFolders.Entry;
import postrider.source.Meanwhile;
import postrider.source.Print;

/** What the file system says of the inputs and all below them; no file is opened. */
final class InputFolder {
    private static final String ATTRIBUTES = Stamp.ATTRIBUTES + ",mode";

    /** Entries of a folder, from which on two threads are quicker. */
    private static final int MANY = 1_000;

    /** Entries of which what was seen may be in memory beside all posts. */
    private static final int MOST_KEPT = 60_000;

    private static final int TYPE = 0170000;
    private static final int FOLDER = 0040000;
    private static final int FILE = 0100000;

    private final Print print = new Print();
    private final Map<Path, List<Entry>> seen = new HashMap<>();
    private boolean keeps;
    private int met;
    private long newest = Long.MIN_VALUE;

    /** @param keeps whether to keep what was seen of each file, if there are not too many */
    private InputFolder(boolean keeps) {
        this.keeps = keeps;
    }

    /**
     * @param print another where anything was added, changed, moved or taken away, or the circumstances are others; of the
     *     circumstances first, then of each root
     * @param changedAt the last change to any of them, in nanoseconds by the file systems' clocks
     */
    record Look(String print, long changedAt) {}

    /** @return empty where the file system can't tell: it keeps no times of change, a link leads elsewhere, a file vanished meanwhile */
    static Optional<Look> look(String circumstances, List<Path> roots) {
        StringBuilder print = new StringBuilder(new Print().add(circumstances).hex());
        long newest = Long.MIN_VALUE;
        for (Path root : roots) {
            Optional<InputFolder> looked = of(root, false);
            if (looked.isEmpty()) {
                return Optional.empty();
            }
            print.append(' ').append(looked.get().print.hex());
            newest = Math.max(newest, looked.get().newest);
        }
        return Optional.of(new Look(print.toString(), newest));
    }

    /** @param posts what was seen of them on the way */
    record Comparison(boolean isSame, SeenFolders posts) {}

    /** Whether the print is still the same. Looks at roots in their order, and no further than the first that is another. */
    static Comparison compare(String print, String circumstances, List<Path> roots, Path posts) {
        long begunAt = System.nanoTime();
        SeenFolders seen = SeenFolders.none();
        StringBuilder now = new StringBuilder(new Print().add(circumstances).hex());
        for (Path root : roots) {
            Optional<InputFolder> looked =
                    print.startsWith(now.toString()) ? of(root, root.equals(posts)) : Optional.empty();
            if (looked.isEmpty()) {
                return new Comparison(false, seen);
            }
            now.append(' ').append(looked.get().print.hex());
            if (looked.get().keeps) {
                seen = new SeenFolders(looked.get().seen, begunAt);
            }
        }
        return new Comparison(print.equals(now.toString()), seen);
    }

    private static Optional<InputFolder> of(Path root, boolean keeps) {
        InputFolder looked = new InputFolder(keeps);
        try {
            return looked.takeRoot(root) ? Optional.of(looked) : Optional.empty();
        } catch (IOException | DirectoryIteratorException | UnsupportedOperationException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private boolean takeRoot(Path root) throws IOException {
        print.add(root.toString());
        try {
            Path real = root.toRealPath();
            print.add(real.toString());
            return take(real);
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    /** @return whether everything there can be told by its own looks */
    private boolean take(Path place) throws IOException {
        return take(place, new ArrayList<>());
    }

    /** @param seen takes what was seen of it, where that is to be kept */
    private boolean take(Path place, List<Entry> seenThere) throws IOException {
        Map<String, Object> known = Files.readAttributes(place, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        int mode = (Integer) Objects.requireNonNull(known.get("mode"));
        int type = mode & TYPE;
        if (type != FOLDER && type != FILE) {
            return false;
        }
        Stamp stamp = Stamp.of(known);
        newest = Math.max(newest, stamp.changed());
        print.add(mode)
                .add(stamp.node())
                .add(stamp.size())
                .add(stamp.modified())
                .add(stamp.changed());
        if (keeps) {
            seenThere.add(new Entry(String.valueOf(place.getFileName()), stamp, type == FOLDER));
        }
        return type == FILE || takeAllIn(place);
    }

    private boolean takeAllIn(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
            found.forEach(entries::add);
        }
        met += entries.size();
        keeps &= met <= MOST_KEPT;
        List<Entry> seenHere = new ArrayList<>();
        boolean known = entries.size() < MANY ? takeAll(entries, seenHere) : takeHalves(entries, seenHere);
        if (keeps) {
            seen.put(folder, seenHere);
        } else {
            seen.clear();
        }
        return known;
    }

    private boolean takeHalves(List<Path> entries, List<Entry> seenHere) throws IOException {
        InputFolder half = new InputFolder(keeps);
        List<Entry> seenThere = new ArrayList<>();
        Meanwhile<Boolean> other =
                Meanwhile.of(() -> half.takeAllUnchecked(entries.subList(0, entries.size() / 2), seenThere));
        boolean known = takeAll(entries.subList(entries.size() / 2, entries.size()), seenHere) & joined(other);
        print.add(half.print.hex());
        newest = Math.max(newest, half.newest);
        keeps &= half.keeps;
        seenHere.addAll(seenThere);
        seen.putAll(half.seen);
        return known;
    }

    private static boolean joined(Meanwhile<Boolean> other) throws IOException {
        try {
            return other.get();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private boolean takeAllUnchecked(List<Path> entries, List<Entry> seenHere) {
        try {
            return takeAll(entries, seenHere);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean takeAll(List<Path> entries, List<Entry> seenHere) throws IOException {
        for (Path entry : entries) {
            print.add(String.valueOf(entry.getFileName()));
            if (!take(entry, seenHere)) {
                return false;
            }
        }
        return true;
    }
}

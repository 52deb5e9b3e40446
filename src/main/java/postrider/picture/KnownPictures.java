package postrider.picture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import postrider.cache.Cache;
import postrider.cache.EntryReader;
import postrider.cache.EntryWriter;
import postrider.cache.Stamp;
import postrider.source.Bytes;

/**
 * The pictures of a folder: of those that are as an earlier run found them, nothing is asked but what the file system says of them.
 * Safe for several threads.
 */
public final class KnownPictures {
    /** Of entries in the cache. */
    private static final int KIND = 3;

    private final Cache cache;
    private final @Nullable PictureCache copies;
    private final Map<String, Kept> kept = new HashMap<>();
    private final Map<String, Kept> seen = new ConcurrentHashMap<>();
    private long entries;

    /**
     * @param cache of earlier runs. One that keeps nothing is a rehearsal's: copies that earlier runs did not try are taken for granted
     *     there where the picture's first octets promise them
     */
    public KnownPictures(Cache cache, PictureCache copies) {
        this.cache = cache;
        this.copies = cache.isWritable() ? copies : null;
        cache.read(KIND, entry -> {
            Kept one = Kept.readFrom(entry);
            kept.put(one.path(), one);
            entries++;
        });
    }

    private KnownPictures() {
        this.cache = Cache.none();
        this.copies = null;
    }

    /** Those of which no earlier run left anything. */
    public static KnownPictures none() {
        return new KnownPictures();
    }

    /**
     * What one was found to be.
     *
     * @param stamp of the file when it was read, null where the file system gives none
     * @param settled whether an equal stamp proves in a later run that the content is the same
     */
    private record Kept(String path, @Nullable Stamp stamp, boolean settled, FoundPicture found) {
        boolean is(Optional<Stamp> now) {
            return stamp != null && now.filter(stamp::equals).isPresent();
        }

        void writeTo(EntryWriter out) {
            out.text(path);
            out.orNull(stamp, (to, known) -> known.writeTo(to));
            out.flag(settled);
            found.writeTo(out);
        }

        static Kept readFrom(EntryReader in) {
            return new Kept(in.text(), in.orNull(Stamp::readFrom), in.flag(), FoundPicture.readFrom(in));
        }
    }

    /** How many entries the cache has of pictures, those that are of no use any more among them. */
    public long entries() {
        return entries;
    }

    /**
     * What the file is. Of one that is new here all copies are made that pages show.
     *
     * @param path what it is known by; @param file its real path
     */
    public FoundPicture look(String path, Path file) throws IOException {
        Optional<Stamp> now = PictureFile.stamp(file);
        Kept met = seen.get(path);
        if (met != null && met.is(now)) {
            return met.found();
        }
        Kept earlier = kept.get(path);
        Kept one = earlier != null && earlier.settled() && earlier.is(now)
                ? earlier
                : new Kept(
                        path,
                        now.orElse(null),
                        now.filter(stamp -> stamp.isSettled(cache.openedAt())).isPresent(),
                        read(file));
        seen.put(path, one);
        return one.found();
    }

    private FoundPicture read(Path file) throws IOException {
        Optional<PictureFacts> facts = PictureFile.facts(file);
        boolean promising = Scaler.fault(facts).isEmpty();
        return new FoundPicture(
                facts.map(PictureFacts::size).orElse(null),
                PictureFile.publishedSize(file),
                promising && isSound(file, facts.orElseThrow())
                        ? facts.orElseThrow().format()
                        : null);
    }

    private boolean isSound(Path file, PictureFacts facts) throws IOException {
        PictureCache maker = copies;
        if (maker == null) {
            return true;
        }
        Optional<Bytes> octets = PictureFile.octets(file);
        return octets.isPresent() && maker.isSound(octets.get(), facts);
    }

    /** Keeps for later runs what they don't have yet. */
    public void keep() {
        cache.add(
                KIND,
                seen.values().stream()
                        .filter(one -> cache.isNew() || !one.equals(kept.get(one.path())))
                        .toList(),
                (out, one) -> one.writeTo(out));
    }
}

package postrider.picture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import postrider.cache.Cache;
import postrider.cache.Stamp;
import postrider.source.Bytes;

/**
 * The pictures of a folder: of those that are as an earlier run found them, nothing is asked but what the file system says of them.
 * Safe for several threads.
 */
public final class KnownPictures {
    /** Of entries in the cache. */
    static final int KIND = 3;

    private final Cache cache;
    private final @Nullable PictureCache copies;
    private final Map<String, KeptPicture> kept = new HashMap<>();
    private final Map<String, KeptPicture> seen = new ConcurrentHashMap<>();
    private long entries;

    /**
     * @param cache of earlier runs. One that keeps nothing is a rehearsal's: copies that earlier runs did not try are taken for granted
     *     there where the picture's first octets promise them
     */
    public KnownPictures(Cache cache, PictureCache copies) {
        this.cache = cache;
        this.copies = cache.isWritable() ? copies : null;
        cache.read(KIND, entry -> {
            KeptPicture one = KeptPicture.readFrom(entry);
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
        KeptPicture met = seen.get(path);
        if (met != null && met.is(now)) {
            return met.found();
        }
        KeptPicture earlier = kept.get(path);
        KeptPicture one = earlier != null && earlier.settled() && earlier.is(now) ? earlier : read(path, file, now);
        seen.put(path, one);
        return one.found();
    }

    private KeptPicture read(String path, Path file, Optional<Stamp> now) throws IOException {
        Optional<PictureFacts> facts = PictureFile.facts(file);
        PictureCache maker = copies;
        boolean promising = Scaler.fault(facts).isEmpty();
        Optional<Bytes> octets = promising && maker != null ? PictureFile.octets(file) : Optional.empty();
        String content = octets.map(Bytes::sha256).orElse(null);
        boolean isSound = maker == null
                ? promising
                : content != null && maker.isSound(octets.orElseThrow(), content, facts.orElseThrow());
        FoundPicture found = new FoundPicture(
                facts.map(PictureFacts::size).orElse(null),
                PictureFile.publishedSize(file),
                isSound ? facts.orElseThrow().format() : null,
                facts.isEmpty() && PictureFile.keepsNotes(file));
        boolean settled = now.filter(stamp -> stamp.isSettled(cache.openedAt())).isPresent();
        return new KeptPicture(path, now.orElse(null), settled, found, isSound ? content : null);
    }

    /**
     * Removes the copies of all pictures that nobody looked at here. To be called when every post was understood, and all its pictures
     * were looked at.
     *
     * @throws java.io.UncheckedIOException where the disk says no
     */
    public void dropOtherCopies() {
        if (copies != null) {
            copies.keepOnly(seen.values().stream()
                    .flatMap(one -> Stream.ofNullable(one.content()))
                    .toList());
        }
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

package postrider.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import postrider.source.Sha256;

/**
 * One file of entries and long texts that earlier runs left. It may be deleted, cut off or spoiled at any time: what can't be read
 * isn't there, and is made again. One process adds to it; others may read meanwhile, and see what was whole when they opened it.
 * Nobody is told what goes wrong with it, for a run without it is only slower.
 */
public final class Cache implements AutoCloseable {
    private static final byte[] MARK = "PRcache1".getBytes(StandardCharsets.US_ASCII);

    private final byte[] head;
    private final @Nullable BlobFile source;
    private final List<Part> parts;
    /** All that is to be closed: texts may lie in each. */
    private final List<BlobFile> opened = new ArrayList<>();
    /** Where a file is made until it is whole; null where nothing is to be left on the disk. */
    private @Nullable Path making;

    private @Nullable Path place;
    private @Nullable Instant openedAt;
    private @Nullable BlobStore target;
    private boolean isNew;
    private long partStart = -1;

    private Cache(byte[] head, @Nullable BlobFile source) {
        this.head = head;
        this.source = source;
        this.parts = source == null ? List.of() : Part.all(source, head.length);
        if (source != null) {
            opened.add(source);
        }
    }

    /**
     * Opens it for a run that adds to it; it is made where there is none and its folder is there.
     *
     * @param fingerprint of all that entries depend on without saying so, such as program and settings: where it isn't that of the
     *     file, the file is begun anew
     */
    public static Cache open(Path place, String fingerprint) {
        byte[] head = head(fingerprint);
        Cache cache = new Cache(head, source(place, head, BlobFile::open));
        cache.toWrite(place);
        return cache;
    }

    /** As {@link #open}, but leaves all on the disk as it is. */
    public static Cache openReadOnly(Path place, String fingerprint) {
        byte[] head = head(fingerprint);
        return new Cache(head, source(place, head, BlobFile::openReadOnly));
    }

    /** One that holds nothing, and of which nothing stays. */
    public static Cache none() {
        return new Cache(MARK, null);
    }

    private static byte[] head(String fingerprint) {
        byte[] hash = new Sha256().add(fingerprint).octets();
        byte[] head = Arrays.copyOf(MARK, MARK.length + hash.length);
        System.arraycopy(hash, 0, head, MARK.length, hash.length);
        return head;
    }

    private interface Opening {
        BlobFile open(Path place) throws IOException;
    }

    private static @Nullable BlobFile source(Path place, byte[] head, Opening opening) {
        try {
            if (!Files.isRegularFile(place)) {
                return null;
            }
            BlobFile file = opening.open(place);
            Optional<byte[]> found = file.read(0, head.length);
            if (found.isPresent() && Arrays.equals(found.get(), head)) {
                return file;
            }
            file.close();
            return null;
        } catch (IOException e) {
            return null;
        }
    }

    private void toWrite(Path wanted) {
        Path part = wanted.resolveSibling(wanted.getFileName() + ".part");
        try {
            BlobFile fresh = opened(BlobFile.create(part));
            openedAt = Files.getLastModifiedTime(part).toInstant();
            place = wanted;
            making = part;
            if (source == null) {
                begin(fresh);
            } else {
                Files.delete(part);
                source.cut(
                        parts.isEmpty()
                                ? head.length
                                : parts.get(parts.size() - 1).end());
                target = new BlobStore(source);
            }
        } catch (IOException e) {
            giveUp();
        }
    }

    private void begin(BlobFile fresh) throws IOException {
        fresh.add(head, head.length);
        target = new BlobStore(fresh);
        isNew = true;
        partStart = -1;
    }

    /** The file system's time when it was opened to be added to; empty where nothing stays. What changed later is not known to it. */
    public Optional<Instant> openedAt() {
        return Optional.ofNullable(making == null ? null : openedAt);
    }

    /** Whether what is added stays for later runs. */
    public boolean isWritable() {
        return making != null;
    }

    /** How many entries earlier runs left, those that are of no use any more among them. */
    public long size() {
        return parts.stream().mapToLong(Part::count).sum();
    }

    /** Hands over the entries of that kind that can be read, the oldest first. @param entry takes exactly what was written of one */
    public void read(int kind, Consumer<EntryReader> entry) {
        BlobFile file = source;
        if (file != null) {
            EntryReader reader = new EntryReader(file);
            parts.stream().filter(part -> part.kind() == kind).forEach(part -> part.read(file, reader, entry));
        }
    }

    /** Takes a text out of memory. @param text in UTF-8, not to be changed any more */
    public KeptText keep(byte[] text) {
        BlobStore store = store();
        if (store != null) {
            try {
                return store.keep(text);
            } catch (UncheckedIOException e) {
                giveUp();
            }
        }
        return KeptText.of(text);
    }

    private synchronized @Nullable BlobStore store() {
        try {
            if (target == null && making == null && head.length > MARK.length) {
                target = new BlobStore(opened(BlobFile.createNameless()));
            }
            if (target != null && making != null && partStart < 0) {
                partStart = target.file().add(new byte[Part.HEAD], Part.HEAD);
            }
        } catch (IOException e) {
            giveUp();
        }
        return target;
    }

    /** Leaves nothing on the disk from now on. */
    private synchronized void giveUp() {
        Path unfinished = making;
        making = null;
        target = null;
        partStart = -1;
        try {
            if (unfinished != null) {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            isNew = false; // it stays, and the next run puts another in its place
        }
    }

    /**
     * Adds entries of a kind, for later runs.
     *
     * @param write writes one; texts are to be kept by this cache, or by the one that it was
     */
    public synchronized <T> void add(int kind, Collection<T> values, BiConsumer<EntryWriter, T> write) {
        BlobStore store = values.isEmpty() || making == null ? null : store();
        if (store == null || making == null) {
            return;
        }
        try {
            EntryWriter block = new EntryWriter(store);
            int count = 0;
            for (T value : values) {
                store(); // begins a part for the texts that may be moved
                int start = block.length();
                try {
                    write.accept(block, value);
                    count++;
                } catch (BlobStore.Lost e) {
                    block.cut(start);
                }
                if (block.length() >= Part.FULL) {
                    end(kind, count, block);
                    count = 0;
                }
            }
            end(kind, count, block);
        } catch (IOException | UncheckedIOException e) {
            giveUp();
        }
    }

    private void end(int kind, int count, EntryWriter block) throws IOException {
        BlobStore store = store();
        if (store != null && making != null && count > 0) {
            BlobFile file = store.file();
            byte[] octets = Arrays.copyOf(block.octets(), block.length());
            long texts = file.end() - partStart - Part.HEAD;
            file.add(octets, octets.length);
            new Part(partStart, kind, count, texts, octets.length, Blob.crc(octets)).writeHead(file);
            partStart = -1;
        }
        block.clear();
    }

    /** Begins the file anew: whoever calls this adds all that is still of use, and then nothing else stays. */
    public synchronized void renew() {
        Path file = making;
        if (file != null && !isNew) {
            try {
                begin(opened(BlobFile.create(file)));
            } catch (IOException e) {
                giveUp();
            }
        }
    }

    /** Whether what earlier runs left is lost for later ones unless it is added again. */
    public boolean isNew() {
        return isNew;
    }

    /** Ends the adding: a file that was begun anew comes to its place. What was kept can still be read. */
    public synchronized void finish() {
        Path file = making;
        Path wanted = place;
        if (file != null && wanted != null && isNew) {
            try {
                Files.move(file, wanted, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                giveUp();
            }
        }
        making = null;
    }

    /** Lets go of the files. What was kept and not read yet can't be read any more: to its owners that is a spoiled text. */
    @Override
    public synchronized void close() {
        finish();
        opened.forEach(BlobFile::close);
    }

    private BlobFile opened(BlobFile file) {
        opened.add(file);
        return file;
    }
}

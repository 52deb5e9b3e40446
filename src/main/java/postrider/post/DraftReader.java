package postrider.post;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import postrider.cache.Cache;
import postrider.picture.KnownPictures;
import postrider.source.Hash;
import postrider.source.SourceText;
import postrider.source.Sums;

/**
 * Reads post files, of those that are as they were when an earlier run read them nothing but what the file system says of them.
 * Safe for several threads once it is made.
 */
final class DraftReader {
    /** Of entries in the cache. */
    private static final int KIND = 1;

    private final Path root;
    private final PostSettings settings;
    private final Instant now;
    private final Cache cache;
    private final PostFiles files;
    private final PostReader reader;
    /** By file; the latest first. */
    private final Map<String, List<KeptDraft>> kept = new HashMap<>();

    DraftReader(Path root, PostSettings settings, Instant now, Cache cache, KnownPictures pictures) {
        this.root = root;
        this.settings = settings;
        this.now = now;
        this.cache = cache;
        this.files = new MediaFolder(root, pictures, Map.of());
        this.reader = new PostReader(settings, now, this::body);
        cache.read(KIND, entry -> {
            KeptDraft draft = KeptDraft.read(entry, path -> again(root, path.file()));
            kept.merge(draft.draft().path().file(), List.of(draft), DraftReader::before);
        });
    }

    private static List<KeptDraft> before(List<KeptDraft> older, List<KeptDraft> newer) {
        List<KeptDraft> all = new ArrayList<>(newer);
        older.stream()
                .filter(draft ->
                        !draft.restsOn(newer.get(0).file(), newer.get(0).defaults()))
                .forEach(all::add);
        return all;
    }

    /** What an earlier run made of that path, or null. */
    @Nullable
    PostPath path(String file) {
        return kept.containsKey(file) ? kept.get(file).get(0).draft().path() : null;
    }

    /** @param kept what later runs can use, empty where they can't; @param isNew whether they don't have it yet */
    record Reading(Draft draft, Optional<KeptDraft> kept, boolean isNew) {}

    /** @throws PostFile.Gone where the file isn't there any more */
    Reading read(WalkedFolder.Found found, FolderDefaults defaults) {
        PostPath path = found.path();
        List<KeptDraft> all = kept.getOrDefault(path.file(), List.of());
        for (KeptDraft draft : all) {
            if (draft.is(found.stamp())
                    && draft.draft().path().equals(path)
                    && draft.defaults().equals(defaults.hash())
                    && defaults.errors().isEmpty()
                    && draft.evidence().holds(files, now)) {
                return new Reading(draft.draft(), Optional.of(draft), false);
            }
        }
        List<KeptDraft> candidates =
                all.stream().filter(draft -> draft.draft().path().equals(path)).toList();
        Findings findings = new Findings();
        findings.addAll(defaults.errors());
        Optional<byte[]> octets = new PostFile(root, path.file()).octets(findings);
        if (octets.isEmpty()) {
            return new Reading(unread(path, findings), Optional.empty(), false);
        }
        Sums sums = Sums.of(octets.get());
        return candidates.stream()
                .filter(draft -> draft.restsOn(sums, defaults.hash()) && !findings.hasErrors())
                .filter(draft -> draft.evidence().holds(files, now))
                .findFirst()
                .map(draft -> seen(draft, found))
                .orElseGet(() -> parsed(found, octets.get(), sums, defaults, findings));
    }

    /** A file that was only touched, or is again what it was. */
    private Reading seen(KeptDraft draft, WalkedFolder.Found found) {
        KeptDraft now = draft.seen(found.stamp(), cache.openedAt());
        return new Reading(draft.draft(), Optional.of(now), !now.equals(draft));
    }

    private Reading parsed(
            WalkedFolder.Found found, byte[] octets, Sums sums, FolderDefaults defaults, Findings findings) {
        PostPath path = found.path();
        Optional<SourceText> text = PostFile.text(path.file(), octets, findings);
        if (text.isEmpty() || !defaults.errors().isEmpty()) {
            return new Reading(unread(path, findings), Optional.empty(), false);
        }
        Evidence world = new Evidence(files);
        Draft draft = reader.read(path, text.get(), defaults.map(), world, findings);
        KeptDraft made = new KeptDraft(null, false, sums, defaults.hash(), world.kept(), draft);
        return new Reading(draft, Optional.of(made.seen(found.stamp(), cache.openedAt())), true);
    }

    private Draft unread(PostPath path, Findings findings) {
        return Draft.unread(path, settings.language(), findings);
    }

    private Body body(PostPath path, SourceText text, boolean markdown, Hash hash) {
        byte[] octets = text.text().getBytes(StandardCharsets.UTF_8);
        return new Body(cache.keep(octets), again(root, path.file()), text.firstLine(), markdown, hash);
    }

    /** Holds on to nothing else: it lives as long as the post. */
    private static Supplier<Optional<String>> again(Path root, String file) {
        return () -> new PostFile(root, file).body();
    }

    /** Keeps for later runs what they don't have yet. Before anything else changes the drafts. */
    void keep(List<Reading> readings) {
        boolean all = cache.isNew();
        cache.add(
                KIND,
                readings.stream()
                        .filter(reading -> all || reading.isNew())
                        .flatMap(reading -> reading.kept().stream())
                        .toList(),
                (out, draft) -> KeptDraft.write(draft, out));
    }
}

package postrider.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {
    private static final int KIND = 1;

    @TempDir
    private Path folder;

    private Path file;

    private record Note(String name, KeptText text) {
        static void write(Note note, EntryWriter out) {
            out.text(note.name);
            out.kept(note.text);
        }

        static Note read(EntryReader in) {
            return new Note(in.text(), in.kept());
        }
    }

    @BeforeEach
    void placeFile() {
        file = folder.resolve("some.cache");
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void add(Cache cache, String... names) {
        List<Note> notes = new ArrayList<>();
        for (String name : names) {
            notes.add(new Note(name, cache.keep(octets("text of " + name))));
        }
        cache.add(KIND, notes, (out, note) -> Note.write(note, out));
    }

    private static List<Note> notes(Cache cache) {
        List<Note> notes = new ArrayList<>();
        cache.read(KIND, in -> notes.add(Note.read(in)));
        return notes;
    }

    private static List<String> names(Cache cache) {
        return notes(cache).stream().map(Note::name).toList();
    }

    private void write(String... names) {
        Cache cache = Cache.open(file, "one");
        add(cache, names);
        cache.finish();
    }

    @Test
    void keepsEntriesAndTextsInOrder() {
        write("a", "b");
        write("c");

        List<Note> notes = notes(Cache.openReadOnly(file, "one"));

        assertThat(notes).extracting(Note::name).containsExactly("a", "b", "c");
        assertThat(notes).allSatisfy(note -> assertThat(note.text().text()).contains("text of " + note.name()));
    }

    @Test
    void manyEntriesFillSeveralBlocks() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            names.add("a name that is somewhat longer " + i);
        }
        write(names.toArray(String[]::new));

        List<Note> notes = notes(Cache.openReadOnly(file, "one"));

        assertThat(notes).extracting(Note::name).isEqualTo(names);
        assertThat(notes.get(4999).text().text()).contains("text of " + names.get(4999));
    }

    @Test
    void anotherFingerprintBeginsAnew() {
        write("a");

        Cache other = Cache.open(file, "two");
        assertThat(names(other)).isEmpty();
        add(other, "b");
        other.finish();

        assertThat(names(Cache.openReadOnly(file, "two"))).containsExactly("b");
        assertThat(names(Cache.openReadOnly(file, "one"))).isEmpty();
    }

    @Test
    void whatWasNotAddedToTheEndIsForgotten() throws IOException {
        write("a");
        long whole = Files.size(file);
        Cache.open(file, "one").keep(octets("a text of a run that died"));
        assertThat(Files.size(file)).isGreaterThan(whole);

        write("b");

        assertThat(names(Cache.openReadOnly(file, "one"))).containsExactly("a", "b");
    }

    @Test
    void renewingDropsWhatIsNotAddedAgain() throws IOException {
        write("a", "b");
        long before = Files.size(file);

        Cache cache = Cache.open(file, "one");
        List<Note> notes = notes(cache);
        cache.renew();
        cache.add(KIND, notes.subList(1, 2), (out, note) -> Note.write(note, out));
        cache.finish();

        Cache renewed = Cache.openReadOnly(file, "one");
        assertThat(names(renewed)).containsExactly("b");
        assertThat(notes(renewed).get(0).text().text()).contains("text of b");
        assertThat(Files.size(file)).isLessThan(before);
        assertThat(notes.get(0).text().text())
                .as("who reads the old file goes on")
                .contains("text of a");
    }

    @Test
    void lookingChangesNothing() throws IOException {
        Cache looking = Cache.openReadOnly(file, "one");
        KeptText kept = looking.keep(octets("only for now"));
        add(looking, "a");
        looking.finish();

        assertThat(kept.text()).contains("only for now");
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void withoutItsFolderItIsOnlySlower() {
        Cache cache = Cache.open(folder.resolve("nowhere/some.cache"), "one");
        KeptText kept = cache.keep(octets("text"));
        add(cache, "a");
        cache.finish();

        assertThat(kept.text()).contains("text");
        assertThat(cache.openedAt()).isEmpty();
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void aFolderInItsPlaceIsLeftAlone() throws IOException {
        Files.createDirectory(file);
        Files.createFile(file.resolve("mine"));

        write("a");

        assertThat(file.resolve("mine")).exists();
        assertThat(names(Cache.openReadOnly(file, "one"))).isEmpty();
    }

    /** Whatever happens to the file: each entry that is read is one that was written, and each text its own or none. */
    @Test
    void whatIsSpoiledIsNotThere() throws IOException {
        write("a", "b");
        write("c", "d");
        byte[] whole = Files.readAllBytes(file);
        Random chance = new Random(17);

        for (int i = 0; i < 600; i++) {
            byte[] spoiled = spoiled(whole, chance);
            Files.write(file, spoiled);
            for (Note note : notes(Cache.openReadOnly(file, "one"))) {
                assertThat(note.name()).isIn("a", "b", "c", "d");
                note.text().text().ifPresent(text -> assertThat(text).isEqualTo("text of " + note.name()));
            }
            write("e");
            assertThat(names(Cache.openReadOnly(file, "one"))).contains("e");
        }
    }

    static byte[] spoiled(byte[] whole, Random chance) {
        byte[] spoiled = whole.clone();
        switch (chance.nextInt(3)) {
            case 0 -> spoiled[chance.nextInt(spoiled.length)] ^= (byte) (1 << chance.nextInt(8));
            case 1 -> spoiled = java.util.Arrays.copyOf(spoiled, chance.nextInt(spoiled.length + 1));
            default -> {
                int from = chance.nextInt(spoiled.length);
                java.util.Arrays.fill(spoiled, from, Math.min(spoiled.length, from + 64), (byte) 0);
            }
        }
        return spoiled;
    }
}

package postrider.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import postrider.cache.Cache;
import postrider.source.Bytes;

/** What is known of pictures, from one run to the next. */
class KnownPicturesTest {
    @TempDir
    Path folder;

    private Path picture;
    private Path cacheFile;

    @BeforeEach
    void start() throws IOException {
        cacheFile = folder.resolve("posts.cache");
        picture = write(Samples.picture("jpg", 1000, 400, (x, y) -> x * 7 + y));
    }

    private Path write(Bytes octets) throws IOException {
        return Files.write(folder.resolve("a.jpg"), octets.toArray());
    }

    private FoundPicture look() throws IOException {
        Cache cache = Cache.open(cacheFile, "program and settings");
        KnownPictures known = new KnownPictures(cache, new PictureCache(folder.resolve("pictures")));
        FoundPicture found = known.look("a.jpg", picture);
        assertThat(known.look("a.jpg", picture)).isEqualTo(found);
        known.keep();
        cache.close();
        return found;
    }

    private List<KeptPicture> kept() {
        List<KeptPicture> kept = new ArrayList<>();
        try (Cache cache = Cache.openReadOnly(cacheFile, "program and settings")) {
            cache.read(KnownPictures.KIND, in -> kept.add(KeptPicture.readFrom(in)));
        }
        return kept;
    }

    /** Puts another finding into the cache. */
    private FoundPicture forge(boolean settled, UnaryOperator<FoundPicture> change) {
        KeptPicture one = kept().get(kept().size() - 1);
        FoundPicture forged = change.apply(one.found());
        try (Cache cache = Cache.open(cacheFile, "program and settings")) {
            cache.renew();
            cache.add(
                    KnownPictures.KIND,
                    List.of(new KeptPicture(one.path(), one.stamp(), settled, forged, one.content())),
                    (out, kept) -> kept.writeTo(out));
        }
        return forged;
    }

    private static FoundPicture other(FoundPicture found) {
        return new FoundPicture(new PictureSize(1, 2), 3, null, false);
    }

    private List<Path> copies() throws IOException {
        if (Files.notExists(folder.resolve("pictures"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve("pictures"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void copiesOfPagesAreMadeAtFirstSight() throws IOException {
        FoundPicture found = look();

        assertThat(found)
                .isEqualTo(
                        new FoundPicture(new PictureSize(1000, 400), Files.size(picture), PictureFormat.JPEG, false));
        assertThat(copies()).hasSize(2);
    }

    @Test
    void whatIsSettledIsNotEvenOpened() throws IOException {
        look();

        FoundPicture forged = forge(true, KnownPicturesTest::other);

        assertThat(look()).isEqualTo(forged);
    }

    @Test
    void whatWasJustWrittenIsReadOnceMore() throws IOException {
        FoundPicture found = look();
        assertThat(kept().get(0).settled()).isFalse();

        forge(false, KnownPicturesTest::other);

        assertThat(look()).isEqualTo(found);
    }

    @Test
    void anotherPictureOfTheSameSizeAndTimeIsSeen() throws IOException {
        look();
        forge(true, KnownPicturesTest::other);
        byte[] octets = Files.readAllBytes(picture);
        FileTime time = Files.getLastModifiedTime(picture);

        Files.write(picture, Arrays.copyOf(new byte[] {'n', 'o'}, octets.length));
        Files.setLastModifiedTime(picture, time);

        assertThat(look()).isEqualTo(new FoundPicture(null, octets.length, null, false));
    }

    @Test
    void aNewFindingTakesThePlaceOfTheOld() throws IOException {
        look();
        write(Samples.picture("jpg", 600, 400, (x, y) -> x * 7 + y));
        FoundPicture second = look();
        forge(true, found -> found);

        assertThat(look()).isEqualTo(second);
        assertThat(kept()).hasSize(1);
    }

    @Test
    void copiesOfPicturesThatNobodyLooksAtAnyMoreGo() throws IOException {
        look();
        List<Path> before = copies();
        Path foreign = Files.writeString(folder.resolve("pictures/notes.txt"), "mine");
        write(Samples.picture("jpg", 1000, 400, (x, y) -> x + 5 * y));

        try (Cache cache = Cache.open(cacheFile, "program and settings")) {
            KnownPictures known = new KnownPictures(cache, new PictureCache(folder.resolve("pictures")));
            known.look("a.jpg", picture);
            known.dropOtherCopies();
        }

        assertThat(copies()).hasSize(3).contains(foreign).doesNotContainAnyElementsOf(before);
    }

    @Test
    void copiesStayOfAPictureThatEarlierRunsRead() throws IOException {
        look();
        forge(true, found -> found);
        List<Path> before = copies();

        try (Cache cache = Cache.open(cacheFile, "program and settings")) {
            KnownPictures known = new KnownPictures(cache, new PictureCache(folder.resolve("pictures")));
            known.look("a.jpg", picture);
            known.dropOtherCopies();
        }

        assertThat(before).hasSize(2);
        assertThat(copies()).isEqualTo(before);
    }

    @Test
    void aRehearsalRemovesNoCopy() throws IOException {
        look();

        try (Cache cache = Cache.openReadOnly(cacheFile, "program and settings")) {
            new KnownPictures(cache, new PictureCache(folder.resolve("pictures"))).dropOtherCopies();
        }

        assertThat(copies()).hasSize(2);
    }

    @Test
    void whatIsBrokenHasNoCopiesAndIsNotTriedAgain() throws IOException {
        byte[] octets = Files.readAllBytes(picture);
        Arrays.fill(octets, 185, 200, (byte) 0xFF); // in a table that all pixels are told by
        write(Bytes.copyOf(octets));

        FoundPicture found = look();

        assertThat(found.size()).isEqualTo(new PictureSize(1000, 400));
        assertThat(found.copies()).isNull();
        assertThat(copies()).isEmpty();
        assertThat(forge(true, kept -> kept)).isEqualTo(look());
    }

    @Test
    void aBombHasNoCopies() throws IOException {
        byte[] bomb = Samples.picture("png", 1, 1, (x, y) -> 0).toArray();
        ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);
        write(Bytes.copyOf(bomb));

        assertThat(look().copies()).isNull();
    }

    @Test
    void aRehearsalMakesNothingAndPromisesByTheHead() throws IOException {
        KnownPictures known = new KnownPictures(
                Cache.openReadOnly(cacheFile, "program and settings"), new PictureCache(folder.resolve("pictures")));

        assertThat(known.look("a.jpg", picture).copies()).isEqualTo(PictureFormat.JPEG);
        assertThat(copies()).isEmpty();
    }

    @Test
    void aRehearsalKnowsWhatARunFoundOut() throws IOException {
        look();
        forge(true, found -> new FoundPicture(found.size(), found.octets(), null, false));

        KnownPictures known = new KnownPictures(
                Cache.openReadOnly(cacheFile, "program and settings"), new PictureCache(folder.resolve("pictures")));

        assertThat(known.look("a.jpg", picture).copies()).isNull();
    }

    @Test
    void aSmallPictureIsTriedAllTheSame() throws IOException {
        write(Samples.picture("jpg", 200, 100, (x, y) -> x));

        assertThat(look().copies()).isEqualTo(PictureFormat.JPEG);
    }
}

package postrider.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import postrider.source.Bytes;

final class PublicFolderTest extends MadeFolder {
    @Test
    void firstRunWritesAllInTheirOrder() throws IOException {
        Changes changes = publicFolder.replace(List.of(
                copy("a/1.jpg"), page("a/index.html", "A"), page("index.html", "all"), page("rss.xml", "feed")));

        assertThat(changes.written())
                .extracting(artifact -> artifact.path().value())
                .containsExactly("a/1.jpg", "a/index.html", "index.html", "rss.xml");
        assertThat(files())
                .isEqualTo(Map.of("a/1.jpg", "jpeg", "a/index.html", "A", "index.html", "all", "rss.xml", "feed"));
    }

    @Test
    void secondRunTouchesNothing() throws IOException {
        List<Artifact> artifacts = List.of(copy("a/1.jpg"), page("a/index.html", "A"));
        publicFolder.replace(artifacts);
        Files.setLastModifiedTime(file("a/index.html"), LONG_AGO);
        Files.setLastModifiedTime(file("a/1.jpg"), LONG_AGO);
        publicFolder.replace(artifacts);

        Changes changes = publicFolder.replace(artifacts);

        assertThat(changes.written()).isEmpty();
        assertThat(changes.removed()).isEmpty();
        assertThat(changes.unchanged()).hasSize(2);
        assertThat(Files.getLastModifiedTime(file("a/index.html"))).isEqualTo(LONG_AGO);
        assertThat(Files.getLastModifiedTime(file("a/1.jpg"))).isEqualTo(LONG_AGO);
    }

    @Test
    void onlyWhatChangedIsWritten() throws IOException {
        publicFolder.replace(List.of(page("a/index.html", "A"), page("b/index.html", "B")));

        Changes changes = publicFolder.replace(List.of(page("a/index.html", "A"), page("b/index.html", "b")));

        assertThat(changes.written())
                .extracting(artifact -> artifact.path().value())
                .containsExactly("b/index.html");
        assertThat(files()).containsEntry("b/index.html", "b");
    }

    @Test
    void whatWasDeletedOrChangedBeforeASurveyIsRestored() throws IOException {
        List<Artifact> artifacts = List.of(page("a/index.html", "A"), page("b/index.html", "B"), page("c.html", "C"));
        publicFolder.replace(artifacts);
        Files.delete(file("a/index.html"));
        Files.writeString(file("b/index.html"), "X");

        Changes changes = publicFolder.replace(artifacts, publicFolder.survey());

        assertThat(changes.written())
                .extracting(artifact -> artifact.path().value())
                .containsExactly("a/index.html", "b/index.html");
        assertThat(changes.unchanged()).hasSize(1);
        assertThat(files()).isEqualTo(Map.of("a/index.html", "A", "b/index.html", "B", "c.html", "C"));
    }

    @Test
    void whatIsChangedAfterASurveyIsRestoredByTheNextRun() throws IOException {
        List<Artifact> artifacts = List.of(page("a/index.html", "A"), page("b/index.html", "B"));
        publicFolder.replace(artifacts);
        Survey survey = publicFolder.survey();
        survey.found();
        Files.writeString(file("b/index.html"), "X");

        publicFolder.replace(artifacts, survey);
        publicFolder.replace(artifacts, publicFolder.survey());

        assertThat(files()).isEqualTo(Map.of("a/index.html", "A", "b/index.html", "B"));
    }

    @Test
    void aSurveyKnowsWhatIsNoLongerGenerated() throws IOException {
        publicFolder.replace(List.of(page("a/index.html", "A"), page("b/index.html", "B")));

        Changes changes = publicFolder.replace(List.of(page("b/index.html", "B")), publicFolder.survey());

        assertThat(changes.removed()).containsExactly(new ArtifactPath("a/index.html"));
        assertThat(files()).isEqualTo(Map.of("b/index.html", "B"));
    }

    @Test
    void removesWhatIsNoLongerGeneratedAndEmptyFolders() throws IOException {
        publicFolder.replace(List.of(page("ru/posts/a/index.html", "A"), page("posts/b/index.html", "B")));

        Changes changes = publicFolder.replace(List.of(page("posts/b/index.html", "B")));

        assertThat(changes.removed()).extracting(ArtifactPath::value).containsExactly("ru/posts/a/index.html");
        assertThat(file("ru")).doesNotExist();
        assertThat(publicFolder
                        .replace(List.of(page("posts/b/index.html", "B")))
                        .removed())
                .isEmpty();
    }

    @Test
    void aRunThatDiedInTheMiddleIsCompleted() throws IOException {
        List<Artifact> artifacts = List.of(page("a/index.html", "A"), dies("b/index.html"), page("index.html", "all"));
        assertThatThrownBy(() -> publicFolder.replace(artifacts)).hasMessage("power cut");
        leaveHalfAFile();

        Changes changes = publicFolder.replace(
                List.of(page("a/index.html", "A2"), page("b/index.html", "B"), page("index.html", "all")));

        assertThat(changes.written()).hasSize(3);
        assertThat(files()).isEqualTo(Map.of("a/index.html", "A2", "b/index.html", "B", "index.html", "all"));
    }

    @Test
    void whatADeadRunWroteIsRemovedWhenItsPostIsGone() throws IOException {
        List<Artifact> artifacts = List.of(page("a/index.html", "A"), dies("index.html"));
        assertThatThrownBy(() -> publicFolder.replace(artifacts)).hasMessage("power cut");
        leaveHalfAFile();

        publicFolder.replace(List.of(page("index.html", "all")));

        assertThat(files()).isEqualTo(Map.of("index.html", "all"));
        assertThat(file("a")).doesNotExist();
    }

    @Test
    void whatADeadRunLeftIsTakenAway() throws IOException {
        publicFolder.replace(List.of(page("a/index.html", "A")));
        leaveHalfAFile();

        publicFolder.replace(List.of(page("a/index.html", "A")));

        assertThat(files()).isEqualTo(Map.of("a/index.html", "A"));
    }

    @Test
    void aFailureLeavesNothingHalfWritten() throws IOException {
        List<Artifact> artifacts = List.of(page("a/index.html", "A"), page("b/index.html", "B"), dies("index.html"));

        assertThatThrownBy(() -> publicFolder.replace(artifacts)).hasMessage("power cut");

        assertThat(files().keySet()).noneMatch(path -> path.contains(".postrider"));
    }

    @Test
    void theFirstFilesMayBeMadeByAllThreadsAtOnce() throws Exception {
        Path root = Files.createDirectory(home.resolve("staged"));
        ArtifactFile page = new ArtifactFile(root, new ArtifactPath("index.html"));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int round = 0; round < 100; round++) {
            CyclicBarrier start = new CyclicBarrier(4);
            try (StagingFolder staging = StagingFolder.in(root)) {
                Callable<Integer> work = () -> {
                    start.await();
                    return staging.stage(Bytes.utf8("page"), page);
                };
                for (Future<Integer> staged : threads.invokeAll(Collections.nCopies(4, work))) {
                    assertThat(staging.part(staged.get())).hasContent("page");
                }
            }
        }
        threads.shutdown();
    }

    @Test
    void picturesGoWithoutTheirNotes() throws IOException {
        byte[] noted = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xFE, 0, 4, 'a', 't', (byte) 0xFF, (byte) 0xD9};
        Files.write(home.resolve("posts/a/1.jpg"), noted);

        publicFolder.replace(List.of(new Artifact.Copied(new ArtifactPath("a/1.jpg"), "a/1.jpg")));

        assertThat(file("a/1.jpg")).hasBinaryContent(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9});
        assertThat(publicFolder
                        .replace(List.of(new Artifact.Copied(new ArtifactPath("a/1.jpg"), "a/1.jpg")))
                        .written())
                .isEmpty();
    }

    @Test
    void manyFilesOfOneFolderAndManyFoldersArrive() throws IOException {
        List<Artifact> artifacts = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            artifacts.add(page("p" + i + "/index.html", "page " + i));
            artifacts.add(page("p" + i / 100 + "/" + i + ".txt", "text " + i));
        }

        publicFolder.replace(artifacts);

        assertThat(files())
                .hasSize(1200)
                .containsEntry("p599/index.html", "page 599")
                .containsEntry("p5/599.txt", "text 599");
    }

    @Test
    void mediaThatAreGoneKeepTheOldCopy() throws IOException {
        publicFolder.replace(List.of(copy("a/1.jpg")));
        Files.delete(home.resolve("posts/a/1.jpg"));

        Changes changes = publicFolder.replace(List.of(copy("a/1.jpg"), page("index.html", "all")));

        assertThat(changes.diagnostics()).singleElement().asString().startsWith("a/1.jpg:1:1: error");
        assertThat(files()).isEqualTo(Map.of("a/1.jpg", "jpeg", "index.html", "all"));
    }

    @Test
    void mediaOutsideThePostsFolderAreNotCopied() throws IOException {
        Files.writeString(home.resolve("secret"), "s");
        Files.createSymbolicLink(home.resolve("posts/a/link.jpg"), home.resolve("secret"));

        Changes changes = publicFolder.replace(
                List.of(new Artifact.Copied(new ArtifactPath("x"), "../secret"), copy("a/link.jpg")));

        assertThat(changes.written()).isEmpty();
        assertThat(changes.diagnostics()).hasSize(2);
    }

    @Test
    void aBrokenTemplateKeepsAllAsItIs() throws IOException {
        publicFolder.replace(List.of(page("a/index.html", "A"), page("c/index.html", "C"), page("rss.xml", "feed")));
        Map<String, String> before = files();
        List<Artifact> broken = List.of(faulty("a/index.html"), faulty("b/index.html"), page("rss.xml", "new"));

        Changes changes = publicFolder.replace(broken);

        assertThat(changes.diagnostics()).hasSize(1);
        assertThat(changes.complete()).isFalse();
        assertThat(changes.written()).isEmpty();
        assertThat(changes.removed()).isEmpty();
        assertThat(files()).isEqualTo(before);
        assertThat(publicFolder.compare(broken).complete()).isFalse();
        assertThat(publicFolder.replace(List.of(page("rss.xml", "new"))).complete())
                .isTrue();
    }

    @Test
    void whatItsKeyStandsForIsMadeOnce() {
        publicFolder.replace(List.of(page("a/index.html", "key", "A"), page("b/index.html", "", "B")));

        List<Artifact> again = List.of(broken("a/index.html", "key"));

        assertThat(publicFolder.replace(again).unchanged()).hasSize(1);
        assertThat(publicFolder.compare(again).change()).isEmpty();
        assertThatThrownBy(() -> publicFolder.replace(List.of(broken("a/index.html", "other"))))
                .hasMessage("power cut");
    }

    @Test
    void equalBytesOfAnotherKeyAreNotWrittenAgain() throws IOException {
        publicFolder.replace(List.of(page("a/index.html", "one", "A")));
        String stamp = stamp("a/index.html") + stamp("a/index.html.gz");

        Changes changes = publicFolder.replace(List.of(page("a/index.html", "two", "A")));

        assertThat(changes.unchanged()).hasSize(1);
        assertThat(stamp("a/index.html") + stamp("a/index.html.gz")).isEqualTo(stamp);
        assertThat(publicFolder.replace(List.of(broken("a/index.html", "two"))).unchanged())
                .hasSize(1);
    }

    @Test
    void mediaFollowTheirSource() throws IOException {
        publicFolder.replace(List.of(copy("a/1.jpg")));
        Files.writeString(home.resolve("posts/a/1.jpg"), "JPEG");
        Files.setLastModifiedTime(home.resolve("posts/a/1.jpg"), LONG_AGO);

        publicFolder.replace(List.of(copy("a/1.jpg")));

        assertThat(file("a/1.jpg")).hasContent("JPEG");
        assertThat(Files.getLastModifiedTime(file("a/1.jpg"))).isEqualTo(LONG_AGO);
    }

    @Test
    void textsHaveAPackedTwinThatLivesAndDiesWithThem() throws IOException {
        Files.writeString(home.resolve("posts/a/plan.svg"), "<svg/>");
        publicFolder.replace(List.of(copy("a/1.jpg"), copy("a/plan.svg"), page("a/index.html", "A")));

        assertThat(unpacked("a/index.html.gz")).isEqualTo("A");
        assertThat(unpacked("a/plan.svg.gz")).isEqualTo("<svg/>");
        assertThat(Files.readAllBytes(file("a/index.html.gz"))).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0);
        assertThat(file("a/1.jpg.gz")).doesNotExist();

        publicFolder.replace(List.of(page("a/index.html", "A2")));
        assertThat(unpacked("a/index.html.gz")).isEqualTo("A2");
        assertThat(file("a/plan.svg.gz")).doesNotExist();

        publicFolder.replace(List.of());
        assertThat(file("a")).doesNotExist();
    }

    @Test
    void whatIsNewComesBeforeWhatChangesAndWhatLeadsToOthersGoesFirst() {
        publicFolder.replace(List.of(page("a", "1"), list("index.html", "a")));

        Changes changes = publicFolder.replace(
                List.of(page("a", "2"), page("b", "1"), list("tags", "b"), list("index.html", "ab")));

        assertThat(changes.written())
                .extracting(artifact -> artifact.path().value())
                .containsExactly("b", "tags", "a", "index.html");
        assertThat(publicFolder.replace(List.of()).removed())
                .extracting(ArtifactPath::value)
                .containsExactly("index.html", "tags", "a", "b");
    }

    @Test
    void comparingTouchesNothing() throws IOException {
        publicFolder.replace(List.of(page("a/index.html", "A"), page("b/index.html", "B"), page("c/index.html", "C")));
        Map<String, String> before = files();

        Difference difference = publicFolder.compare(
                List.of(page("a/index.html", "A"), page("b/index.html", "b"), page("d/index.html", "D")));

        assertThat(difference.add()).extracting(ArtifactPath::value).containsExactly("d/index.html");
        assertThat(difference.change()).extracting(ArtifactPath::value).containsExactly("b/index.html");
        assertThat(difference.remove()).extracting(ArtifactPath::value).containsExactly("c/index.html");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void comparingBeforeTheFirstRunMakesNoFolder() {
        Difference difference = publicFolder.compare(List.of(page("index.html", "all")));

        assertThat(difference.add()).hasSize(1);
        assertThat(home.resolve("public")).doesNotExist();
    }
}

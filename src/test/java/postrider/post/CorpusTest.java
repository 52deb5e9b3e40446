package postrider.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import postrider.reading.Case;
import postrider.reading.Json;
import postrider.source.Diagnostic;

/** Whole folders of posts: all that reading alone says of them. */
class CorpusTest {
    /** What rendering finds; the rest of a post's codes must be found by reading. */
    private static final Set<String> OF_BODIES =
            Set.of("W401", "W402", "W403", "W404", "W405", "W406", "W501", "W502", "W503", "W504");

    static Stream<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(Case.FOLDER.resolve("corpus"))) {
            return Stream.concat(folders.sorted().toList().stream(), Stream.of(Case.FOLDER.resolve("seeds")));
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void readsFolder(Path folder) throws IOException {
        Map<String, Object> expected = Json.map(Files.readString(folder.resolve("expected.json")));
        Instant now = Instant.parse((String) expected.get("now"));
        PostSettings settings = settings(expected);
        Path root = Files.exists(folder.resolve("posts")) ? folder.resolve("posts") : folder;

        Posts posts = new PostFolder(root, settings).read(now, KnownPosts.none());

        Map<String, Map<String, Object>> found = new LinkedHashMap<>();
        posts.posts().forEach(post -> found.put(post.file(), facts(post, now)));
        posts.held().forEach(post -> found.put(post.file(), facts(post)));
        Map<String, Map<String, Object>> wanted = wanted(expected);
        assertThat(found.keySet()).isEqualTo(wanted.keySet());
        wanted.forEach((file, facts) -> assertThat(found.get(file)).as(file).containsAllEntriesOf(facts));
    }

    private static PostSettings settings(Map<String, Object> expected) {
        List<String> languages = Json.texts(expected.getOrDefault("languages", List.of("en", "ru", "kk")));
        String language = String.valueOf(expected.get("siteLanguage"));
        ZoneId zone = ZoneId.of((String) expected.get("zone"));
        return new PostSettings(zone, language, languages, "", "", "===", 300, null);
    }

    private static Map<String, Map<String, Object>> wanted(Map<String, Object> expected) {
        Map<String, Map<String, Object>> wanted = new LinkedHashMap<>();
        Json.map(expected.get("posts")).forEach((file, value) -> {
            Map<String, Object> facts = Json.map(value);
            Map<String, Object> kept = new LinkedHashMap<>();
            for (String key : List.of(
                    "status", "reason", "title", "publishInstant", "updatedInstant", "slug", "route", "lang", "id")) {
                if (facts.containsKey(key)) {
                    kept.put(key, facts.get(key));
                }
            }
            kept.put("codes", codes(Json.texts(facts.get("codes"))));
            wanted.put(file, kept);
        });
        return wanted;
    }

    private static List<String> codes(List<String> all) {
        List<String> codes = new ArrayList<>(all);
        codes.removeIf(OF_BODIES::contains);
        codes.sort(null);
        return codes;
    }

    private static Map<String, Object> facts(Post post, Instant now) {
        return Map.of(
                "status", post.status(now).word(),
                "reason", post.status(now).reason(),
                "title", post.title(),
                "publishInstant", post.publishAt().toString(),
                "updatedInstant", post.updatedAt().toString(),
                "slug", post.slug(),
                "route", post.route(),
                "lang", post.language(),
                "id", post.id().value(),
                "codes", codes(post.warnings().stream().map(Diagnostic::code).toList()));
    }

    private static Map<String, Object> facts(HeldPost post) {
        return Map.of(
                "status", "held",
                "reason", post.code(),
                "codes", codes(post.diagnostics().stream().map(Diagnostic::code).toList()));
    }
}

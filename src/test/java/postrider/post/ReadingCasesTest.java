package postrider.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import postrider.reading.Case;
import postrider.reading.Json;
import postrider.source.Bytes;
import postrider.source.Diagnostic;
import postrider.source.Hash;
import postrider.source.Location;
import postrider.source.Parsed;
import postrider.source.SourceText;
import postrider.source.YamlEntry;
import postrider.source.YamlList;
import postrider.source.YamlMap;
import postrider.source.YamlNode;
import postrider.source.YamlScalar;

/** Every row of the cases that reading alone decides. */
class ReadingCasesTest {
    private static final String NOW = "2026-01-01T00:00:00Z";

    static Stream<Case> dates() {
        return Case.of("date");
    }

    @ParameterizedTest
    @MethodSource("dates")
    void readsDate(Case row) {
        Findings findings = new Findings();
        YamlNode value = new YamlScalar(new Location("a.md", 2, 7), row.text(), false);
        Fields fields = fields(Map.of("date", value));

        Dates dates = Dates.read(
                fields,
                "a.md",
                settings(row.setting("zone", "Asia/Almaty"), row.setting("format", "")),
                Instant.parse(NOW)::isBefore,
                findings);

        if (row.expected().containsKey("instant")) {
            assertThat(dates.publishAt())
                    .isEqualTo(Instant.parse((String) row.expected().get("instant")));
            assertThat(codes(findings, "W")).isEqualTo(row.expected().getOrDefault("warn", List.of()));
        } else if (row.expected().containsKey("absent")) {
            assertThat(codes(findings, "")).containsExactly("E202", "W202");
        } else {
            assertThat(codes(findings, "E"))
                    .containsExactly((String) row.expected().get("error"));
        }
    }

    static Stream<Case> booleans() {
        return Case.of("bool");
    }

    @ParameterizedTest
    @MethodSource("booleans")
    void readsBoolean(Case row) {
        for (boolean ifAbsent : new boolean[] {true, false}) {
            Findings findings = new Findings();
            Fields fields = new Fields(yaml("published: " + row.text() + "\n"));

            boolean value = fields.isTrue("published", ifAbsent, Fields.Gate.HOLDS, findings);

            Object error = row.expected().get("error");
            assertThat(codes(findings, "")).isEqualTo(error == null ? List.of() : List.of(error));
            assertThat(value).isEqualTo(row.expected().getOrDefault("value", ifAbsent));
        }
    }

    static Stream<Case> fronts() {
        return Case.of("front");
    }

    @ParameterizedTest
    @MethodSource("fronts")
    void readsFrontMatter(Case row) {
        Findings findings = new Findings();
        Optional<Fences> fences = decode(row.text(), findings).flatMap(text -> Fences.part(text, findings));
        Optional<YamlMap> map = fences.flatMap(parts -> FrontMatter.read(parts.head(), findings));
        map.filter(read -> !findings.hasErrors())
                .ifPresent(read -> Title.read(new Fields(read), fences.get().head(), findings));

        if (row.expected().containsKey("held")) {
            assertThat(map).isEmpty();
            assertThat(codes(findings, ""))
                    .hasSize(1)
                    .isSubsetOf(Json.texts(row.expected().get("held")));
        } else {
            assertThat(codes(findings, "E")).isEmpty();
            assertThat(plain(map.orElseThrow())).isEqualTo(row.expected().get("front"));
            assertThat(fences.orElseThrow().body().text())
                    .isEqualTo(row.expected().get("body"));
            assertThat(codes(findings, "W1")).isEqualTo(row.expected().getOrDefault("warn", List.of()));
        }
    }

    static Stream<Case> titles() {
        return Case.of("title");
    }

    @ParameterizedTest
    @MethodSource("titles")
    void readsTitle(Case row) {
        Draft draft = read(row, row.setting("path", "my-post.md"));

        if (row.expected().containsKey("held")) {
            assertThat(codes(draft.findings(), "E"))
                    .isSubsetOf(Json.texts(row.expected().get("held")))
                    .isNotEmpty();
        } else {
            assertThat(Objects.requireNonNull(draft.content()).title())
                    .isEqualTo(row.expected().get("title"));
            List<String> warnings = codes(draft.findings(), "W").stream()
                    .filter(code -> code.startsWith("W3") || code.equals("W102") || code.equals("W104"))
                    .toList();
            assertThat(warnings).isEqualTo(row.expected().get("warn"));
        }
    }

    static Stream<Case> paths() {
        return Case.of("path");
    }

    @ParameterizedTest
    @MethodSource("paths")
    void readsPath(Case row) {
        Set<String> files = new TreeSet<>(Json.texts(row.setting().get("files")));
        files.add(row.text());
        Optional<PostPath> path = path(row.text(), files);

        assertThat(path.isPresent()).isEqualTo(row.expected().get("post"));
        if (path.isEmpty()) {
            return;
        }
        Draft draft = reader().read(
                        path.get(),
                        source("---\ntitle: Title\ndate: 20-07-2022\n---\n"),
                        noDefaults(),
                        new Evidence(PostFiles.none()),
                        new Findings());
        PostSettings settings = settings("Asia/Almaty", "", row.setting("route", ""), "en");
        Posts posts = new Reading(settings, List.of(draft), KnownPosts.none()).posts(List.of());
        Post post = posts.posts().get(0);
        assertThat(post.suffix())
                .isEqualTo(Objects.requireNonNullElse(row.expected().get("lang"), ""));
        assertThat(post.route()).isEqualTo(row.expected().get("route"));
        assertThat(path.get().key()).isEqualTo(row.expected().get("key"));
        assertThat(post.id().value()).isEqualTo(row.expected().get("id"));
    }

    static Stream<Case> slugs() {
        return Case.of("slug");
    }

    @ParameterizedTest
    @MethodSource("slugs")
    void choosesSlug(Case row) {
        PostPath path = path(row.text(), Set.of(row.text())).orElseThrow();
        String given = row.setting("slug", "").replace("'", "''");
        Draft draft = reader().read(
                        path,
                        source("---\ntitle: T\ndate: 20-07-2022\nslug: '" + given + "'\n---\n"),
                        noDefaults(),
                        new Evidence(PostFiles.none()),
                        new Findings());

        if (row.expected().containsKey("held")) {
            assertThat(codes(draft.findings(), "E")).isEqualTo(row.expected().get("held"));
        } else {
            EntryId id = new EntryId(NameUuid.urn("path:" + path.key()));
            String slug = Slug.choose(
                    path,
                    Objects.requireNonNull(draft.content()).slug(),
                    Optional.empty(),
                    row.setting("title", ""),
                    id);
            assertThat(slug).isEqualTo(row.expected().get("slug"));
        }
    }

    static Stream<Case> fields() {
        return Case.of("taxonomy", "author", "lang", "header_image");
    }

    @ParameterizedTest
    @MethodSource("fields")
    void readsField(Case row) {
        Findings findings = new Findings();
        Fields fields = new Fields(yaml(row.text() + "\n"));
        List<String> files = Json.texts(row.setting().get("files"));

        Object value = switch (row.group()) {
            case "taxonomy" -> Taxonomy.read(fields, findings);
            case "author" -> plain(Authors.read(fields, null, findings));
            case "lang" ->
                Language.read(fields, "a.md", row.setting("suffix", ""), row.setting("site", "en"), findings);
            default -> HeaderImage.read(fields, "", files(files), findings);
        };

        String key = row.group().equals("header_image") ? "header" : row.group();
        assertThat(value).isEqualTo(row.expected().get(key));
        assertThat(codes(findings, "")).isEqualTo(row.expected().getOrDefault("warn", List.of()));
    }

    static Stream<Case> visible() {
        return Case.of("visible");
    }

    @ParameterizedTest
    @MethodSource("visible")
    void decidesStatus(Case row) {
        PostSettings settings = settings(row.setting("zone", "Asia/Almaty"), "");
        Instant now = Instant.parse(row.setting("now", NOW));
        PostPath path = path("a.md", Set.of("a.md")).orElseThrow();
        Draft draft = new PostReader(settings, now, ReadingCasesTest::body)
                .read(path, source(row.text()), noDefaults(), new Evidence(PostFiles.none()), new Findings());
        Posts posts = new Reading(settings, List.of(draft), KnownPosts.none()).posts(List.of());

        PostStatus status = posts.held().isEmpty()
                ? posts.posts().get(0).status(now)
                : new PostStatus.Held(posts.held().get(0).code());
        assertThat(status.word()).isEqualTo(row.expected().get("status"));
        assertThat(status.reason()).isEqualTo(row.expected().get("reason"));
    }

    static Stream<Case> diagnostics() {
        return Case.of("diag");
    }

    @ParameterizedTest
    @MethodSource("diagnostics")
    void placesDiagnostics(Case row) {
        List<Diagnostic> found = read(row, "a.md").findings().sorted("a.md");

        List<List<Object>> places = found.stream()
                .map(finding -> List.<Object>of(
                        finding.code(), finding.at().line(), finding.at().column()))
                .toList();
        assertThat(places).isEqualTo(row.expected().get("diag"));
        assertThat(found).allSatisfy(finding -> assertThat(finding.hint()).isNotEmpty());
    }

    private static Draft read(Case row, String file) {
        Findings findings = new Findings();
        PostPath path = path(file, Set.of(file)).orElseThrow();
        return decode(row.text(), findings)
                .map(text -> reader().read(path, text, noDefaults(), new Evidence(PostFiles.none()), findings))
                .orElseGet(() -> Draft.unread(path, "en", findings));
    }

    private static PostReader reader() {
        return new PostReader(settings("Asia/Almaty", ""), Instant.parse(NOW), ReadingCasesTest::body);
    }

    private static Body body(PostPath path, SourceText text, boolean markdown, Hash hash) {
        return new Body(text.text(), text.firstLine(), markdown);
    }

    private static Optional<PostPath> path(String file, Set<String> present) {
        String folder = file.substring(0, file.lastIndexOf('/') + 1);
        boolean page = !folder.isEmpty()
                && present.stream()
                        .filter(other -> other.startsWith(folder) && other.indexOf('/', folder.length()) < 0)
                        .anyMatch(other ->
                                PostPath.makesPageFolder(other.substring(folder.length()), List.of("en", "ru", "kk")));
        return PostPath.of(file, page, List.of("en", "ru", "kk"));
    }

    private static Optional<SourceText> decode(String text, Findings findings) {
        Parsed<SourceText> parsed = SourceText.decode("a.md", Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8)));
        if (parsed instanceof Parsed.Bad<SourceText> bad) {
            findings.error(bad.fault());
            return Optional.empty();
        }
        return Optional.of(((Parsed.Good<SourceText>) parsed).value());
    }

    private static SourceText source(String text) {
        return new SourceText("a.md", text, 1);
    }

    private static YamlMap noDefaults() {
        return new YamlMap(new Location("a.md", 1, 1), List.of());
    }

    private static YamlMap yaml(String text) {
        Findings findings = new Findings();
        YamlMap map = FrontMatter.read(source(text), findings).orElseThrow();
        assertThat(findings.sorted("a.md")).isEmpty();
        return map;
    }

    private static Fields fields(Map<String, YamlNode> values) {
        List<YamlEntry> entries = new ArrayList<>();
        values.forEach((key, value) -> entries.add(new YamlEntry(new Location("a.md", 2, 1), key, value)));
        return new Fields(new YamlMap(new Location("a.md", 2, 1), entries));
    }

    private static PostSettings settings(String zone, String dateFormat) {
        return settings(zone, dateFormat, "", "en");
    }

    private static PostSettings settings(String zone, String dateFormat, String route, String language) {
        return new PostSettings(
                ZoneId.of(zone), language, List.of("en", "ru", "kk"), route, dateFormat, "===", 300, null);
    }

    private static PostFiles files(List<String> names) {
        return new PostFiles() {
            @Override
            public Optional<MediaFile> media(String path) {
                return names.contains(path)
                        ? Optional.of(new MediaFile(path, 1, "image/jpeg", 0, 0))
                        : Optional.empty();
            }

            @Override
            public Optional<String> route(String path) {
                return Optional.empty();
            }
        };
    }

    private static List<String> codes(Findings findings, String start) {
        return findings.sorted("a.md").stream()
                .map(Diagnostic::code)
                .filter(code -> code.startsWith(start))
                .sorted()
                .toList();
    }

    private static @Nullable Object plain(YamlNode node) {
        if (node instanceof YamlMap map) {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            map.entries().forEach(entry -> plain.put(entry.key(), plain(entry.value())));
            return plain;
        }
        if (node instanceof YamlList list) {
            return list.items().stream().map(ReadingCasesTest::plain).collect(Collectors.toCollection(ArrayList::new));
        }
        return node instanceof YamlScalar scalar ? scalar.text() : null;
    }

    private static @Nullable Object plain(List<Author> authors) {
        List<Map<String, String>> plain = new ArrayList<>();
        for (Author author : authors) {
            Map<String, String> parts = new LinkedHashMap<>();
            parts.put("name", author.name());
            Optional.ofNullable(author.email()).ifPresent(email -> parts.put("email", email));
            Optional.ofNullable(author.url()).ifPresent(url -> parts.put("url", url));
            plain.add(parts);
        }
        return plain.isEmpty() ? null : plain;
    }
}

package postrider.post;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import postrider.source.Hash;
import postrider.source.Location;
import postrider.source.SourceText;
import postrider.source.YamlEntry;
import postrider.source.YamlMap;
import postrider.source.YamlNode;
import postrider.source.YamlScalar;

/** Reads one post's text; collects all that is wrong with it (SPEC R14.4). Pure but for looking up the header image. */
final class PostReader {
    private static final Pattern TWIG = Pattern.compile("\\{[{%#]");
    private static final List<String> PLAIN_SWITCHES = List.of(
            "visible", "show_sidebar", "continue_link", "hide_page_title", "hide_git_sync_repo_link", "cache_enable");

    private final PostSettings settings;
    private final Instant now;
    private final BodyStore bodies;
    private final Map<Object, Object> shared = new ConcurrentHashMap<>();

    PostReader(PostSettings settings, Instant now, BodyStore bodies) {
        this.settings = settings;
        this.now = now;
        this.bodies = bodies;
    }

    /** Where bodies are held while nobody reads them. */
    @FunctionalInterface
    interface BodyStore {
        Body keep(PostPath path, SourceText text, boolean markdown, Hash hash);
    }

    /** @param defaults the folder's; @param world asked for all that is not in the text; @param findings what is known to be wrong already */
    Draft read(PostPath path, SourceText text, YamlMap defaults, Evidence world, Findings findings) {
        Optional<Fences> fences = Fences.part(text, findings);
        Optional<YamlMap> own = fences.flatMap(parts -> FrontMatter.read(parts.head(), findings));
        if (own.isEmpty()) {
            return Draft.unread(path, settings.language(), findings);
        }
        Fields fields = new Fields(own.get()).over(defaults);
        KnownKeys.check(fields.map(), findings);
        String language = Language.read(fields, path.file(), path.suffix(), settings.language(), findings);
        String title = Title.read(fields, fences.get().head(), findings).orElse(null);
        Content content = content(path, fences.get(), fields, title, world, findings);
        return new Draft(
                path,
                language,
                fields.text("id").map(String::strip).filter(id -> !id.isEmpty()).orElse(null),
                fields.placeOf("id", path.file()),
                fields.placeOf("slug", path.file()),
                title,
                findings.hasErrors() ? null : content,
                findings);
    }

    private @Nullable Content content(
            PostPath path, Fences fences, Fields fields, @Nullable String ownTitle, Evidence world, Findings findings) {
        Dates dates = Dates.read(fields, path.file(), settings, moment -> world.isAhead(moment, now), findings);
        String hidden = hidden(fields, findings);
        PLAIN_SWITCHES.forEach(key -> fields.isTrue(key, true, Fields.Gate.WARNS, findings));
        String slug = slug(path, fields, findings);
        String title = ownTitle != null ? ownTitle : otherTitle(path, fields, slug, findings);
        Fields process = fields.within("process");
        boolean markdown = process.isTrue("markdown", true, Fields.Gate.WARNS, findings);
        if (process.isTrue("twig", false, Fields.Gate.WARNS, findings)) {
            refuseTwig(fences.body(), findings);
        }
        Map<String, List<String>> taxonomy = Taxonomy.read(fields, findings);
        List<Author> authors = Authors.read(fields, settings.author(), findings);
        String headerImage = HeaderImage.read(fields, path.folder(), world, findings);
        SummaryRule summary = SummaryField.read(fields, settings, findings);
        if (title == null || dates.publishAt() == null || dates.updatedAt() == null) {
            return null;
        }
        Hash hash = Body.hash(fences.body().text());
        return new Content(
                slug,
                title,
                dates.publishAt(),
                dates.updatedAt(),
                dates.unpublishAt(),
                hidden,
                authors,
                shared(taxonomy.size() < 2 ? Map.copyOf(taxonomy) : taxonomy),
                headerImage,
                metadata(fields),
                shared(summary),
                bodies.keep(path, fences.body(), markdown, hash),
                contentHash(fields, fences.body().text(), hash));
    }

    /** The value, or the equal one that was met first: what many posts have alike takes room once. */
    @SuppressWarnings("unchecked") // equal values of one class
    private <T> T shared(T value) {
        Object first = shared.putIfAbsent(value, value);
        return first == null || first.getClass() != value.getClass() ? value : (T) first;
    }

    /** Of all that makes the post what it is. @param words what {@link Body#hash} makes of the body, so that this is done once */
    private static Hash contentHash(Fields fields, String body, Hash words) {
        int start = body.length() - body.stripLeading().length();
        return Hash.of(fields.canonical() + "\n---\n" + body.substring(0, start) + words + "\n"
                + body.substring(start).substring(body.strip().length()));
    }

    /** The author's wish in the words of SPEC R6.1, or null. Every gate is read, so that each fault is told. */
    private static @Nullable String hidden(Fields fields, Findings findings) {
        Map<String, Boolean> wishes = new LinkedHashMap<>();
        wishes.put("unpublished", !fields.isTrue("published", true, Fields.Gate.HOLDS, findings));
        wishes.put("draft", fields.isTrue("draft", false, Fields.Gate.HOLDS, findings));
        wishes.put("not-routable", !fields.isTrue("routable", true, Fields.Gate.HOLDS, findings));
        wishes.put("not-listed", fields.isTrue("hide_from_post_list", false, Fields.Gate.HOLDS, findings));
        wishes.put("redirect", isGiven(fields, "redirect") || isGiven(fields, "external_url"));
        return wishes.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static boolean isGiven(Fields fields, String key) {
        return fields.get(key)
                .filter(node ->
                        !(node instanceof YamlScalar scalar) || !scalar.text().isBlank())
                .isPresent();
    }

    private static @Nullable String slug(PostPath path, Fields fields, Findings findings) {
        for (String folder : path.folders()) {
            refuseLong(Slug.ofName(folder), path, findings);
        }
        YamlNode node = fields.get("slug").orElse(null);
        if (node == null || node instanceof YamlScalar blank && blank.text().isBlank()) {
            if (!path.page()) {
                refuseLong(Slug.ofName(path.stem()), path, findings);
            }
            return null;
        }
        String slug =
                node instanceof YamlScalar scalar ? Slug.composed(scalar.text().strip()) : "";
        if (!Slug.isAllowed(slug) || Slug.isTooLong(slug)) {
            findings.error(
                    "E303",
                    node.at(),
                    "slug " + Fields.shown(node) + " cannot stand in an address",
                    "Use letters, digits and . _ ~ -, beginning with a letter or digit, at most 200 bytes");
        }
        return slug;
    }

    private static void refuseLong(String segment, PostPath path, Findings findings) {
        if (Slug.isTooLong(segment)) {
            findings.error(
                    "E303",
                    new Location(path.file(), 1, 1),
                    "a name in the post's path is longer than 200 bytes",
                    "Shorten it");
        }
    }

    private static @Nullable String otherTitle(PostPath path, Fields fields, @Nullable String slug, Findings findings) {
        if (fields.get("title").isPresent() && fields.text("title").isEmpty()) {
            return null; // a list or map, which has been told
        }
        String name = slug != null ? slug : path.isOpaque() ? "" : Slug.ofName(path.name());
        Location at = fields.placeOf("title", path.file());
        if (name.isEmpty()) {
            findings.error("E301", at, "the post has no title, and its file name gives none", "Add a line title: …");
            return null;
        }
        String title = Title.fromSlug(name);
        findings.warning(
                "W301", at, "the post has no title; \"" + title + "\" was made of its name", "Add a line title: …");
        return title;
    }

    private static void refuseTwig(SourceText body, Findings findings) {
        Matcher mark = TWIG.matcher(body.text());
        if (mark.find()) {
            findings.error(
                    "E401",
                    body.at(mark.start()),
                    "the body holds Twig (" + mark.group() + "), which is never run here",
                    "Write what it would yield, or remove process.twig");
        }
    }

    private static Map<String, String> metadata(Fields fields) {
        Map<String, String> metadata = new LinkedHashMap<>();
        for (YamlEntry entry : fields.within("metadata").map().entries()) {
            if (entry.value() instanceof YamlScalar scalar) {
                metadata.put(entry.key(), scalar.text());
            }
        }
        return metadata.isEmpty() ? Map.of() : metadata;
    }
}

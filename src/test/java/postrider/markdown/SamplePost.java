package postrider.markdown;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import postrider.picture.PictureFormat;
import postrider.post.Author;
import postrider.post.Body;
import postrider.post.EntryId;
import postrider.post.MediaFile;
import postrider.post.Post;
import postrider.post.PostId;
import postrider.post.SummaryRule;
import postrider.source.Hash;

/** A rendered post for tests of what comes after rendering: a good one, of which the test changes what it is about. */
public final class SamplePost {
    public static final String SITE = "https://news.example.org";

    private final String slug;
    private String language = "en";
    private String route;
    private String url;
    private String title;
    private Instant publishAt = Instant.parse("2023-01-09T04:00:00Z");
    private @Nullable Instant updatedAt;
    private String lead = "";
    private String rest = "<p>Text.</p>";
    private String summary = "Text.";
    private @Nullable String headerImage;
    private final List<Author> authors = new ArrayList<>();
    private final Map<String, List<String>> taxonomy = new LinkedHashMap<>();
    private final List<UsedMedia> media = new ArrayList<>();

    private SamplePost(String slug) {
        this.slug = slug;
        this.title = slug;
        this.route = "/posts/" + slug;
        this.url = SITE + route;
    }

    public static SamplePost named(String slug) {
        return new SamplePost(slug);
    }

    public SamplePost title(String text) {
        title = text;
        return this;
    }

    public SamplePost publishAt(String instant) {
        publishAt = Instant.parse(instant);
        return this;
    }

    public SamplePost updatedAt(String instant) {
        updatedAt = Instant.parse(instant);
        return this;
    }

    public SamplePost lead(String html) {
        lead = html;
        return this;
    }

    public SamplePost rest(String html) {
        rest = html;
        return this;
    }

    public SamplePost summary(String text) {
        summary = text;
        return this;
    }

    public SamplePost author(String name, @Nullable String email, @Nullable String address) {
        authors.add(new Author(name, email, address));
        return this;
    }

    public SamplePost taxonomy(String kind, String... names) {
        taxonomy.put(kind, List.of(names));
        return this;
    }

    /** A variant of the same post: another entry, in another language. */
    public SamplePost language(String tag) {
        language = tag;
        route = "/" + tag + "/posts/" + slug;
        url = SITE + route;
        return this;
    }

    public SamplePost route(String path) {
        route = path;
        url = SITE + path;
        return this;
    }

    public SamplePost url(String address) {
        url = address;
        return this;
    }

    public SamplePost headerImage(String address) {
        headerImage = address;
        return this;
    }

    /** A picture beside the post. @param width 0 where unknown */
    public SamplePost picture(String name, int width, int height) {
        MediaFile file = new MediaFile("posts/" + slug + "/" + name, 4, "image/jpeg", width, height);
        media.add(new UsedMedia(name, pictureUrl(name), file));
        return this;
    }

    /** A picture that smaller copies can be made of. */
    public SamplePost photo(String name, int width, int height) {
        MediaFile file =
                new MediaFile("posts/" + slug + "/" + name, 4, "image/jpeg", width, height, PictureFormat.JPEG);
        media.add(new UsedMedia(name, pictureUrl(name), file));
        return this;
    }

    public String pictureUrl(String name) {
        return SITE + "/posts/" + slug + "/" + name;
    }

    public RenderedPost build() {
        Post post = new Post(
                "posts/" + slug + "/item.md",
                new EntryId("urn:uuid:" + uuid(slug + "@" + language)),
                new PostId("urn:uuid:" + uuid(slug)),
                language,
                language.equals("en") ? "" : language,
                slug,
                route,
                "/posts/" + slug,
                title,
                publishAt,
                updatedAt == null ? publishAt : updatedAt,
                null,
                null,
                authors,
                taxonomy,
                null,
                Map.of(),
                new SummaryRule(null, "===", 300, true, false),
                new Body("", 1, true),
                Hash.NONE,
                List.of());
        return new RenderedPost(
                post,
                url,
                Sanitised.html(lead),
                Sanitised.html(rest),
                Characters.printable(summary),
                media.stream().map(UsedMedia::name).toList(),
                media,
                Optional.ofNullable(headerImage),
                List.of());
    }

    private static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}

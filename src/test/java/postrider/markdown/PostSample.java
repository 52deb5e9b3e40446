package postrider.markdown;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import postrider.picture.PictureFormat;
import postrider.post.Body;
import postrider.post.EntryId;
import postrider.post.MediaFile;
import postrider.post.Post;
import postrider.post.PostFiles;
import postrider.post.PostId;
import postrider.post.SummaryRule;
import postrider.source.Hash;

/** A post around a body, and the files beside it. */
record PostSample(
        String body,
        boolean markdown,
        String language,
        String suffix,
        String directory,
        SummaryRule rule,
        Map<String, MediaFile> media,
        Map<String, String> routes,
        MarkdownSettings settings) {
    private static final String FOLDER = "01.blog/p/";
    static final SummaryRule RULE = new SummaryRule(null, "===", 300, true, false);

    static PostSample of(String body) {
        MarkdownSettings settings = new MarkdownSettings("https://blog.example.org", "");
        return new PostSample(body, true, "en", "", "/blog/p", RULE, Map.of(), Map.of(), settings);
    }

    PostSample html() {
        return new PostSample(body, false, language, suffix, directory, rule, media, routes, settings);
    }

    PostSample in(String postLanguage) {
        return new PostSample(body, markdown, postLanguage, suffix, directory, rule, media, routes, settings);
    }

    PostSample rule(SummaryRule summary) {
        return new PostSample(body, markdown, language, suffix, directory, summary, media, routes, settings);
    }

    /** @param names relative to the post's folder; 640 × 480 each */
    PostSample files(List<String> names) {
        return files(names, null);
    }

    /** As {@link #files}, but smaller copies can be made of them. */
    PostSample photos(List<String> names) {
        return files(names, PictureFormat.JPEG);
    }

    private PostSample files(List<String> names, @Nullable PictureFormat copies) {
        Map<String, MediaFile> files = new java.util.HashMap<>();
        for (String name : names) {
            files.put(FOLDER + name, new MediaFile(FOLDER + name, 1, "image/jpeg", 640, 480, copies));
        }
        return new PostSample(body, markdown, language, suffix, directory, rule, files, routes, settings);
    }

    PostSample at(String route, String variant, Map<String, String> postRoutes, MarkdownSettings site) {
        return new PostSample(body, markdown, language, variant, route, rule, media, postRoutes, site);
    }

    Rendering rendering() {
        return new Rendering(settings, post(null), files());
    }

    RenderedPost render() {
        return new Markdown(settings, files()).render(post(null));
    }

    RenderedPost renderWithHeader(String headerImage) {
        return new Markdown(settings, files()).render(post(headerImage));
    }

    Post post(@Nullable String headerImage) {
        String route = (suffix.isEmpty() ? "" : "/" + suffix) + directory;
        Instant at = Instant.parse("2025-01-01T00:00:00Z");
        return new Post(
                FOLDER + "item.md",
                new EntryId("urn:uuid:b5804926-ebbe-53d1-ba0c-9c2640706640"),
                new PostId("urn:uuid:b5804926-ebbe-53d1-ba0c-9c2640706640"),
                language,
                suffix,
                "p",
                route,
                directory,
                "Title",
                at,
                at,
                null,
                null,
                List.of(),
                Map.of(),
                headerImage,
                Map.of(),
                rule,
                new Body(body, 5, markdown),
                Hash.NONE,
                List.of());
    }

    PostFiles files() {
        return new PostFiles() {
            @Override
            public java.util.Optional<MediaFile> media(String path) {
                return java.util.Optional.ofNullable(media.get(path));
            }

            @Override
            public java.util.Optional<String> route(String path) {
                return java.util.Optional.ofNullable(routes.get(path));
            }
        };
    }

    static List<String> codes(RenderedPost post) {
        return post.warnings().stream()
                .map(postrider.source.Diagnostic::code)
                .sorted()
                .toList();
    }
}

package postrider.site;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import postrider.feed.EditionEntry;
import postrider.post.Post;
import postrider.template.TemplateName;
import postrider.template.Words;

/** The sent editions as entries of a feed. */
final class EditionFeed {
    private static final TemplateName ENTRY = new TemplateName("site/entry.ftlh");

    private final Look look;
    private final Words words;

    EditionFeed(Look look) {
        this.look = look;
        this.words = look.words(look.settings().language());
    }

    String title() {
        return words.text("site.editions");
    }

    EditionEntry entry(WebVersion version) {
        return new EditionEntry(
                id(version),
                version.url(look.base()),
                version.language(),
                title(version),
                EditionPages.titles(version),
                () -> look.render(ENTRY, model(version)).text(),
                version.composedAt(),
                changedAt(version),
                ContentKey.of(look.key(), version));
    }

    /** Of what never changes, and without the site's address: the edition stays itself when the site moves. */
    private static String id(WebVersion version) {
        String name = "postrider edition " + version.number() + " " + version.composedAt();
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private String title(WebVersion version) {
        if (version.posts().isEmpty()) {
            return words.text("letter.edition", "number", Long.toString(version.number()));
        }
        String first = version.posts().get(0).post().post().title();
        int more = version.posts().size() - 1;
        return more == 0
                ? first
                : words.text("letter.subject", "title", first, "posts", words.count("letter.more", more));
    }

    private static Instant changedAt(WebVersion version) {
        return version.posts().stream()
                .flatMap(shown -> shown.mendedAt().stream())
                .max(Comparator.naturalOrder())
                .filter(version.composedAt()::isBefore)
                .orElse(version.composedAt());
    }

    /** What {@code templates/site/entry.ftlh} sees. */
    private record EntryModel(List<Line> posts) {}

    private record Line(String title, String url, String language, String direction, String summary) {}

    private static EntryModel model(WebVersion version) {
        return new EntryModel(version.posts().stream()
                .map(shown -> {
                    Post post = shown.post().post();
                    return new Line(
                            post.title(),
                            shown.post().url(),
                            post.language(),
                            Words.direction(post.language()),
                            shown.post().summary());
                })
                .toList());
    }
}

package postrider.letter;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import postrider.markdown.RenderedPost;
import postrider.markdown.Sanitised;
import postrider.markdown.UsedMedia;
import postrider.post.Body;
import postrider.post.EntryId;
import postrider.post.MediaFile;
import postrider.post.Post;
import postrider.post.PostId;
import postrider.post.SummaryRule;
import postrider.source.Hash;

/**
 * A rendered post from a text that a person can write: {@code key: value} lines, {@code ---}, the lead's HTML, {@code ===}, the rest's. {@code
 * picture: name 1200x800} is a file beside the post, {@code missing: name} one that its text uses and that isn't there.
 */
record TestPost(
        String title, String slug, Instant at, String lead, String rest, List<UsedMedia> media, List<String> names) {
    static final String SITE = "https://news.example.org";
    static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

    static TestPost of(String title, String lead, String rest) {
        return new TestPost(title, "a-post", Instant.parse("2023-01-09T04:00:00Z"), lead, rest, List.of(), List.of());
    }

    static TestPost parse(String text) {
        String[] parts = text.split("\n---\n", 2);
        String[] body = parts[1].contains("\n===\n") ? parts[1].split("\n===\n", 2) : new String[] {"", parts[1]};
        Map<String, String> fields = new HashMap<>();
        List<UsedMedia> media = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String line : parts[0].strip().split("\n")) {
            String key = line.substring(0, line.indexOf(':'));
            String value = line.substring(line.indexOf(':') + 1).strip();
            if (key.equals("picture")) {
                media.add(picture(fields.getOrDefault("slug", ""), value));
                names.add(value.split(" ")[0]);
            } else if (key.equals("missing")) {
                names.add(value);
            } else {
                fields.put(key, value);
            }
        }
        Instant at = LocalDateTime.parse(fields.getOrDefault("date", "").replace(' ', 'T'))
                .atZone(ALMATY)
                .toInstant();
        return new TestPost(
                fields.getOrDefault("title", ""), fields.getOrDefault("slug", ""), at, body[0], body[1], media, names);
    }

    private static UsedMedia picture(String slug, String value) {
        String[] words = value.split("[ x]");
        MediaFile file = new MediaFile(
                slug + "/" + words[0],
                100_000,
                words[0].endsWith(".svg") ? "image/svg+xml" : "image/jpeg",
                Integer.parseInt(words[words.length - 2]),
                Integer.parseInt(words[words.length - 1]));
        return new UsedMedia(words[0], SITE + "/posts/" + slug + "/" + words[0], file);
    }

    RenderedPost rendered() {
        String summary = Jsoup.parse(lead.isBlank() ? rest : lead).text();
        Post post = new Post(
                slug + "/item.md",
                new EntryId("urn:uuid:" + slug),
                new PostId("urn:uuid:" + slug),
                "en",
                "",
                slug,
                "/posts/" + slug,
                "/posts/" + slug,
                title,
                at,
                at,
                null,
                null,
                List.of(),
                Map.of(),
                null,
                Map.of(),
                new SummaryRule(null, "===", 300, true, false),
                new Body("", 1, true),
                Hash.NONE,
                List.of());
        return new RenderedPost(
                post,
                SITE + "/posts/" + slug + "/",
                Sanitised.html(lead),
                Sanitised.html(rest),
                lead.isBlank() && summary.length() > 300
                        ? summary.substring(0, 300).strip() + "…"
                        : summary,
                names,
                media,
                Optional.empty(),
                List.of());
    }
}

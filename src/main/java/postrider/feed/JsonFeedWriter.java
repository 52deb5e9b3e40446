package postrider.feed;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import postrider.feed.LeadMedia.Enclosure;
import postrider.post.Author;
import postrider.source.Bytes;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/** JSON Feed 1.1. A key without a value is left out. */
final class JsonFeedWriter {
    private static final JsonFactory JSON = new JsonFactory();
    /** To begin with. */
    private static final int SIZE = 1 << 16;

    private JsonFeedWriter() {}

    static Bytes write(Feed feed) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(SIZE);
        try (JsonGenerator json = JSON.createGenerator(new Indented(), octets)) {
            json.writeStartObject();
            json.writeStringProperty("version", "https://jsonfeed.org/version/1.1");
            json.writeStringProperty("title", feed.title());
            json.writeStringProperty("home_page_url", feed.home());
            json.writeStringProperty("feed_url", feed.url(FeedFormat.JSON));
            feed.olderUrl(FeedFormat.JSON).ifPresent(url -> json.writeStringProperty("next_url", url));
            json.writeStringProperty("description", feed.description());
            json.writeStringProperty("language", feed.language());
            feed.logo().ifPresent(url -> json.writeStringProperty("icon", url));
            writeAuthors(json, List.of(feed.author()));
            feed.hub().ifPresent(url -> writeHub(json, url));
            json.writeName("items").writeStartArray();
            feed.entries().forEach(entry -> writeItem(json, entry));
            json.writeEndArray();
            json.writeEndObject();
        }
        octets.write('\n');
        return Bytes.copyOf(octets.toByteArray());
    }

    private static void writeItem(JsonGenerator json, Entry entry) {
        json.writeStartObject();
        json.writeStringProperty("id", entry.id());
        json.writeStringProperty("url", entry.url());
        json.writeStringProperty("title", entry.title());
        if (entry.content().isEmpty()) {
            json.writeStringProperty("content_text", entry.summary().isEmpty() ? entry.title() : entry.summary());
        } else {
            json.writeStringProperty("content_html", entry.content());
        }
        writeUnlessEmpty(json, "summary", entry.summary());
        Optional.ofNullable(entry.picture()).ifPresent(picture -> json.writeStringProperty("image", picture.url()));
        json.writeStringProperty("date_published", entry.published().toString());
        json.writeStringProperty("date_modified", entry.updated().toString());
        writeAuthors(json, entry.authors());
        if (!entry.categories().isEmpty()) {
            json.writeName("tags").writeStartArray();
            entry.categories().forEach(json::writeString);
            json.writeEndArray();
        }
        json.writeStringProperty("language", entry.language());
        Optional.ofNullable(entry.enclosure()).ifPresent(enclosure -> writeAttachment(json, enclosure));
        json.writeEndObject();
    }

    private static void writeAttachment(JsonGenerator json, Enclosure enclosure) {
        json.writeName("attachments").writeStartArray().writeStartObject();
        json.writeStringProperty("url", enclosure.url());
        json.writeStringProperty("mime_type", enclosure.type());
        json.writeNumberProperty("size_in_bytes", enclosure.bytes());
        json.writeEndObject().writeEndArray();
    }

    private static void writeHub(JsonGenerator json, String url) {
        json.writeName("hubs").writeStartArray().writeStartObject();
        json.writeStringProperty("type", "WebSub");
        json.writeStringProperty("url", url);
        json.writeEndObject().writeEndArray();
    }

    /** JSON Feed has no place for an author's e-mail address. */
    private static void writeAuthors(JsonGenerator json, List<Author> authors) {
        json.writeName("authors").writeStartArray();
        for (Author author : authors) {
            json.writeStartObject();
            json.writeStringProperty("name", author.name());
            writeUnlessEmpty(json, "url", author.url());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeUnlessEmpty(JsonGenerator json, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            json.writeStringProperty(name, value);
        }
    }

    /** The generator's defaults, but for one key or item a line and LF everywhere. */
    private static final class Indented extends ObjectWriteContext.Base {
        private static final Separators SEPARATORS =
                Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER);

        @Override
        public PrettyPrinter getPrettyPrinter() {
            DefaultIndenter lines = new DefaultIndenter("  ", "\n");
            return new DefaultPrettyPrinter(SEPARATORS)
                    .withObjectIndenter(lines)
                    .withArrayIndenter(lines);
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}

package postrider.feed;

import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    private JsonFeedWriter() {}

    static Bytes write(Feed feed) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(new Indented(), text)) {
            json.writeStartObject();
            json.writeStringProperty("version", "https://jsonfeed.org/version/1.1");
            json.writeStringProperty("title", feed.title());
            json.writeStringProperty("home_page_url", feed.home());
            json.writeStringProperty("feed_url", feed.url(FeedFormat.JSON));
            json.writeStringProperty("description", feed.description());
            json.writeStringProperty("language", feed.language());
            writeAuthors(json, List.of(feed.author()));
            json.writeName("items").writeStartArray();
            feed.entries().forEach(entry -> writeItem(json, entry));
            json.writeEndArray();
            json.writeEndObject();
        }
        return Bytes.utf8(text + "\n");
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
        json.writeStringProperty("date_published", entry.published().toString());
        json.writeStringProperty("date_modified", entry.updated().toString());
        writeAuthors(json, entry.authors());
        if (!entry.categories().isEmpty()) {
            json.writeName("tags").writeStartArray();
            entry.categories().forEach(json::writeString);
            json.writeEndArray();
        }
        json.writeStringProperty("language", entry.language());
        json.writeEndObject();
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

package postrider.cli;

import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import postrider.source.Diagnostic;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Streams one JSON document: nothing is held, however long the list. */
final class Json {
    private final JsonGenerator generator;

    private Json(JsonGenerator generator) {
        this.generator = generator;
    }

    /** Writes a document and the line's end after it. */
    static void document(OutputStream out, Consumer<Json> write) {
        JsonFactory factory = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        try (JsonGenerator generator = factory.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            write.accept(new Json(generator));
            generator.writeRaw('\n');
        }
    }

    void object(Runnable fields) {
        generator.writeStartObject();
        fields.run();
        generator.writeEndObject();
    }

    void object(String name, Runnable fields) {
        generator.writeName(name);
        object(fields);
    }

    <T> void list(Collection<T> items, Consumer<T> write) {
        generator.writeStartArray();
        items.forEach(write);
        generator.writeEndArray();
    }

    <T> void list(String name, Collection<T> items, Consumer<T> write) {
        generator.writeName(name);
        list(items, write);
    }

    void texts(String name, Collection<String> items) {
        list(name, items, generator::writeString);
    }

    void text(String name, @Nullable String value) {
        if (value == null) {
            generator.writeNullProperty(name);
        } else {
            generator.writeStringProperty(name, value);
        }
    }

    void number(String name, long value) {
        generator.writeNumberProperty(name, value);
    }

    void flag(String name, boolean value) {
        generator.writeBooleanProperty(name, value);
    }

    /** ISO 8601 in UTC, milliseconds only where they are not zero. */
    void instant(String name, @Nullable Instant value) {
        text(name, value == null ? null : value.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    void diagnostics(List<Diagnostic> diagnostics) {
        list(
                "diagnostics",
                diagnostics,
                found -> object(() -> {
                    text("code", found.code());
                    text("severity", found.severity().word());
                    text("file", found.at().file());
                    number("line", found.at().line());
                    number("column", found.at().column());
                    text("message", found.message());
                    text("hint", found.hint());
                }));
    }
}

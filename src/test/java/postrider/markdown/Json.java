package postrider.markdown;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** JSON as plain maps, lists, texts and numbers, for expectations. */
record Json(@Nullable Object value) {
    static Json of(String text) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            return new Json(read(parser, parser.nextToken()));
        }
    }

    private static @Nullable Object read(JsonParser parser, JsonToken token) {
        if (token == JsonToken.START_OBJECT) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (JsonToken next = parser.nextToken(); next != JsonToken.END_OBJECT; next = parser.nextToken()) {
                String name = parser.currentName();
                map.put(name, read(parser, parser.nextToken()));
            }
            return map;
        }
        if (token == JsonToken.START_ARRAY) {
            List<@Nullable Object> list = new ArrayList<>();
            for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                list.add(read(parser, next));
            }
            return list;
        }
        return switch (token) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> parser.getIntValue();
            default -> parser.getString();
        };
    }

    boolean has(String name) {
        return map().containsKey(name);
    }

    Json at(String name) {
        return new Json(map().get(name));
    }

    String text() {
        return String.valueOf(value);
    }

    String text(String name, String otherwise) {
        return has(name) ? at(name).text() : otherwise;
    }

    int number() {
        return value instanceof Integer number ? number : Integer.parseInt(text());
    }

    boolean isMap() {
        return value instanceof Map;
    }

    Map<?, ?> map() {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    List<Json> list() {
        List<Json> list = new ArrayList<>();
        if (value instanceof List<?> values) {
            for (Object each : values) {
                list.add(new Json(each));
            }
        }
        return list;
    }

    List<String> texts() {
        return list().stream().map(Json::text).toList();
    }
}

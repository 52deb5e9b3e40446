package postrider.site;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import postrider.markdown.RenderedPost;
import postrider.source.Print;

/**
 * Stands for values: equal values have one key, others have others. Goes into records, lists and maps by itself, so that no part can
 * be forgotten; of a rendered post it takes the post's own key. What it can't tell apart it refuses. There is one of each page in each
 * run, so it is no digest that withstands an attacker, who could but hide his own change.
 */
final class ContentKey {
    private static final ClassValue<Method[]> ACCESSORS = new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getAccessor)
                    .peek(accessor -> accessor.setAccessible(true))
                    .toArray(Method[]::new);
        }
    };

    private final Print print = new Print();

    private ContentKey() {}

    /** 32 hexadecimal digits. */
    static String of(@Nullable Object... values) {
        ContentKey key = new ContentKey();
        for (Object value : values) {
            key.add(value);
        }
        return key.print.hex();
    }

    private void add(@Nullable Object value) {
        if (value == null) {
            print.add(0);
        } else if (value instanceof String text) {
            add('s', text);
        } else if (value instanceof RenderedPost post) {
            add('p', post.key());
        } else if (value instanceof Record record) {
            add('r', record.getClass().getSimpleName());
            for (Method accessor : ACCESSORS.get(record.getClass())) {
                add(read(record, accessor));
            }
        } else if (value instanceof Collection<?> list) {
            add('l', Integer.toString(list.size()));
            list.forEach(this::add);
        } else if (value instanceof Map<?, ?> map) {
            add('m', Integer.toString(map.size()));
            map.forEach((name, content) -> {
                add(name);
                add(content);
            });
        } else if (value instanceof Optional<?> optional) {
            add(optional.orElse(null));
        } else if (value instanceof Instant instant) {
            print.add('i').add(instant);
        } else if (value instanceof Number
                || value instanceof Boolean
                || value instanceof Enum<?>
                || value instanceof Temporal
                || value instanceof ZoneId) {
            add('v', value.toString());
        } else {
            throw new IllegalArgumentException("no key can stand for a " + value.getClass());
        }
    }

    private void add(char kind, String text) {
        print.add(kind).add(text);
    }

    private static @Nullable Object read(Record record, Method accessor) {
        try {
            return accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new AssertionError(e);
        }
    }
}

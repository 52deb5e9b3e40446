package postrider.template;

import freemarker.template.ObjectWrapper;
import freemarker.template.SimpleCollection;
import freemarker.template.TemplateCollectionModel;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record as templates see it: its components by name, in their order; none of its other methods. */
final class RecordModel implements TemplateHashModelEx {
    private static final ClassValue<Map<String, Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            Map<String, Method> accessors = new LinkedHashMap<>();
            for (RecordComponent component : type.getRecordComponents()) {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true); // models are package-private where they are made
                accessors.put(component.getName(), accessor);
            }
            return accessors;
        }
    };

    private final Record record;
    private final ObjectWrapper wrapper;

    RecordModel(Record record, ObjectWrapper wrapper) {
        this.record = record;
        this.wrapper = wrapper;
    }

    /** The names of a record's components, in their order. */
    static List<String> names(Record record) {
        return List.copyOf(ACCESSORS.get(record.getClass()).keySet());
    }

    @Override
    public @Nullable TemplateModel get(String name) throws TemplateModelException {
        Method accessor = ACCESSORS.get(record.getClass()).get(name);
        return accessor == null ? null : wrapper.wrap(read(accessor));
    }

    private @Nullable Object read(Method accessor) {
        try {
            return accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public int size() {
        return ACCESSORS.get(record.getClass()).size();
    }

    @Override
    public TemplateCollectionModel keys() {
        return new SimpleCollection(names(record), wrapper);
    }

    @Override
    public TemplateCollectionModel values() {
        List<@Nullable Object> values = new ArrayList<>();
        ACCESSORS.get(record.getClass()).values().forEach(accessor -> values.add(read(accessor)));
        return new SimpleCollection(values, wrapper);
    }
}

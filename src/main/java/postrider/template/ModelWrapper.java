package postrider.template;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.ObjectWrapper;
import freemarker.template.SimpleHash;
import freemarker.template.SimpleNumber;
import freemarker.template.SimpleScalar;
import freemarker.template.SimpleSequence;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows templates records, lists, maps, text, numbers, booleans, {@link Markup} and {@link Words}; any other object is refused. */
final class ModelWrapper implements ObjectWrapper {
    @Override
    public @Nullable TemplateModel wrap(@Nullable Object value) throws TemplateModelException {
        if (value == null || value instanceof TemplateModel) {
            return (TemplateModel) value;
        } else if (value instanceof CharSequence text) {
            return new SimpleScalar(text.toString());
        } else if (value instanceof Number number) {
            return new SimpleNumber(number);
        } else if (value instanceof Boolean truth) {
            return truth ? TemplateBooleanModel.TRUE : TemplateBooleanModel.FALSE;
        } else if (value instanceof Optional<?> optional) {
            return wrap(optional.orElse(null));
        } else if (value instanceof Markup markup) {
            return HTMLOutputFormat.INSTANCE.fromMarkup(markup.html());
        } else if (value instanceof Words words) {
            return new WordsModel(words);
        } else if (value instanceof List<?> list) {
            return new SimpleSequence(list, this);
        } else if (value instanceof Map<?, ?> map) {
            return new SimpleHash(new LinkedHashMap<>(map), this);
        } else if (value instanceof Record record) {
            return new RecordModel(record, this);
        }
        throw new TemplateModelException("templates see no " + value.getClass().getName());
    }
}

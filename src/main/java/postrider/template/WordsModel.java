package postrider.template;

import freemarker.template.SimpleScalar;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Words as templates ask for them: {@code words.unsubscribe}, {@code words("reason", "newsletter", title)} and, with a
 * number as the one argument, {@code words("posts", 3)}.
 */
final class WordsModel implements TemplateHashModel, TemplateMethodModelEx {
    private final Words words;

    WordsModel(Words words) {
        this.words = words;
    }

    @Override
    public TemplateModel get(String key) throws TemplateModelException {
        return new SimpleScalar(text(key, List.of()));
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    @SuppressWarnings("rawtypes") // FreeMarker's interface is raw
    public Object exec(List arguments) throws TemplateModelException {
        if (arguments.isEmpty()) {
            throw new TemplateModelException("words(…) wants a key");
        }
        String key = String.valueOf(arguments.get(0));
        if (arguments.size() == 2 && arguments.get(1) instanceof TemplateNumberModel number) {
            return count(key, number.getAsNumber().longValue());
        }
        List<String> namesAndValues = new ArrayList<>();
        for (Object argument : arguments.subList(1, arguments.size())) {
            namesAndValues.add(String.valueOf(argument));
        }
        if (namesAndValues.size() % 2 != 0) {
            throw new TemplateModelException("words(\"" + key + "\", …) wants a name and a value for each placeholder");
        }
        return text(key, namesAndValues);
    }

    private String text(String key, List<String> namesAndValues) throws TemplateModelException {
        return known(key).text(key, namesAndValues.toArray(String[]::new));
    }

    private String count(String key, long number) throws TemplateModelException {
        return known(key + ".other").count(key, number);
    }

    private Words known(String key) throws TemplateModelException {
        if (!words.has(key)) {
            throw new TemplateModelException("templates/words/*.properties have no \"" + key + "\"");
        }
        return words;
    }
}

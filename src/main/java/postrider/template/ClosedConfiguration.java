package postrider.template;

import freemarker.core.TemplateClassResolver;
import freemarker.core.UndefinedOutputFormat;
import freemarker.core._CoreAPI;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** FreeMarker with every door shut: no class is loaded, no object's methods are seen, and each template can be interrupted. */
final class ClosedConfiguration extends Configuration {
    private static final String GUARDED = "postrider.guarded";

    ClosedConfiguration(TemplateFolder folder) {
        super(VERSION_2_3_34);
        setTemplateLoader(folder);
        setObjectWrapper(new ModelWrapper());
        setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        setAPIBuiltinEnabled(false);
        setRecognizeStandardFileExtensions(true);
        setOutputFormat(UndefinedOutputFormat.INSTANCE);
        setDefaultEncoding("UTF-8");
        setOutputEncoding("UTF-8");
        setURLEscapingCharset("UTF-8");
        setLocale(Locale.ROOT);
        setLocalizedLookup(false);
        setTimeZone(TimeZone.getTimeZone("UTC"));
        setNumberFormat("computer");
        setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        setLogTemplateExceptions(false);
        setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
    }

    /** Included templates come this way too, so that no loop is left that can't be stopped. */
    @Override
    public @Nullable Template getTemplate(
            String name,
            @Nullable Locale locale,
            @Nullable Object lookup,
            @Nullable String encoding,
            boolean parse,
            boolean ignoreMissing)
            throws IOException {
        Template template = super.getTemplate(name, locale, lookup, encoding, parse, ignoreMissing);
        return template == null ? null : guarded(template);
    }

    /** The template, stopping when its thread is interrupted. */
    Template guarded(Template template) {
        synchronized (template) {
            if (template.getCustomAttribute(GUARDED) == null) {
                template.setCustomAttribute(GUARDED, true);
                _CoreAPI.addThreadInterruptedChecks(template);
            }
        }
        return template;
    }
}

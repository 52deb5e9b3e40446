package postrider.template;

import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The templates: the jar's, each replaced by its namesake in the home's {@code templates/} folder. Safe for several threads.
 *
 * <p>A template reaches its model and other templates, nothing else: no class, no method, no file. One that runs longer than ten seconds
 * or writes more than 20 million characters is stopped.
 */
public final class Templates {
    private final ClosedConfiguration configuration;
    private final Limits limits;
    private final WordBook words;

    /** @param home the home's {@code templates/} folder; need not exist */
    public Templates(Path home) {
        this(home, Limits.USUAL);
    }

    Templates(Path home, Limits limits) {
        TemplateFolder folder = new TemplateFolder(home);
        this.configuration = new ClosedConfiguration(folder);
        this.limits = limits;
        this.words = new WordBook(folder);
    }

    /**
     * The words of a language; English where neither jar nor home has a file for it.
     *
     * @param language BCP 47; its first part decides
     * @throws TemplateFault where the home's file can't be read
     */
    public Words words(String language) {
        return words.words(language);
    }

    /**
     * Fills a template.
     *
     * @param model its components are the template's variables, and theirs in turn. Records, lists, maps, text, numbers, booleans, optionals
     *     and {@link Words} are seen, nothing else; {@link Markup} passes unescaped in {@code .ftlh}
     * @throws TemplateFault with template, line, column and expression
     */
    public String render(TemplateName name, Record model) {
        Faults faults = new Faults("templates/", name.path(), model);
        try {
            return fill(configuration.getTemplate(name.path()), model, faults);
        } catch (IOException e) {
            throw faults.of(e);
        }
    }

    /**
     * Fills a template that stands in a setting, as plain text.
     *
     * @param setting its full name, such as {@code digest.subject}; a fault names it as its place
     * @throws TemplateFault as {@link #render}
     */
    public String renderSetting(String setting, String template, Record model) {
        Faults faults = new Faults("", setting, model);
        try {
            return fill(
                    configuration.guarded(new Template(setting, new StringReader(template), configuration)),
                    model,
                    faults);
        } catch (IOException e) {
            throw faults.of(e);
        }
    }

    private String fill(Template template, Record model, Faults faults) throws IOException {
        LimitedWriter out = new LimitedWriter(limits.characters());
        try (Deadline deadline = Deadline.in(limits.time())) {
            try {
                template.process(model, out);
            } catch (TemplateException e) {
                throw faults.of(e);
            } catch (StackOverflowError e) {
                throw faults.endless("calls itself without end");
            } catch (
                    RuntimeException
                            e) { // the deadline stops a template by an exception that FreeMarker keeps to itself
                if (deadline.passed()) {
                    throw faults.endless("ran longer than " + limits.time().toSeconds() + " s");
                }
                throw e;
            }
        } catch (LimitedWriter.Full e) {
            throw faults.endless(String.format(Locale.ROOT, "wrote more than %,d characters", limits.characters()));
        }
        return out.toString();
    }
}

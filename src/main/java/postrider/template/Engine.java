package postrider.template;

import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;

/** FreeMarker at work. Apart from {@link Templates}, so that a run that fills no template doesn't load it. */
final class Engine {
    private final ClosedConfiguration configuration;
    private final Limits limits;

    Engine(TemplateFolder folder, Limits limits) {
        this.configuration = new ClosedConfiguration(folder);
        this.limits = limits;
    }

    /** Reads them, so that they are at hand when they are to be filled; who fills one is told what is wrong with it. */
    void read(List<TemplateName> names) {
        for (TemplateName name : names) {
            try {
                configuration.getTemplate(name.path());
            } catch (IOException | RuntimeException | StackOverflowError e) {
                continue;
            }
        }
    }

    String render(TemplateName name, Record model) {
        Faults faults = new Faults("templates/", name.path(), model);
        try {
            return fill(configuration.getTemplate(name.path()), model, faults);
        } catch (IOException e) {
            throw faults.of(e);
        }
    }

    String renderSetting(String setting, String template, Record model) {
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
            } catch (OutOfMemoryError e) { // what it held is free again: a text doubled in a loop leaves nothing behind
                throw faults.endless("needs more memory than there is");
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

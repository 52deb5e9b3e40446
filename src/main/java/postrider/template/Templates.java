package postrider.template;

import java.nio.file.Path;

/** The templates: the jar's, each replaced by its namesake in the home's {@code templates/} folder. Safe for several threads. */
public final class Templates {
    private final Path home;

    /** @param home the home's {@code templates/} folder; need not exist */
    public Templates(Path home) {
        this.home = home;
    }

    /**
     * Fills a template.
     *
     * @param model a record: its components are the template's variables, and theirs in turn. Only records, lists, maps, text, numbers, booleans are
     *     seen; of text, {@code SafeHtml}-like values pass unescaped in {@code .ftlh} when wrapped by {@link Markup}
     * @throws TemplateFault with template, line, column and expression
     */
    public String render(TemplateName name, Object model) {
        throw new UnsupportedOperationException(home + name.path() + model);
    }
}

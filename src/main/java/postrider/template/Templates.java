package postrider.template;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The templates: the jar's, each replaced by its namesake in the home's {@code templates/} folder. Safe for several threads.
 *
 * <p>A template reaches its model and other templates, nothing else: no class, no method, no file. One that runs longer than ten seconds
 * or writes more than 20 million characters is stopped.
 */
public final class Templates {
    private final TemplateFolder folder;
    private final Limits limits;
    private final WordBook words;
    private @Nullable Engine engine;

    /** @param home the home's {@code templates/} folder; need not exist */
    public Templates(Path home) {
        this(home, Limits.USUAL);
    }

    Templates(Path home, Limits limits) {
        this.folder = new TemplateFolder(home);
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
        return engine().render(name, model);
    }

    /**
     * Fills a template that stands in a setting, as plain text.
     *
     * @param setting its full name, such as {@code digest.subject}; a fault names it as its place
     * @throws TemplateFault as {@link #render}
     */
    public String renderSetting(String setting, String template, Record model) {
        return engine().renderSetting(setting, template, model);
    }

    /**
     * Stands for all templates and words in force, and for the program that fills them: with equal keys, equal models give equal pages.
     * Reads the home's files, and loads nothing.
     */
    public String key() {
        return folder.key();
    }

    /**
     * Begins to read what will be asked for soon, in a thread of its own that keeps no program from ending. What is wrong with a template
     * is told when it is filled.
     */
    public void readAhead(List<TemplateName> names) {
        Thread ahead = new Thread(() -> engine().read(names), "templates-ahead");
        ahead.setDaemon(true);
        ahead.start();
    }

    private synchronized Engine engine() {
        if (engine == null) {
            engine = new Engine(folder, limits);
        }
        return engine;
    }
}

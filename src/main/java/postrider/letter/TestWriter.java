package postrider.letter;

import postrider.edition.DigestSettings;
import postrider.template.TemplateName;
import postrider.template.Templates;

/** Marks a letter as a test: in the subject, and on top of both parts. What is personal is filled with what acts for nobody. */
public final class TestWriter {
    private static final TemplateName HTML = new TemplateName("mail/test.ftlh");
    private static final TemplateName TEXT = new TemplateName("mail/test.ftl");

    private final Templates templates;
    private final String siteUrl;
    private final String accent;

    /** @param siteUrl where the personal links lead in such a copy */
    public TestWriter(Templates templates, String siteUrl, String accent) {
        this.templates = templates;
        this.siteUrl = siteUrl;
        this.accent = accent;
    }

    /** What {@code templates/mail/test} sees. */
    record TestModel(Look look) {}

    /** @param edition the number that it would have. @throws TemplateFault where a home's own template is wrong */
    public Letter mark(Letter letter, long edition) {
        TestModel model = new TestModel(Look.of(DigestSettings.Design.LETTER, accent, "en"));
        Banner banner = new Banner(templates.render(HTML, model), WordWrap.letter(templates.render(TEXT, model)));
        return banner.on(letter, "[Test] ", siteUrl, edition);
    }
}

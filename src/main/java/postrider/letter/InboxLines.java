package postrider.letter;

import java.util.List;
import postrider.source.Diagnostic;
import postrider.source.Location;
import postrider.template.TemplateFault;
import postrider.template.Templates;
import postrider.template.Words;

/** The two lines that an inbox shows: subject and preheader. Both are one line of text without control characters. */
record InboxLines(String subject, String preheader) {
    private static final String SETTING = "digest.subject";
    private static final int SUBJECT = 120;
    private static final int PREHEADER = 130;

    /** What a subject of the settings may speak of; {@code title} is the first post's, {@code more} how many there are besides. */
    record SubjectModel(
            String title, List<String> titles, int count, int more, String newsletter, long number, String date) {}

    /**
     * @param template {@code digest.subject}, or empty for the built-in one
     * @param summary the first post's
     * @throws TemplateFault naming the setting
     */
    static InboxLines of(Templates templates, String template, SubjectModel model, String summary, Words words) {
        String subject = template.isBlank() ? builtIn(model, words) : ofSetting(templates, template, model);
        return new InboxLines(subject, preheader(model, summary, words));
    }

    private static String builtIn(SubjectModel model, Words words) {
        if (model.more() == 0) {
            return OneLine.cut(model.title(), SUBJECT);
        }
        String posts = words.count("letter.more", model.more());
        int around = words.text("letter.subject", "title", "", "posts", posts).length();
        return words.text("letter.subject", "title", OneLine.cut(model.title(), SUBJECT - around), "posts", posts);
    }

    private static String ofSetting(Templates templates, String template, SubjectModel model) {
        String subject = OneLine.cut(OneLine.of(templates.renderSetting(SETTING, template, model)), SUBJECT);
        if (subject.isEmpty()) {
            throw new TemplateFault(Diagnostic.error(
                    "",
                    new Location(SETTING, 1, 1),
                    "the subject comes out empty",
                    "Write a text, or leave the setting out"));
        }
        return subject;
    }

    private static String preheader(SubjectModel model, String summary, Words words) {
        if (model.more() == 0) {
            return OneLine.cut(OneLine.of(summary), PREHEADER);
        }
        int around = words.text("letter.also", "titles", "").length();
        StringBuilder titles = new StringBuilder(OneLine.cut(model.titles().get(1), PREHEADER - around));
        for (String title : model.titles().subList(2, model.titles().size())) {
            if (around + titles.length() + 2 + title.length() > PREHEADER) {
                break;
            }
            titles.append("; ").append(title);
        }
        return words.text("letter.also", "titles", titles.toString()).replace("….", "…");
    }
}

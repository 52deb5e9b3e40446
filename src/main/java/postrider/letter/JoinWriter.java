package postrider.letter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import postrider.edition.DigestSettings;
import postrider.edition.NewestPost;
import postrider.template.TemplateName;
import postrider.template.Templates;
import postrider.template.Words;

/** Writes what a newsletter mails to who joins it: the mail that asks them to confirm, and the one that greets them. */
public final class JoinWriter {
    private static final int SUMMARY = 400;

    private final Templates templates;
    private final LetterSettings settings;

    public JoinWriter(Templates templates, LetterSettings settings) {
        this.templates = templates;
        this.settings = settings;
    }

    /** The same newsletter in another design. */
    public JoinWriter in(DigestSettings.Design design) {
        return new JoinWriter(templates, settings.in(design));
    }

    /** What both are given. */
    private record Frame(String language, Words words, String direction, String start, Look look) {}

    /**
     * What {@code templates/mail/confirm} sees.
     *
     * @param url of the page that the button leads to; @param isShort whether it works for 48 hours alone
     * @param postal address, may be empty
     */
    record ConfirmModel(
            String language,
            String direction,
            String start,
            String subject,
            String preheader,
            String newsletter,
            String what,
            String url,
            String button,
            boolean isShort,
            String notYou,
            String postal,
            Optional<DigestModel.LogoCell> logo,
            Look look,
            Words words) {}

    /** What {@code templates/mail/welcome} sees. @param address postal */
    record WelcomeModel(
            String language,
            String direction,
            String start,
            String subject,
            String preheader,
            String newsletter,
            List<Line> posts,
            String webUrl,
            String unsubscribeUrl,
            Optional<String> preferencesUrl,
            String subscribedOn,
            boolean replies,
            String address,
            Optional<DigestModel.LogoCell> logo,
            Look look,
            Words words) {
        WelcomeModel {
            posts = List.copyOf(posts);
        }
    }

    record Line(String title, String url, String summary) {}

    /**
     * Asks one person; it is of nobody else, and has no slots.
     *
     * @param language BCP 47; @param url of the page where they confirm; @param address that somebody gave; @param asked when
     * @throws postrider.template.TemplateFault where a home's own template is wrong
     */
    public Letter confirm(String language, String url, String address, Instant asked) {
        return about("confirm", "mail.confirm.button", "mail.confirm.not-you", language, url, address, asked);
    }

    /** As {@link #confirm}, whether letters are to come to another address of theirs from now on. */
    public Letter confirmAddress(String language, String url, String address, Instant asked) {
        return about("address", "mail.confirm.button", "mail.confirm.not-you", language, url, address, asked);
    }

    /** As {@link #confirm}, but says that they are subscribed already. @param url of the page where they choose what they get */
    public Letter known(String language, String url, String address, Instant asked) {
        return about("known", "letter.preferences", "mail.known.not-you", language, url, address, asked);
    }

    private Letter about(
            String kind, String button, String notYou, String language, String url, String address, Instant asked) {
        Frame frame = frame(language);
        Words words = frame.words();
        String subject = words.text("mail." + kind + ".subject");
        String day = words.date(asked.atZone(settings.zone()).toLocalDate());
        String what = words.text(
                "mail." + kind + ".what", "newsletter", newsletter(), "address", OneLine.of(address), "date", day);
        return letter(
                "confirm",
                language,
                subject,
                what,
                new ConfirmModel(
                        language,
                        frame.direction(),
                        frame.start(),
                        subject,
                        what,
                        newsletter(),
                        what,
                        url,
                        words.text(button),
                        !kind.equals("known"),
                        words.text(notYou, "date", day),
                        OneLine.of(settings.address()),
                        logo(),
                        frame.look(),
                        words));
    }

    /** Greets, with the newest posts in their order, and slots for what is personal. @throws postrider.template.TemplateFault as above */
    public Letter welcome(String language, List<NewestPost> newest) {
        Frame frame = frame(language);
        Words words = frame.words();
        String subject = words.text("mail.welcome.subject");
        String what = words.text("mail.welcome.what", "newsletter", newsletter());
        return letter(
                "welcome",
                language,
                subject,
                what,
                new WelcomeModel(
                        language,
                        frame.direction(),
                        frame.start(),
                        subject,
                        what,
                        newsletter(),
                        newest.stream()
                                .map(post -> new Line(
                                        OneLine.cut(OneLine.of(post.title()), PostParts.TITLE),
                                        post.url(),
                                        OneLine.cut(OneLine.of(post.summary()), SUMMARY)))
                                .toList(),
                        settings.siteUrl() + "/editions/",
                        Slot.UNSUBSCRIBE_URL.mark(),
                        settings.preferences() ? Optional.of(Slot.PREFERENCES_URL.mark()) : Optional.empty(),
                        Slot.SUBSCRIBED_ON.mark(),
                        settings.replies(),
                        OneLine.of(settings.address()),
                        logo(),
                        frame.look(),
                        words));
    }

    private Frame frame(String language) {
        String direction = Words.direction(language);
        return new Frame(
                language,
                templates.words(language),
                direction,
                direction.equals("rtl") ? "right" : "left",
                Look.of(settings.design(), settings.accent(), language));
    }

    private Letter letter(String name, String language, String subject, String preheader, Record model) {
        String design = settings.design() == DigestSettings.Design.PLAIN ? "-plain" : "";
        return new Letter(
                language,
                subject,
                preheader,
                templates.render(new TemplateName("mail/" + name + design + ".ftlh"), model),
                WordWrap.letter(templates.render(new TemplateName("mail/" + name + ".ftl"), model)));
    }

    /** Linked: these letters take nothing along. */
    private Optional<DigestModel.LogoCell> logo() {
        return Optional.ofNullable(settings.logo())
                .map(logo -> DigestModel.LogoCell.of(logo, settings.siteUrl() + "/" + logo.path()));
    }

    private String newsletter() {
        return OneLine.of(settings.newsletter());
    }
}

package postrider.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import postrider.edition.DigestSettings;
import postrider.edition.PublicEdition;
import postrider.markdown.RenderedPost;
import postrider.source.Diagnostic;
import postrider.source.Location;
import postrider.template.TemplateFault;
import postrider.template.TemplateName;
import postrider.template.Templates;
import postrider.template.Words;

/** Composes the letters of one newsletter. Same posts, number and instant: the same letter. Safe for several threads. */
public final class LetterWriter {
    /** Octets on the wire. Gmail hides the end of what is longer than 102 kB, the link to unsubscribe with it; the rest is room for links. */
    static final int BUDGET = 96_000;

    private final Templates templates;
    private final LetterSettings settings;
    private final Layout layout;
    private final PictureFolder pictures;

    /** @param pictures where they are, where they are sent along */
    public LetterWriter(Templates templates, LetterSettings settings, PictureFolder pictures) {
        this.templates = templates;
        this.settings = settings;
        this.layout = Layout.of(settings.design());
        this.pictures = pictures;
    }

    /** The same newsletter in another design. */
    public LetterWriter in(DigestSettings.Design design) {
        return new LetterWriter(templates, settings.in(design), pictures);
    }

    /** Begins to read the templates, in a thread of its own, for letters that will be composed soon. */
    public void readAhead() {
        templates.readAhead(layout.templates());
    }

    /**
     * Writes an edition in one language.
     *
     * @param number the edition's, shown to readers
     * @param composedAt its day stands on top
     * @param language BCP 47, of words and dates; posts keep what they were written in
     * @param posts at least one, in the letter's order
     * @throws TemplateFault where a template or {@code digest.subject} is wrong, or the letter lacks the link to unsubscribe
     */
    public Letter compose(long number, Instant composedAt, String language, List<RenderedPost> posts) {
        if (posts.isEmpty()) {
            throw new IllegalArgumentException("edition " + number + " has no post");
        }
        Words words = templates.words(language);
        String date = words.date(day(composedAt));
        List<String> titles = posts.stream().map(PostParts::title).toList();
        InboxLines lines = InboxLines.of(
                templates,
                settings.subject(),
                new InboxLines.SubjectModel(
                        titles.get(0), titles, posts.size(), posts.size() - 1, newsletter(), number, date),
                posts.get(0).summary(),
                words);
        Frame frame = new Frame(number, date, language, words, lines, posts.size());
        return switch (settings.images()) {
            case LINK -> write(posts, frame, PictureSource.LINKED);
            case CID -> {
                Luggage luggage = new Luggage(pictures, settings.siteUrl());
                Letter letter = write(posts, frame, luggage);
                yield letter.with(luggage.shownIn(letter.html()));
            }
        };
    }

    private Letter write(List<RenderedPost> posts, Frame frame, PictureSource source) {
        Optional<DigestModel.LogoCell> logo = Optional.ofNullable(settings.logo())
                .map(one -> DigestModel.LogoCell.of(
                        one, source.instead(one).orElse(settings.siteUrl() + "/" + one.path())));
        LetterBudget budget = LetterBudget.of(parts(posts, frame, source), BUDGET, layout.around());
        DigestModel model = model(frame, budget, logo);
        String html = templates.render(layout.html(), model);
        while (WireSize.octets(html) > BUDGET) {
            budget = budget.tighter()
                    .orElseThrow(
                            () -> fault(layout.html(), "the letter is longer than 96,000 octets without any post"));
            model = model(frame, budget, logo);
            html = templates.render(layout.html(), model);
        }
        String text = WordWrap.letter(templates.render(layout.text(), model));
        demandUnsubscribe(layout.html(), html);
        demandUnsubscribe(layout.text(), text);
        return new Letter(
                frame.language(), frame.lines().subject(), frame.lines().preheader(), html, text);
    }

    /** What is the same however much of its posts the letter shows. */
    private record Frame(long number, String date, String language, Words words, InboxLines lines, int posts) {
        boolean single() {
            return posts == 1;
        }
    }

    private Iterator<PostPart> parts(List<RenderedPost> posts, Frame frame, PictureSource source) {
        Look look = Look.of(settings.design(), settings.accent(), frame.language());
        String direction = Words.direction(frame.language());
        PostParts parts = new PostParts(
                layout,
                new PostHtml(templates, layout, look, frame.words(), direction, frame.single() ? 2 : 3),
                new PostText(frame.words()),
                post -> frame.words().date(day(post.post().publishAt())),
                settings.siteUrl(),
                source);
        return IntStream.range(0, Math.min(posts.size(), settings.maxPosts()))
                .mapToObj(position -> parts.part(posts.get(position), position))
                .iterator();
    }

    private DigestModel model(Frame frame, LetterBudget budget, Optional<DigestModel.LogoCell> logo) {
        Words words = frame.words();
        List<DigestModel.Entry> entries = budget.entries();
        int rest = frame.posts() - entries.size();
        String webUrl = settings.siteUrl() + "/"
                + PublicEdition.folder(frame.number(), frame.language(), settings.siteLanguage());
        return new DigestModel(
                frame.language(),
                Words.direction(frame.language()),
                frame.lines().subject(),
                frame.lines().preheader(),
                newsletter(),
                frame.number(),
                words.text("letter.label", "newsletter", newsletter(), "number", Long.toString(frame.number())),
                frame.date(),
                words.count("posts", frame.posts()),
                words.text("letter.edition", "number", Long.toString(frame.number())),
                frame.single(),
                entries.size() >= layout.contentsFrom(),
                entries,
                rest == 0 ? Optional.empty() : Optional.of(words.count("letter.rest", rest)),
                settings.siteUrl() + "/",
                OneLine.of(settings.address()),
                settings.replies(),
                Slot.UNSUBSCRIBE_URL.mark(),
                settings.preferences() ? Optional.of(Slot.PREFERENCES_URL.mark()) : Optional.empty(),
                webUrl,
                Slot.NAME.mark(),
                Slot.SUBSCRIBED_ON.mark(),
                logo,
                Look.of(settings.design(), settings.accent(), frame.language()),
                words);
    }

    private String newsletter() {
        return OneLine.of(settings.newsletter());
    }

    private LocalDate day(Instant instant) {
        return instant.atZone(settings.zone()).toLocalDate();
    }

    /** A home's own template may forget it; nobody may get a letter that can't be left. */
    private static void demandUnsubscribe(TemplateName template, String part) {
        if (!part.contains(Slot.UNSUBSCRIBE_URL.mark())) {
            throw fault(template, "the template has no link to unsubscribe; nothing is sent");
        }
    }

    private static TemplateFault fault(TemplateName template, String message) {
        return new TemplateFault(Diagnostic.error(
                "",
                new Location("templates/" + template.path(), 1, 1),
                message,
                "Compare it with the one that comes with Postrider"));
    }
}

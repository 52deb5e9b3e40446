package postrider.letter;

import java.util.Optional;
import postrider.markdown.RenderedPost;
import postrider.template.Markup;

/**
 * One post as a letter may show it: whole, or its summary.
 *
 * @param whole empty where it is too long for any letter
 * @param summary the author's as it is formatted; else cut text
 */
record PostPart(Optional<DigestModel.Entry> whole, DigestModel.Entry summary) {
    /** An author's summary longer than this is shown as text, cut: it would leave no room for anything else. */
    private static final int LEAD = 10_000;

    private static final int SUMMARY = 1_000;
    private static final int TITLE = 300;

    static PostPart of(RenderedPost post, String date, String siteUrl, PostHtml html, PostText text) {
        String title = title(post);
        PictureFinder pictures = new PictureFinder(post, siteUrl);
        boolean hasLead = !post.lead().isEmpty() && post.lead().toString().length() <= LEAD;
        DigestModel.Entry summary;
        if (hasLead) {
            Markup lead = html.lead(post.lead(), pictures, post.url());
            String leadText = text.of(post.lead(), pictures, post.url());
            summary = new DigestModel.Entry(title, post.url(), date, false, lead, new Markup(""), leadText);
        } else {
            String cut = OneLine.cut(OneLine.of(post.summary()), SUMMARY);
            Markup body = cut.isEmpty() ? new Markup("") : html.summary(cut);
            String lines = cut.isEmpty() ? "" : WordWrap.lines("", "", cut);
            summary = new DigestModel.Entry(title, post.url(), date, false, new Markup(""), body, lines);
        }
        return new PostPart(whole(post, summary, pictures, html, text), summary);
    }

    private static Optional<DigestModel.Entry> whole(
            RenderedPost post, DigestModel.Entry summary, PictureFinder pictures, PostHtml html, PostText text) {
        if (post.content().toString().length() > LetterWriter.BUDGET) {
            return Optional.empty();
        }
        return Optional.of(new DigestModel.Entry(
                summary.title(),
                post.url(),
                summary.date(),
                true,
                html.lead(post.lead(), pictures, post.url()),
                html.body(post.rest(), pictures, post.url()),
                text.of(post.content(), pictures, post.url())));
    }

    /** The post's title in one line; one of absurd length is cut. */
    static String title(RenderedPost post) {
        return OneLine.cut(OneLine.of(post.post().title()), TITLE);
    }
}

package postrider.letter;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import postrider.letter.PostHtml.Voice;
import postrider.markdown.RenderedPost;
import postrider.markdown.SafeHtml;
import postrider.template.Markup;

/**
 * Makes the parts of one letter's posts.
 *
 * @param date of a post, in words; @param pictures where they come from
 */
record PostParts(
        Layout layout,
        PostHtml html,
        PostText text,
        Function<RenderedPost, String> date,
        String siteUrl,
        PictureSource pictures) {
    /** An author's summary longer than this is shown as text, cut: it would leave no room for anything else. */
    private static final int LEAD = 10_000;

    private static final int SUMMARY = 1_000;
    static final int TITLE = 300;
    private static final int BESIDE = 176;

    /** The post's title in one line; one of absurd length is cut. */
    static String title(RenderedPost post) {
        return OneLine.cut(OneLine.of(post.post().title()), TITLE);
    }

    /** @param position in the letter, from 0 */
    PostPart part(RenderedPost post, int position) {
        return switch (layout.amount()) {
            case WHOLE -> new PostPart(whole(post), summary(post));
            case SUMMARY -> new PostPart(Optional.empty(), pictured(post, position));
        };
    }

    private Optional<DigestModel.Entry> whole(RenderedPost post) {
        if (post.content().toString().length() > LetterWriter.BUDGET) {
            return Optional.empty();
        }
        PictureFinder finder = new PictureFinder(post, siteUrl, pictures);
        return Optional.of(new DigestModel.Entry(
                title(post),
                post.url(),
                date.apply(post),
                true,
                html.whole(Voice.LEAD, post.lead(), finder, post.url()),
                html.whole(Voice.USUAL, post.rest(), finder, post.url()),
                text.of(post.content(), finder, post.url()),
                Optional.empty(),
                List.of()));
    }

    private DigestModel.Entry summary(RenderedPost post) {
        if (!hasLead(post)) {
            return cut(post, Voice.USUAL, Optional.empty(), List.of());
        }
        PictureFinder finder = new PictureFinder(post, siteUrl, pictures);
        Markup lead = html.whole(Voice.LEAD, post.lead(), finder, post.url());
        String words = text.of(post.lead(), finder, post.url());
        return entry(post, lead, words, Optional.empty(), List.of());
    }

    /** The words of the summary beside one picture of the post, the first larger than the others. */
    private DigestModel.Entry pictured(RenderedPost post, int position) {
        Voice voice = position == 0 ? Voice.LEAD : Voice.USUAL;
        int width = position == 0 ? PictureRows.WIDTH : BESIDE;
        PictureFinder linked = new PictureFinder(post, siteUrl, PictureSource.LINKED);
        List<Picture> all = post.content().toString().length() > LetterWriter.BUDGET
                ? List.of()
                : PostBody.allPictures(PostBody.of(post.content()), linked);
        Optional<Picture> first = all.stream().filter(Picture::shown).findFirst();
        Optional<PictureRows.Cell> cell =
                first.map(picture -> PictureRows.alone(picture.from(source(post, picture)), width));
        List<String> missing = first.isPresent()
                ? List.of()
                : all.stream()
                        .map(Picture::words)
                        .filter(words -> !words.isEmpty())
                        .limit(1)
                        .toList();
        if (!hasLead(post)) {
            return cut(post, voice, cell, missing);
        }
        SafeHtml lead = post.lead();
        return entry(
                post, html.words(voice, lead, linked, post.url()), text.words(lead, linked, post.url()), cell, missing);
    }

    private String source(RenderedPost post, Picture picture) {
        return post.media().stream()
                .filter(media -> media.url().equals(picture.url()))
                .findFirst()
                .flatMap(pictures::instead)
                .orElse(picture.url());
    }

    private static boolean hasLead(RenderedPost post) {
        return !post.lead().isEmpty() && post.lead().toString().length() <= LEAD;
    }

    private DigestModel.Entry cut(
            RenderedPost post, Voice voice, Optional<PictureRows.Cell> picture, List<String> missing) {
        String cut = OneLine.cut(OneLine.of(post.summary()), SUMMARY);
        Markup lead = cut.isEmpty() ? new Markup("") : html.summary(voice, cut);
        return entry(post, lead, cut.isEmpty() ? "" : WordWrap.lines("", "", cut), picture, missing);
    }

    private DigestModel.Entry entry(
            RenderedPost post, Markup lead, String words, Optional<PictureRows.Cell> picture, List<String> missing) {
        return new DigestModel.Entry(
                title(post), post.url(), date.apply(post), false, lead, new Markup(""), words, picture, missing);
    }
}

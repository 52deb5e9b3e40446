package postrider.markdown;

import java.util.BitSet;
import java.util.Optional;
import postrider.post.Post;
import postrider.post.PostFiles;

/** One post on its way through all stages. */
final class Rendering {
    private final Post post;
    private final Targets targets;
    private final BodyText body;
    private final Warnings warnings;
    private final CarrierNames carriers;
    private final MediaList media = new MediaList();
    private boolean parted;

    Rendering(MarkdownSettings settings, Post post, PostFiles files) {
        this.post = post;
        this.targets = new Targets(settings, post, files);
        this.body = new BodyText(post);
        this.warnings = new Warnings(body);
        this.carriers = CarrierNames.notIn(body.text());
    }

    /** What came of it. @param parts without their key */
    record Result(String url, ShownText text, RenderedParts parts) {}

    Result render() {
        String unsafe = unsafeHtml();
        return plain(unsafe).orElseGet(() -> cleaned(unsafe));
    }

    /** Empty where {@link #cleaned} is needed; else the same. */
    Optional<Result> plain(String unsafe) {
        if (Footnotes.mayStandIn(body.text())) {
            return Optional.empty();
        }
        return PlainHtml.of(unsafe, carriers, targets::link).map(parts -> {
            parts.links().forEach(media::add);
            return result(parts.lead(), 0, parts.rest());
        });
    }

    /** Whatever it holds. */
    Result cleaned(String unsafe) {
        PostHtml html = new PostHtml(unsafe, carriers);
        if (Footnotes.mayStandIn(body.text())) {
            new Footnotes(post, carriers).settle(html.body());
        }
        new Links(targets, media, carriers, warnings).resolveAll(html.body());
        new Gallery(carriers, warnings).arrangeAll(html.body());
        html.settle();
        Optional<PostHtml.Lead> lead = html.cutLead();
        Optional<PostHtml.Safe> start = lead.map(PostHtml.Lead::html).map(PostHtml::safe);
        return result(start, lead.map(PostHtml.Lead::delimiter).orElse(0), PostHtml.safe(html.body()));
    }

    /** @param delimiter its offset in the body */
    private Result result(Optional<PostHtml.Safe> lead, int delimiter, PostHtml.Safe endPart) {
        parted = lead.isPresent();
        PostHtml.Safe startPart = lead.orElse(PostHtml.Safe.NOTHING);
        SafeHtml start = startPart.html();
        SafeHtml end = endPart.html();
        boolean decides = parted && post.summary().splits() && !post.summary().whole();
        String startText = startPart.text();
        if (decides && startText.isEmpty() && post.summary().text() == null) {
            warnOfEmptySummary(delimiter);
        }
        String whole = (startText + " " + endPart.text()).strip();
        String summary = SummaryText.of(post.summary(), decides ? startText : "", whole);
        Optional<String> header = headerImage();
        return new Result(
                targets.postUrl(),
                new ShownText(decides ? start : SafeHtml.empty(), decides ? end : start.then(end), summary),
                new RenderedParts("", media.names(), media.found(), header.orElse(null), warnings.byPlace()));
    }

    /** Whether a delimiter was found, also where it does not decide. */
    boolean isParted() {
        return parted;
    }

    String unsafeHtml() {
        String text = body.text();
        BitSet literal = literals(text);
        Shortcodes shortcodes = new ShortcodeScanner(body, literal, post.language(), carriers, warnings).scan();
        Delimiter delimiter = new Delimiter(post.summary().delimiter().strip(), body, shortcodes.enclosed());
        if (post.body().markdown()) {
            TokenText tokens = new TokenText(text, shortcodes);
            return new MarkdownHtml(body, tokens, delimiter, carriers, warnings).render();
        }
        TokenText tokens = new TokenText(text, delimiter.amongHtml(shortcodes, literal, carriers));
        return RawHtml.marked(tokens.text(), at -> at, tokens, carriers, warnings);
    }

    /** To know them takes parsing the text once more: left out where no bracket means anything, literal or not. */
    private BitSet literals(String text) {
        if (!post.body().markdown()) {
            return Literals.ofHtml(text);
        }
        return ShortcodeScanner.mayFindIn(text) ? Literals.ofMarkdown(text) : new BitSet();
    }

    private void warnOfEmptySummary(int delimiter) {
        warnings.add(
                "W402",
                delimiter,
                "nothing readable stands before the delimiter; the summary is cut from the whole text",
                "Write the summary above the line " + post.summary().delimiter());
    }

    private Optional<String> headerImage() {
        if (post.headerImage() == null) {
            return Optional.empty();
        }
        Target target = targets.image(post.headerImage());
        media.add(target);
        return target.fault().isPresent() ? Optional.empty() : target.url();
    }
}

package postrider.markdown;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.Supplier;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;
import postrider.markdown.PostHtml.Safe;
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
        Parsed parsed = parsed();
        return plain(parsed).orElseGet(() -> cleaned(parsed));
    }

    /** A body that was read. @param document its tree, null where it was HTML already; @param html not safe yet, with our notes */
    record Parsed(@Nullable Node document, Supplier<String> html) {}

    Parsed parsed() {
        String text = body.text();
        String line = post.summary().delimiter().strip();
        if (!post.body().markdown()) {
            BitSet literal = Literals.ofHtml(text);
            Shortcodes shortcodes = shortcodes(literal);
            Delimiter delimiter = new Delimiter(line, body, shortcodes.enclosed());
            TokenText tokens = new TokenText(text, delimiter.amongHtml(shortcodes, literal, carriers));
            return new Parsed(null, () -> RawHtml.marked(tokens.text(), at -> at, tokens, carriers, warnings));
        }
        // What is literal takes parsing the text once more: left out where no bracket means anything, literal or not.
        Shortcodes shortcodes =
                ShortcodeScanner.mayFindIn(text) ? shortcodes(Literals.ofMarkdown(text)) : Shortcodes.NONE;
        Delimiter delimiter = new Delimiter(line, body, shortcodes.enclosed());
        MarkdownHtml markdown = new MarkdownHtml(body, new TokenText(text, shortcodes), delimiter, carriers, warnings);
        Node document = markdown.parsed();
        return new Parsed(document, () -> markdown.render(document));
    }

    /** Empty where {@link #cleaned} is needed; else the same. */
    Optional<Result> plain(Parsed parsed) {
        if (parsed.document == null) {
            return Optional.empty();
        }
        Node start = parsed.document.getFirstChild();
        Node delimiter = delimiter(start);
        if (delimiter == null) {
            return PlainHtml.of(start, null, targets::link)
                    .map(whole -> result(Optional.empty(), 0, safe(whole, start, null)));
        }
        Optional<PlainHtml.Part> lead = PlainHtml.of(start, delimiter, targets::link);
        Optional<PlainHtml.Part> rest = lead.flatMap(known -> PlainHtml.of(delimiter, null, targets::link));
        if (rest.isEmpty() || PlainText.of(start, delimiter, 1).isEmpty()) {
            return Optional.empty();
        }
        Optional<Safe> first = lead.map(part -> safe(part, start, delimiter));
        return Optional.of(result(first, 0, safe(rest.get(), delimiter, null)));
    }

    private static @Nullable Node delimiter(@Nullable Node start) {
        Node node = start;
        while (node != null && !(node instanceof OwnNodes.DelimiterBlock)) {
            node = node.getNext();
        }
        return node;
    }

    /** Of nodes that {@link PlainHtml} knows: only now it is sure that their links count. */
    private Safe safe(PlainHtml.Part part, @Nullable Node start, @Nullable Node end) {
        part.links().forEach(media::add);
        int enough = end != null && decides() ? Integer.MAX_VALUE : SummaryText.enough(post.summary());
        return new Safe(part.html(), PlainText.of(start, end, enough));
    }

    /** Whatever it holds. */
    Result cleaned(Parsed parsed) {
        PostHtml html = new PostHtml(parsed.html.get(), carriers);
        if (Footnotes.mayStandIn(body.text())) {
            new Footnotes(post, carriers).settle(html.body());
        }
        new Links(targets, media, carriers, warnings).resolveAll(html.body());
        new Gallery(carriers, warnings).arrangeAll(html.body());
        html.settle();
        Optional<PostHtml.Lead> lead = html.cutLead();
        Optional<Safe> start = lead.map(PostHtml.Lead::html).map(PostHtml::safe);
        return result(start, lead.map(PostHtml.Lead::delimiter).orElse(0), PostHtml.safe(html.body()));
    }

    /** @param delimiter its offset in the body */
    private Result result(Optional<Safe> lead, int delimiter, Safe endPart) {
        parted = lead.isPresent();
        Safe startPart = lead.orElse(Safe.NOTHING);
        SafeHtml start = startPart.html();
        SafeHtml end = endPart.html();
        boolean decides = parted && decides();
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

    /** Whether a delimiter, where there is one, ends the summary. */
    private boolean decides() {
        return post.summary().splits() && !post.summary().whole();
    }

    /** Whether a delimiter was found, also where it does not decide. */
    boolean isParted() {
        return parted;
    }

    private Shortcodes shortcodes(BitSet literal) {
        return new ShortcodeScanner(body, literal, post.language(), carriers, warnings).scan();
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
        boolean isShown = target.fault().isEmpty()
                && target.media().filter(file -> !file.isLead()).isEmpty();
        return isShown ? target.url() : Optional.empty();
    }
}

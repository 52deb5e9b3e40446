package postrider.markdown;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import postrider.markdown.ShortcodeTag.Kind;

/** Finds the shortcodes of a body, pairs their tags and says what becomes of each (SPEC R11.2 to R11.5). */
final class ShortcodeScanner {
    private static final String RAW = "raw";

    /** Tags in deeper pairs than this go without a trace; no author nests so, and each level costs at every paragraph. */
    private static final int DEEPEST = 16;

    private final String text;
    private final BitSet literal;
    private final String language;
    private final Warnings warnings;
    private final CarrierNames carriers;
    private final Deque<ShortcodeTag> open = new ArrayDeque<>();
    private final Map<String, Integer> openByName = new HashMap<>();
    private final List<Token> tokens = new ArrayList<>();
    private final BitSet enclosed = new BitSet();
    private boolean noMoreRawEnds;

    /** @param literal offsets at which no tag begins: code, links, HTML tags */
    ShortcodeScanner(BodyText body, BitSet literal, String language, CarrierNames carriers, Warnings warnings) {
        this.text = body.text();
        this.literal = literal;
        this.language = language;
        this.carriers = carriers;
        this.warnings = warnings;
    }

    /** Whether any bracket of the text could become a token: not those of links, nor of words that are the name of no shortcode. */
    static boolean mayFindIn(String text) {
        for (int at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1)) {
            Optional<ShortcodeTag> tag = TagReader.read(text, at);
            if (tag.isPresent() && mayMean(tag.get())) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayMean(ShortcodeTag tag) {
        return tag.kind() != Kind.OPENS
                || tag.assigned()
                || tag.name().equals(RAW)
                || Shortcode.named(tag.name()).isPresent();
    }

    Shortcodes scan() {
        int at = text.indexOf('[');
        while (at >= 0) {
            int next = at + 1;
            if (!literal.get(at) && !isEscaped(at)) {
                Optional<ShortcodeTag> tag = TagReader.read(text, at);
                if (tag.isPresent()) {
                    next = take(tag.get());
                }
            }
            at = text.indexOf('[', next);
        }
        open.forEach(this::unpaired);
        return new Shortcodes(withoutOverlap(), enclosed);
    }

    /** @return where to read on */
    private int take(ShortcodeTag tag) {
        if (tag.name().equals(RAW)) {
            return raw(tag);
        }
        switch (tag.kind()) {
            case OPENS -> {
                open.push(tag);
                openByName.merge(tag.name(), 1, Integer::sum);
            }
            case CLOSES -> close(tag);
            case STANDS_ALONE -> alone(tag);
        }
        return tag.end();
    }

    private int raw(ShortcodeTag tag) {
        if (tag.kind() == Kind.OPENS && !noMoreRawEnds) {
            int at = text.indexOf("[/", tag.end());
            while (at >= 0) {
                Optional<ShortcodeTag> end = literal.get(at) ? Optional.empty() : TagReader.read(text, at);
                if (end.isPresent() && end.get().name().equals(RAW)) {
                    remove(tag);
                    remove(end.get());
                    enclosed.set(tag.end(), at);
                    return end.get().end();
                }
                at = text.indexOf("[/", at + 1);
            }
            noMoreRawEnds = true;
        }
        remove(tag);
        if (tag.kind() != Kind.STANDS_ALONE) {
            warnUnpaired(tag);
        }
        return tag.end();
    }

    private void close(ShortcodeTag end) {
        if (openByName.getOrDefault(end.name(), 0) == 0) {
            if (Shortcode.named(end.name()).isPresent()) {
                remove(end);
                warnUnpaired(end);
            }
            return;
        }
        ShortcodeTag start = pop();
        while (!start.name().equals(end.name())) {
            unpaired(start);
            start = pop();
        }
        pair(start, end);
    }

    private ShortcodeTag pop() {
        ShortcodeTag tag = open.pop();
        openByName.merge(tag.name(), -1, Integer::sum);
        return tag;
    }

    private void pair(ShortcodeTag start, ShortcodeTag end) {
        Optional<Shortcode> known = Shortcode.named(start.name());
        if (open.size() < DEEPEST) {
            enclosed.set(start.end(), end.start());
        }
        if (known.isEmpty()) {
            warnUnknown(start);
        }
        if (known.isEmpty() || open.size() >= DEEPEST) {
            remove(start);
            remove(end);
            return;
        }
        boolean block = known.get().block();
        Markup markup = known.get().markup().apply(call(start, text.substring(start.end(), end.start())));
        if (markup instanceof Markup.Around around) {
            tokens.add(new Token(start.start(), start.end(), carriers.opening(around, block) + around.before(), block));
            tokens.add(new Token(end.start(), end.end(), around.after() + carriers.closing(around, block), block));
        } else if (markup instanceof Markup.Content) {
            tokens.add(new Token(start.start(), start.end(), "", block));
            tokens.add(new Token(end.start(), end.end(), "", block));
        } else {
            instead(start, end.end(), markup, block);
        }
    }

    /** A tag without content: by its own slash, or because it needs no end. */
    private void alone(ShortcodeTag tag) {
        Optional<Shortcode> known = Shortcode.named(tag.name());
        if (known.isEmpty()) {
            remove(tag);
            warnUnknown(tag);
            return;
        }
        instead(
                tag,
                tag.end(),
                known.get().markup().apply(call(tag, "")),
                known.get().block());
    }

    private void instead(ShortcodeTag tag, int end, Markup markup, boolean block) {
        String html = markup instanceof Markup.Instead instead ? instead.html() : "";
        tokens.add(new Token(tag.start(), end, html, block));
        if (markup instanceof Markup.Dropped) {
            warnings.add(
                    "W405",
                    tag.start(),
                    "[" + tag.name() + "] cannot be shown in feeds and letters; it is left out",
                    "Write a link or text in its place");
        }
    }

    private void unpaired(ShortcodeTag tag) {
        Optional<Shortcode> known = Shortcode.named(tag.name());
        if (known.isPresent() && known.get().end() == Shortcode.End.OPTIONAL || known.isEmpty() && tag.assigned()) {
            alone(tag);
        } else if (known.isPresent()) {
            remove(tag);
            warnUnpaired(tag);
        }
    }

    private ShortcodeCall call(ShortcodeTag tag, String content) {
        return new ShortcodeCall(tag.value(), tag.attributes(), content, language);
    }

    private void remove(ShortcodeTag tag) {
        boolean block = Shortcode.named(tag.name()).map(Shortcode::block).orElse(false);
        tokens.add(new Token(tag.start(), tag.end(), "", block));
    }

    private void warnUnknown(ShortcodeTag tag) {
        warnings.add(
                "W403",
                tag.start(),
                "shortcode [" + tag.name() + "] is unknown; its tags are removed, its content stays",
                "Mend its name, or write \\[ to show the bracket");
    }

    private void warnUnpaired(ShortcodeTag tag) {
        boolean closes = tag.kind() == Kind.CLOSES;
        warnings.add(
                "W404",
                tag.start(),
                "[" + (closes ? "/" : "") + tag.name() + "] has no " + (closes ? "opening" : "closing")
                        + " tag; it is removed",
                closes ? "Write [" + tag.name() + "] ahead of it" : "Write [/" + tag.name() + "] behind its content");
    }

    /** What stands within a token that replaces its content is gone with it. */
    private List<Token> withoutOverlap() {
        tokens.sort(Comparator.comparingInt(Token::start));
        List<Token> kept = new ArrayList<>();
        int end = 0;
        for (Token token : tokens) {
            if (token.start() >= end) {
                kept.add(token);
                end = token.end();
            }
        }
        return kept;
    }

    private boolean isEscaped(int at) {
        int slashes = 0;
        while (at > slashes && text.charAt(at - 1 - slashes) == '\\') {
            slashes++;
        }
        return slashes % 2 == 1;
    }
}

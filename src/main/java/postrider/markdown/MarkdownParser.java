package postrider.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/** CommonMark with the extensions of SPEC R10.1, and with bounds that no honest post comes near. */
final class MarkdownParser {
    private static final int MOST_OPEN_BLOCKS = 60;
    private static final int DEEPEST_INLINE = 60;

    /** Short rows are filled up to the width of the head, so a wide head over many rows would swell. */
    private static final long MOST_CELLS = 250_000;

    private static final Extension TABLES = TablesExtension.create();
    private static final List<Extension> EXTENSIONS = List.of(
            StrikethroughExtension.builder().requireTwoTildes(true).build(),
            new BareAddresses(),
            FootnotesExtension.create(),
            TaskListItemsExtension.create());

    private MarkdownParser() {}

    private static Parser.Builder limited(Parser.Builder builder) {
        return builder.maxOpenBlockParsers(MOST_OPEN_BLOCKS).maxInlineNesting(DEEPEST_INLINE);
    }

    /** A parser for one body. */
    static Parser of(TokenText tokens, Delimiter delimiter) {
        return limited(Parser.builder())
                .extensions(extensions(tokens.text()))
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .customBlockParserFactory(new LongParagraphs())
                .customBlockParserFactory(new MarkdownWithinStart())
                .customBlockParserFactory(new DelimiterStart(delimiter))
                .customBlockParserFactory(new TokenLineStart(tokens))
                .customInlineContentParserFactory(new TokenFactory(tokens))
                .build();
    }

    /** A parser that finds code, links and HTML, and does not see links where none is marked as one. */
    static Parser ofLiterals(String text) {
        List<Extension> extensions = new ArrayList<>(List.of(FootnotesExtension.create()));
        extensions.addAll(tables(text));
        return limited(Parser.builder())
                .extensions(extensions)
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .customBlockParserFactory(new LongParagraphs())
                .customBlockParserFactory(new MarkdownWithinStart())
                .build();
    }

    static List<Extension> extensions(String text) {
        List<Extension> extensions = new ArrayList<>(EXTENSIONS);
        extensions.addAll(tables(text));
        return extensions;
    }

    private static List<Extension> tables(String text) {
        return tableCells(text) <= MOST_CELLS ? List.of(TABLES) : List.of();
    }

    private static long tableCells(String text) {
        long widest = 0;
        long rows = 0;
        int at = text.indexOf('|');
        while (at >= 0) {
            int end = text.indexOf('\n', at);
            String rest = text.substring(at, end < 0 ? text.length() : end);
            widest = Math.max(widest, rest.chars().filter(c -> c == '|').count());
            rows++;
            at = text.indexOf('|', at + rest.length());
        }
        return (widest + 1) * rows;
    }

    private record TokenFactory(TokenText tokens) implements InlineContentParserFactory {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of(TokenText.MARK);
        }

        @Override
        public InlineContentParser create() {
            return this::parse;
        }

        private ParsedInline parse(InlineParserState state) {
            Scanner scanner = state.scanner();
            Position start = scanner.position();
            scanner.next();
            int offset = scanner.getSource(start, scanner.position())
                    .getSourceSpans()
                    .get(0)
                    .getInputIndex();
            TokenText.Part part = tokens.partAt(offset);
            if (part == null) {
                return ParsedInline.none();
            }
            for (int i = 1; i < part.length(); i++) {
                scanner.next();
            }
            return ParsedInline.of(new OwnNodes.TokenNode(part.html()), scanner.position());
        }
    }
}

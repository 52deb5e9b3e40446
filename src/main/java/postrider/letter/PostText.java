package postrider.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import postrider.markdown.SafeHtml;
import postrider.template.Words;

/** Posts as a letter's text part shows them: written as a person writes mail, at most 72 columns but for addresses and code. */
final class PostText {
    private static final Pattern NOTE = Pattern.compile("[0-9↩\uFE0E]*");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");
    private static final Pattern START = Pattern.compile("[0-9]{1,6}");
    private static final Pattern BLANKS = Pattern.compile("[ \\t]+");
    private static final Pattern BLANKS_AND_BREAKS = Pattern.compile("[ \\t\\r\\n]+");
    private static final Pattern NO_WEB_SCHEME = Pattern.compile("^(mailto:|tel:)");

    private final Words words;

    PostText(Words words) {
        this.words = words;
    }

    /** @param postUrl links to places within the post are left out: they lead nowhere in a mail */
    String of(SafeHtml html, PictureFinder finder, String postUrl) {
        return new Writing(finder, postUrl).blocks(PostBody.of(html), "").strip();
    }

    /** As {@link #of}, without pictures. */
    String words(SafeHtml html, PictureFinder finder, String postUrl) {
        Element body = PostBody.of(html);
        PostBody.dropPictures(body);
        return new Writing(finder, postUrl).blocks(body, "").strip();
    }

    /** One post's text under way. */
    private final class Writing {
        private final PictureFinder finder;
        private final String postUrl;

        Writing(PictureFinder finder, String postUrl) {
            this.finder = finder;
            this.postUrl = postUrl;
        }

        /** Each block of the parent, parted by lines that hold the indent alone. */
        String blocks(Element parent, String indent) {
            List<String> blocks = new ArrayList<>();
            List<Node> inlines = new ArrayList<>();
            for (Node child : parent.childNodes()) {
                if (PostBody.isBlock(child)) {
                    blocks.add(paragraph(inlines, indent, indent));
                    inlines.clear();
                    blocks.add(block((Element) child, indent));
                } else {
                    inlines.add(child);
                }
            }
            blocks.add(paragraph(inlines, indent, indent));
            blocks.removeIf(String::isBlank);
            boolean isTight = parent.nameIs("li") && parent.select("> p").isEmpty();
            return String.join(isTight ? "\n" : "\n" + indent.stripTrailing() + "\n", blocks);
        }

        private String block(Element block, String indent) {
            if (block.hasClass("gallery") || block.nameIs("figure") || PostBody.isOnlyPictures(block)) {
                return pictures(block, indent);
            }
            return switch (block.normalName()) {
                case "ul", "ol" -> list(block, indent);
                case "dl" -> definitions(block, indent);
                case "blockquote" -> blocks(block, indent + "> ");
                case "pre" ->
                    block.wholeText()
                            .stripTrailing()
                            .lines()
                            .map(line -> indent + "    " + line)
                            .collect(Collectors.joining("\n"));
                case "table" -> table(block, indent);
                case "hr" -> indent + "* * *";
                case "div" -> blocks(block, indent);
                default -> paragraph(block.childNodes(), indent, indent);
            };
        }

        private String pictures(Element group, String indent) {
            List<Picture> pictures = PostBody.pictures(group, finder);
            PictureRows rows = PictureRows.of(pictures);
            List<String> blocks = new ArrayList<>();
            if (rows.count() > 0) {
                String count = words.count("letter.picture", rows.count());
                blocks.add(WordWrap.lines(
                        indent,
                        indent,
                        rows.words().isEmpty() ? "[" + count + "]" : "[" + count + ": " + rows.words() + "]"));
            }
            rows.missing().forEach(caption -> blocks.add(WordWrap.lines(indent, indent, caption)));
            group.select("figure, figcaption, img").stream()
                    .filter(element -> element != group && (!pictures.isEmpty() || element.nameIs("img")))
                    .forEach(Node::remove);
            if (group.hasText()) {
                blocks.add(blocks(group, indent));
            }
            return String.join("\n" + indent.stripTrailing() + "\n", blocks);
        }

        private String list(Element list, String indent) {
            List<String> items = new ArrayList<>();
            String start = list.attr("start");
            int number = START.matcher(start).matches() ? Integer.parseInt(start) : 1;
            for (Element item : list.children()) {
                String mark = list.nameIs("ol") ? number++ + ". " : "- ";
                String text = blocks(item, indent + " ".repeat(mark.length()));
                items.add(indent + mark + text.substring(Math.min(text.length(), indent.length() + mark.length())));
            }
            return String.join("\n", items);
        }

        private String definitions(Element list, String indent) {
            return list.children().stream()
                    .map(part -> part.nameIs("dd") ? blocks(part, indent + "  ") : blocks(part, indent))
                    .collect(Collectors.joining("\n"));
        }

        private String table(Element table, String indent) {
            return table.select("tr").stream()
                    .map(row -> row.children().stream().map(Element::text).collect(Collectors.joining(" | ")))
                    .map(row -> WordWrap.lines(indent, indent + "  ", row))
                    .collect(Collectors.joining("\n"));
        }

        /** Words, and below them the addresses that they lead to. */
        private String paragraph(List<Node> nodes, String first, String next) {
            StringBuilder text = new StringBuilder();
            List<String> links = new ArrayList<>();
            nodes.forEach(node -> inline(node, text, links));
            List<String> lines = new ArrayList<>();
            for (String line : text.toString().split("\n")) {
                String words = BLANKS.matcher(line).replaceAll(" ").strip();
                if (!words.isEmpty()) {
                    lines.add(WordWrap.lines(lines.isEmpty() ? first : next, next, words));
                }
            }
            links.forEach(link -> lines.add(next + link));
            return String.join("\n", lines);
        }

        private void inline(Node node, StringBuilder text, List<String> links) {
            if (node instanceof TextNode words) {
                text.append(BLANKS_AND_BREAKS.matcher(words.getWholeText()).replaceAll(" "));
            } else if (node instanceof Element element) {
                switch (element.normalName()) {
                    case "br" -> text.append('\n');
                    case "img" -> {
                        String picture = finder.picture(element, "").words();
                        text.append(picture.isEmpty() ? "" : "[" + picture + "]");
                    }
                    case "a" -> link(element, text, links);
                    default -> element.childNodes().forEach(child -> inline(child, text, links));
                }
            }
        }

        private void link(Element link, StringBuilder text, List<String> links) {
            String href = link.attr("href");
            String words = link.text().strip();
            if (href.startsWith(postUrl + "#") && NOTE.matcher(words).matches()) {
                String number = NO_DIGIT.matcher(words).replaceAll("");
                text.append(number.isEmpty() ? "" : "[" + number + "]");
                return;
            }
            link.childNodes().forEach(child -> inline(child, text, links));
            String bare = NO_WEB_SCHEME.matcher(href).replaceFirst("");
            if (!href.isEmpty() && !words.equals(href) && !words.equals(bare)) {
                links.add(bare);
            }
        }
    }
}

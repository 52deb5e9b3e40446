package postrider.markdown;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Lines and marks of real posts, to put together anew. */
final class PostPieces {
    private static final List<String> FRAGMENTS = List.of(
            "published: ",
            "publish_date: ",
            "date: ",
            "unpublish_date: ",
            "draft: ",
            "routable: ",
            "title: ",
            "modified: ",
            "hide_from_post_list: ",
            "false",
            "true",
            "no",
            "\"",
            "'",
            "[",
            "]",
            "{",
            "}",
            "|",
            ">",
            "- ",
            "? ",
            ": ",
            "#",
            " #",
            "&a ",
            "*a",
            "!",
            "%",
            "@",
            "`",
            ",",
            "~",
            "null",
            "---\n",
            "---",
            "...",
            "\n",
            "\n",
            "\n",
            "\r",
            "\t",
            " ",
            "  ",
            "\u00a0",
            "\u200b",
            "\ufeff",
            "\u2028",
            "\u0085",
            "\u0000",
            "20-07-2022 10:00",
            "20-07-2031 10:00",
            "2031-01-01",
            "01/02/2020",
            "29-02-2024 23:30",
            "@1658287200",
            "+06:00",
            "\u0430",
            "\u0456",
            "===\n",
            "[center]",
            "[/center]",
            "[youtube=",
            "![a](b.jpg)",
            "[a](b \"c\")",
            "<svg>",
            "<a href=\"",
            "<!--",
            "```\n",
            "> ",
            "    ",
            "| a | b |\n|---|---|\n",
            "[^1]",
            "{{ a }}",
            "\\");

    private PostPieces() {}

    /** The fragments, and every line of every text file below that folder. */
    static List<String> of(Path root) throws IOException {
        List<String> pieces = new ArrayList<>(FRAGMENTS);
        try (Stream<Path> files = Files.walk(root.resolve("corpus"))) {
            for (Path file :
                    files.filter(it -> it.toString().endsWith(".md")).sorted().toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                text.lines().map(line -> line + "\n").forEach(pieces::add);
            }
        }
        return pieces;
    }

    /** A file that begins like a good post and goes on as it likes. */
    static String shuffled(List<String> pieces, Random random) {
        StringBuilder text = new StringBuilder("---\n");
        List<String> head = new ArrayList<>(List.of("title: A post\n", "date: 20-07-2022 10:00\n"));
        for (int i = random.nextInt(6); i > 0; i--) {
            head.add(random.nextInt(head.size() + 1), piece(pieces, random));
        }
        head.forEach(text::append);
        text.append(random.nextInt(4) == 0 ? "" : "\n").append("---\n");
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(piece(pieces, random));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            text.insert(random.nextInt(text.length() + 1), piece(pieces, random));
        }
        return text.toString();
    }

    private static String piece(List<String> pieces, Random random) {
        List<String> from = random.nextBoolean() ? FRAGMENTS : pieces;
        return from.get(random.nextInt(from.size()))
                + (random.nextInt(3) == 0 ? from.get(random.nextInt(from.size())) : "");
    }
}

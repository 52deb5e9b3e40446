import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * What src/bench/posts measures reading and rendering by: the parser alone over the same bodies, with two threads. With a second word,
 * it has the extensions that posts are read with, and says where things stand, as messages to authors need it. Prints how many
 * microseconds parsing and rendering took, then how long the HTML is.
 */
final class CommonmarkAlone {
    private static Parser parser = Parser.builder().build();
    private static HtmlRenderer renderer = HtmlRenderer.builder().build();

    public static void main(String[] words) throws Exception {
        if (words.length > 1) {
            List<Extension> extensions = List.of(
                    StrikethroughExtension.create(),
                    AutolinkExtension.create(),
                    FootnotesExtension.create(),
                    TaskListItemsExtension.create(),
                    TablesExtension.create());
            parser = Parser.builder()
                    .extensions(extensions)
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                    .build();
            renderer = HtmlRenderer.builder().extensions(extensions).build();
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of(words[0]), "*.md")) {
            found.forEach(files::add);
        }
        List<String> bodies = new ArrayList<>();
        for (Path file : files) {
            String text = Files.readString(file);
            bodies.add(text.substring(text.indexOf("\n---\n") + 5));
        }
        long from = System.nanoTime();
        var threads = Executors.newFixedThreadPool(2);
        List<Future<Long>> sums = new ArrayList<>();
        for (int half = 0; half < 2; half++) {
            List<String> share = bodies.subList(half * bodies.size() / 2, (half + 1) * bodies.size() / 2);
            sums.add(threads.submit(() -> share.stream()
                    .mapToLong(body -> renderer.render(parser.parse(body)).length())
                    .sum()));
        }
        long sum = 0;
        for (Future<Long> part : sums) {
            sum += part.get();
        }
        System.out.println((System.nanoTime() - from) / 1000 + " " + sum);
        threads.shutdown();
    }
}

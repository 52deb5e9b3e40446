import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** What src/bench/posts measures reading and rendering by: the parser alone over the same bodies, with two threads. */
final class CommonmarkAlone {
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().build();

    public static void main(String[] words) throws Exception {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of(words[0]), "*.md")) {
            found.forEach(files::add);
        }
        var threads = Executors.newFixedThreadPool(2);
        List<Future<Long>> sums = new ArrayList<>();
        for (int half = 0; half < 2; half++) {
            List<Path> share = files.subList(half * files.size() / 2, (half + 1) * files.size() / 2);
            sums.add(threads.submit(() -> share.stream().mapToLong(CommonmarkAlone::rendered).sum()));
        }
        long sum = 0;
        for (Future<Long> part : sums) {
            sum += part.get();
        }
        threads.shutdown();
        System.out.println(sum);
    }

    private static long rendered(Path file) {
        try {
            String text = Files.readString(file);
            return RENDERER.render(PARSER.parse(text.substring(text.indexOf("\n---\n") + 5))).length();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

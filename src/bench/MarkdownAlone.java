import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import postrider.cache.Cache;
import postrider.markdown.Markdown;
import postrider.markdown.MarkdownSettings;
import postrider.markdown.RenderedPost;
import postrider.picture.KnownPictures;
import postrider.post.KnownPosts;
import postrider.post.PostFolder;
import postrider.post.PostSettings;
import postrider.post.Posts;

/**
 * Postrider's own parsing and rendering over the posts of a folder, with as many threads as there are processors: to safe HTML with
 * absolute links, and a summary. Prints how many microseconds that took, without reading the files, then how long the HTML is.
 */
final class MarkdownAlone {
    public static void main(String[] words) {
        PostSettings settings = new PostSettings(ZoneOffset.UTC, "en", List.of("en"), "", "", "===", 300, null);
        PostFolder folder = new PostFolder(Path.of(words[0]), settings);
        Posts posts = folder.read(Instant.EPOCH.plusSeconds(4_000_000_000L), KnownPosts::none, Cache.none(), KnownPictures.none());
        Markdown markdown = new Markdown(new MarkdownSettings("https://news.example.org", ""), folder.files(posts));
        long from = System.nanoTime();
        List<RenderedPost> rendered = markdown.render(posts.posts(), Cache.none());
        long took = System.nanoTime() - from;
        System.out.println(took / 1000 + " " + rendered.stream().mapToLong(post -> post.content().toString().length()).sum());
    }
}

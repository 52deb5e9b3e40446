package postrider.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Grav may be asked to do with a picture, by its address. */
class MediaActionsTest {
    @ParameterizedTest
    @CsvSource({
        "a.jpg, 640x480",
        "'a.jpg?resize=400,300', 400x300",
        "'a.jpg?cropResize=400,120&lightbox&classes=b#c', 160x120",
        "'a.jpg?forceResize=400,120', 400x120",
        "'a.jpg?resize=4000,3000', 640x480",
        "a.jpg?width=160, 160x120",
        "a.jpg?v=2, 640x480",
    })
    void aPictureIsShownInTheSizeAskedFor(String target, String size) {
        RenderedPost post = rendered("![a](" + target + ")");

        Element image = Jsoup.parse(post.content().toString()).expectFirst("img");

        assertThat(image.attr("width") + "x" + image.attr("height")).isEqualTo(size);
        assertThat(image.attr("src")).endsWith("/blog/p/a.jpg");
        assertThat(post.warnings()).isEmpty();
    }

    @Test
    void whatIsNotDoneIsTold() {
        RenderedPost post = rendered("![a](a.jpg?sepia&cropZoom=10,20)");

        assertThat(post.warnings())
                .extracting(Object::toString)
                .containsExactly(
                        "01.blog/p/item.md:5:6: warning W507: \"sepia, cropZoom\" is not done to this picture; it is shown "
                                + "as it is. Change the picture itself, or remove this");
        assertThat(post.content().toString()).contains("width=\"640\" height=\"480\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'a.jpg?resize=400,300', a.400x300.jpg, 400x300",
        "'a.jpg?cropResize=400,120&lightbox#c', a.160x120.jpg, 160x120",
        "'a.jpg?cropZoom=50,50', a.50x50.fill.jpg, 50x50",
        "'a.jpg?zoomCrop=50,50&quality=40', a.50x50.fill.q40.jpg, 50x50",
        "'a.jpg?forceResize=400,120', a.400x120.stretch.jpg, 400x120",
        "a.jpg?quality=40, a.640x480.q40.jpg, 640x480",
        "'a.jpg?resize=400,300&width=100', a.400x300.jpg, 100x75",
        "'a.jpg?resize=4000,3000', a.jpg, 640x480",
        "a.jpg?quality=100, a.jpg, 640x480",
        "a.jpg?width=160, a.jpg, 160x120",
    })
    void whereACopyCanBeMadeItIsShown(String target, String file, String size) {
        RenderedPost post =
                PostSample.of("![a](" + target + ")").photos(List.of("a.jpg")).render();

        Element image = Jsoup.parse(post.content().toString()).expectFirst("img");

        assertThat(image.attr("src")).endsWith("/blog/p/" + file);
        assertThat(image.attr("width") + "x" + image.attr("height")).isEqualTo(size);
        assertThat(post.warnings()).isEmpty();
        assertThat(post.mediaNames()).containsExactly("a.jpg");
        assertThat(post.media().get(0).url()).endsWith("/blog/p/a.jpg");
        assertThat(post.media()).extracting(UsedMedia::url).contains(image.attr("src"));
    }

    @Test
    void anAuthorsOwnSizeWins() {
        assertThat(rendered("<img src=\"a.jpg?resize=40,30\" alt=a width=64>")
                        .content()
                        .toString())
                .contains("width=\"64\"")
                .doesNotContain("height");
    }

    private static RenderedPost rendered(String body) {
        return PostSample.of(body).files(List.of("a.jpg")).render();
    }
}

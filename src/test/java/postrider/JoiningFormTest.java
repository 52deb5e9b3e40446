package postrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each page of the site says how to subscribe. */
final class JoiningFormTest {
    @TempDir
    Path folder;

    @Test
    void byAFormWhereTheHomeIsServed() throws IOException {
        PublicationHome home = PublicationHome.in(folder.resolve("home"));

        home.run("publish", "--set", "web.url=https://mail.example.org/news");

        Document page = Jsoup.parse(home.text("public/index.html"));
        assertThat(page.select("#follow form[method=post]").attr("action"))
                .isEqualTo("https://mail.example.org/news/subscribe");
        assertThat(page.select("#follow input[type=email][name=email][required]"))
                .hasSize(1);
        assertThat(page.select("label[for=email]").text()).isNotBlank();
        assertThat(page.select("#follow a[href^=mailto]")).isEmpty();
    }

    @Test
    void byASentenceWhereFilesAreAllThereIs() throws IOException {
        PublicationHome home = PublicationHome.in(folder.resolve("home"));

        home.run("publish");

        assertThat(Jsoup.parse(home.text("public/index.html")).select("form")).isEmpty();
    }
}

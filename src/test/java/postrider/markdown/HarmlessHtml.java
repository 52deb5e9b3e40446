package postrider.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Holds our output to what may be in it, however often it is parsed again. */
final class HarmlessHtml {
    private static final Set<String> ATTRIBUTES = Set.of(
            "href", "title", "src", "alt", "width", "height", "colspan", "rowspan", "align", "style", "class", "id",
            "start", "loading");

    private HarmlessHtml() {}

    /** As a page, as a page of a page, and within a letter's table. */
    static void assertHarmless(String html) {
        assertHarmless(Jsoup.parseBodyFragment(html));
        assertHarmless(
                Jsoup.parseBodyFragment(Jsoup.parseBodyFragment(html).body().html()));
        assertHarmless(Jsoup.parse("<!doctype html><table><tr><td>" + html + "</td></tr></table>"));
    }

    private static void assertHarmless(Document page) {
        for (Element element : page.body().select("*")) {
            assertThat(element.tag().namespace()).isEqualTo("http://www.w3.org/1999/xhtml");
            boolean known = AllowList.allowsElement(element.normalName())
                    || element.normalName().matches("body|tbody|table|tr|td");
            assertThat(known).as(element.outerHtml()).isTrue();
            for (Attribute attribute : element.attributes()) {
                assertThat(ATTRIBUTES).as(element.outerHtml()).contains(attribute.getKey());
                if (attribute.getKey().equals("href") || attribute.getKey().equals("src")) {
                    assertThat(attribute.getValue()).matches("(?i)(https?:|mailto:|tel:)[!-~]*");
                }
            }
        }
    }
}

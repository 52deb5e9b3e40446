package postrider.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://news.example.org/",
                "https://news.example.org/a-post/2024/B",
                "https://news.example.org/a.b_c~d",
                "https://news.example.org/%D0%B0",
                "https://news.example.org/%D0",
                "https://news.example.org/%zz",
                "https://news.example.org/a b",
                "https://news.example.org/а",
                "https://news.example.org/a\"b",
                "https://news.example.org/a?b=c#d",
                "https://news.example.org//a//",
                "https://news.example.org",
                "http://other.example.org/a",
                "https:///a",
                "javascript:alert(1)",
                "plain",
                ""
            })
    void amongOthersAnAddressIsWhatItIsAlone(String text) {
        assertThat(WebAddress.among("https://news.example.org/").test(text)).isEqualTo(WebAddress.isOne(text));
        assertThat(WebAddress.among("/").test(text)).isEqualTo(WebAddress.isOne(text));
        assertThat(WebAddress.among("").test(text)).isEqualTo(WebAddress.isOne(text));
    }

    @Test
    void whatBeginsLikeNoAddressIsNone() {
        assertThat(WebAddress.among("https://no host/").test("https://no host/a"))
                .isFalse();
    }
}

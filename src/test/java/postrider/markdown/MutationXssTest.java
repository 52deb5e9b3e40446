package postrider.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Markup that turns into a script when it is parsed once more, as every browser and mail client does with our output. */
class MutationXssTest {
    static Stream<String> vectors() {
        return Stream.of(
                "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
                "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
                "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<noscript><style></noscript><img src=x onerror=alert(1)>",
                "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
                "<noembed><img title=\"</noembed><img src onerror=alert(1)>\"></noembed>",
                "<noframes><p title=\"</noframes><img src onerror=alert(1)>\"></noframes>",
                "<template><script>alert(1)</script></template>",
                "<svg><style><img src=x onerror=alert(1)></style></svg>",
                "<svg><foreignObject><p><style><!--</style><img src onerror=alert(1)>--></style></p></foreignObject></svg>",
                "<math><annotation-xml encoding=\"text/html\"><style><img src onerror=alert(1)></style></annotation-xml></math>",
                "<select><template><style><!--</style><a rel=\"--></style></template></select><img src onerror=alert(1)>\">",
                "<textarea><img title=\"</textarea><img src onerror=alert(1)>\"></textarea>",
                "<title><img title=\"</title><img src onerror=alert(1)>\"></title>",
                "<iframe><img title=\"</iframe><img src onerror=alert(1)>\"></iframe>",
                "<plaintext><img src onerror=alert(1)>",
                "<!--><img src onerror=alert(1)>-->",
                "<!--x--!><img src onerror=alert(1)>-->",
                "<![CDATA[<img src onerror=alert(1)>]]>",
                "<a href=\"x\"onclick=alert(1)>a</a>",
                "<a/href=javascript:alert(1)>a</a>",
                "<a href='  java&#10;script&colon;alert(1)'>a</a>",
                "<a href=&#106;&#97;vascript&#x3a;alert(1)>a</a>",
                "<a href=\"\u0001javascript:alert(1)\">a</a>",
                "<a href=\"java\u200Bscript:alert(1)\">a</a>",
                "<a href=\"feed:javascript:alert(1)\">a</a>",
                "<a href=\"view-source:javascript:alert(1)\">a</a>",
                "<a href=\"data:text/html;base64,PHNjcmlwdD4=\">a</a>",
                "<img src=\"javascript:alert(1)\">",
                "<img src=x:x onerror=alert(1)//>",
                "<img src=`x`onerror=alert(1)>",
                "<img src=\"data:image/svg+xml,<svg onload=alert(1)>\">",
                "<body onload=alert(1)>",
                "<html onclick=alert(1)>",
                "<base href=\"javascript:/\"><a href=\"//alert(1)\">a</a>",
                "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
                "<link rel=stylesheet href=javascript:alert(1)>",
                "<object data=\"javascript:alert(1)\"></object><embed src=\"javascript:alert(1)\">",
                "<form action=\"javascript:alert(1)\"><button formaction=\"javascript:alert(1)\">a</button></form>",
                "<isindex type=image src=1 onerror=alert(1)>",
                "<video><source onerror=\"alert(1)\"></video>",
                "<video poster=\"javascript:alert(1)\" src=\"javascript:alert(1)\"></video>",
                "<iframe srcdoc=\"<script>alert(1)</script>\" src=\"javascript:alert(1)\"></iframe>",
                "<details open ontoggle=alert(1)>a</details>",
                "<div style=\"background:url(javascript:alert(1))\">a</div>",
                "<p style=\"width:expression(alert(1))\">a</p>",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "<script/x>alert(1)</script\u000Cy>",
                "<<script>alert(1)//<</script>",
                "<a title=\"<b\" href=\"javascript:alert(1)\">a</a>",
                "<a href='x' title='\">&lt;img src onerror=alert(1)&gt;'>a</a>",
                "[a](javascript:alert(1))",
                "[a](<java\tscript:alert(1)>)",
                "[a](JaVaScRiPt&colon;alert(1))",
                "[a](javascript&#58;alert(1))",
                "[a]\n\n[a]: javascript:alert(1)",
                "<javascript:alert(1)>",
                "![x](javascript:alert(1) \"t\")",
                "![\" onerror=\"alert(1)](a.jpg)",
                "![x](a.jpg '\" onerror=\"alert(1)')",
                "[a](https://x.kz/\"onclick=\"alert(1))",
                "[youtube]\"><script>alert(1)</script>[/youtube]",
                "[youtube=https://x.kz/\"onclick=alert(1)]",
                "[iframe src='javascript:alert(1)']",
                "[safe-email autolink=true]\"><img src onerror=alert(1)>[/safe-email]",
                "[safe-email autolink=true subject='\"><script>alert(1)</script>']a@b.kz[/safe-email]",
                "[details summary='<img src onerror=alert(1)>']a[/details]",
                "[figure caption='<script>alert(1)</script>']a[/figure]",
                "[color='red\" onclick=\"alert(1)']a[/color]",
                "[notice='x\" onclick=\"alert(1)']a[/notice]",
                "<script>[center]</script><img src onerror=alert(1)>[/center]",
                "<a title=\"[center]\" [/center] onclick=alert(1)>a</a>",
                "[plugin:youtube](javascript:alert(1))",
                "[^\"><script>alert(1)</script>]\n\n[^\"><script>alert(1)</script>]: a",
                "[^1]\n\n[^1]: <script>alert(1)</script>",
                "<font pr0xis=\"script\">alert(1)</font>",
                "<hr pr0xon=\"delimiter\"><img src onerror=alert(1)>",
                "<div>".repeat(700) + "<svg><style><img src onerror=alert(1)>");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void survivesASecondParsing(String vector) {
        for (PostSample sample : List.of(
                PostSample.of(vector),
                PostSample.of(vector).html(),
                PostSample.of("[center]\n" + vector + "\n[/center]"),
                PostSample.of("a " + vector + "\n\n===\n\n> " + vector))) {
            String once = sample.render().content().toString();

            HarmlessHtml.assertHarmless(once);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"color: expression(1)", "color: url(x)", "color: red; x: y", "text-align: x", "color: #12345"})
    void writesNoOtherStyle(String style) {
        assertThat(AllowList.STYLE.matcher(style).matches()).isFalse();
    }
}

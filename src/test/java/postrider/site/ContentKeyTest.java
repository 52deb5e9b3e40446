package postrider.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import postrider.markdown.SamplePost;

class ContentKeyTest {
    private record Pair(@Nullable Object left, @Nullable Object right) {}

    private record Other(@Nullable Object left, @Nullable Object right) {}

    @Test
    void differentValuesHaveDifferentKeys() {
        List<@Nullable Object> values = Arrays.asList(
                null,
                "",
                "a",
                "ab",
                1,
                2L,
                "1",
                true,
                Layer.PAGE,
                Instant.EPOCH,
                ZoneId.of("Asia/Almaty"),
                List.of(),
                List.of("a"),
                List.of("a", "b"),
                List.of("ab"),
                List.of(List.of("a"), "b"),
                Map.of("a", "b"),
                Optional.of("b"),
                new Pair("a", "b"),
                new Pair("ab", ""),
                new Pair("", "ab"),
                new Pair(null, List.of("a", "b")),
                new Other("a", "b"),
                SamplePost.named("a").build(),
                SamplePost.named("a").rest("<p>Other text.</p>").build());

        assertThat(values.stream().map(ContentKey::of))
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("[0-9a-f]{32}"));
    }

    @Test
    void equalValuesHaveEqualKeys() {
        assertThat(ContentKey.of(new Pair("a", SamplePost.named("a").build()), List.of(1)))
                .isEqualTo(ContentKey.of(new Pair("a", SamplePost.named("a").build()), List.of(1)));
    }

    @Test
    void whatItCannotTellApartIsRefused() {
        assertThatThrownBy(() -> ContentKey.of(new Pair("a", new Object())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

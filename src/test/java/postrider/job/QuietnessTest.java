package postrider.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QuietnessTest {
    private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");
    private static final Optional<Quietness.Lateness> AWAY = Optional.of(since -> "away since " + since);

    private Map<String, Notice> notices = Map.of();

    @Test
    void whatIsNewIsSaidOnce() {
        assertThat(hear(NINE, "a post is held")).containsExactly("a post is held");
        assertThat(hear(NINE.plusSeconds(900), "a post is held")).isEmpty();
    }

    @Test
    void whatStillNeedsAPersonIsSaidAgainAfterADay() {
        hear(NINE, "a post is held");

        assertThat(hear(NINE.plus(Duration.ofDays(1)).minusMillis(1), "a post is held"))
                .isEmpty();
        assertThat(hear(NINE.plus(Duration.ofDays(1)), "a post is held")).hasSize(1);
        assertThat(hear(NINE.plus(Duration.ofDays(1)).plusSeconds(900), "a post is held"))
                .isEmpty();
    }

    @Test
    void whatChangedIsSaidAloneOfAll() {
        hear(NINE, "a post is held: line 3", "a disk is full");

        assertThat(hear(NINE.plusSeconds(900), "a post is held: line 4", "a disk is full"))
                .containsExactly("a post is held: line 4");
    }

    @Test
    void anotherCountOfTheSameIsNoNews() {
        hear(NINE, "3 deliveries failed");

        assertThat(hear(NINE.plusSeconds(900), "4 deliveries failed")).isEmpty();
        assertThat(hear(NINE.plus(Duration.ofDays(1)), "5 deliveries failed")).containsExactly("5 deliveries failed");
    }

    @Test
    void whatWasMendedAndBreaksAnewIsSaidAnew() {
        hear(NINE, "a post is held");
        hear(NINE.plusSeconds(900));

        assertThat(hear(NINE.plusSeconds(1800), "a post is held")).hasSize(1);
        assertThat(notices).hasSize(1);
    }

    @Test
    void whatComesLaterIsSilentForSixHours() {
        Quietness first = late(NINE);
        Quietness almost = late(NINE.plus(Duration.ofHours(6)).minusMillis(1));
        Quietness tooLong = late(NINE.plus(Duration.ofHours(6)));
        Quietness after = late(NINE.plus(Duration.ofHours(7)));

        assertThat(first.say()).isEmpty();
        assertThat(almost.say()).isEmpty();
        assertThat(almost.isLate()).isFalse();
        assertThat(tooLong.say()).containsExactly("away since 2026-03-01T09:00:00Z");
        assertThat(after.say()).isEmpty();
        assertThat(after.isLate()).isTrue();
    }

    @Test
    void theSixHoursBeginAnewWhenItCameMeanwhile() {
        late(NINE);
        hear(NINE.plus(Duration.ofHours(5)));
        late(NINE.plus(Duration.ofHours(5)).plusSeconds(900));

        assertThat(late(NINE.plus(Duration.ofHours(7))).isLate()).isFalse();
    }

    @Test
    void aRunThatCouldNotLookForgetsNothing() {
        hear(NINE, "a post is held");
        Quietness blind =
                Quietness.of(List.of(), AWAY, notices, NINE.plusSeconds(900)).keeping(notices);
        notices = blind.notices();

        assertThat(hear(NINE.plusSeconds(1800), "a post is held")).isEmpty();
    }

    private List<String> hear(Instant now, String... sentences) {
        Quietness quietness =
                Quietness.of(Stream.of(sentences).map(QuietnessTest::need).toList(), Optional.empty(), notices, now);
        notices = quietness.notices();
        return quietness.say();
    }

    /** The counter that a sentence begins with is no part of its key. */
    private static RunReport.Need need(String sentence) {
        return new RunReport.Need(sentence.replaceFirst("^\\d+ ", ""), sentence);
    }

    private Quietness late(Instant now) {
        Quietness quietness = Quietness.of(List.of(), AWAY, notices, now);
        notices = quietness.notices();
        return quietness;
    }
}

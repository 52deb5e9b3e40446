package postrider.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import postrider.cron.Cron;

final class WatchTest {
    private static final Instant START = Instant.parse("2026-11-21T10:07:00Z");
    private static final QuietReport NOTHING = new QuietReport(List.of(), 0);
    private static final RunReport SENT = new Account(START, ZoneOffset.UTC, "posts").report(List.of(), Map.of());

    /** Moves on while somebody waits for it. */
    private final AtomicLong millis = new AtomicLong(START.toEpochMilli());

    private final CountDownLatch asked = new CountDownLatch(1);
    private final List<Instant> runs = new ArrayList<>();
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());

    private Watch watch(String schedule, Supplier<QuietReport> publish, Supplier<RunReport> follow) {
        return new Watch(
                () -> {
                    runs.add(now().truncatedTo(ChronoUnit.MINUTES));
                    return publish.get();
                },
                follow,
                new Watch.World(
                        Cron.parse(schedule),
                        ZoneId.of("Asia/Almaty"),
                        this::now,
                        step -> millis.addAndGet(step.toMillis()),
                        () -> asked.getCount() == 0,
                        said::add));
    }

    private Instant now() {
        return Instant.ofEpochMilli(millis.get());
    }

    /** A sender that has nothing to do but to wait for the end. */
    private RunReport untilAsked() {
        await(asked);
        return SENT;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private QuietReport endAfter(int count) {
        if (runs.size() == count) {
            asked.countDown();
        }
        return NOTHING;
    }

    @Test
    void runsAtOnceAndThenAtEachTick() {
        watch("*/15 * * * *", () -> endAfter(4), this::untilAsked).keep();

        assertThat(runs).containsExactly(START, at("10:15"), at("10:30"), at("10:45"));
        assertThat(said).isEmpty();
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-21T" + time + ":00Z");
    }

    @Test
    void ticksThatPassWhileARunIsAtWorkAreOne() {
        watch(
                        "*/15 * * * *",
                        () -> {
                            millis.addAndGet(Duration.ofMinutes(runs.size() == 2 ? 50 : 1)
                                    .toMillis());
                            return endAfter(4);
                        },
                        this::untilAsked)
                .keep();

        assertThat(runs).containsExactly(START, at("10:15"), at("11:15"), at("11:30"));
    }

    @Test
    void theLinesOfTheScheduleAreInTheSitesZone() {
        watch("0 9 * * *", () -> endAfter(2), this::untilAsked).keep();

        assertThat(runs).containsExactly(START, Instant.parse("2026-11-22T04:00:00Z"));
    }

    @Test
    void whatNeedsAPersonIsSaid() {
        watch(
                        "*/15 * * * *",
                        () -> new QuietReport(
                                List.of("post x is held"), endAfter(2).status()),
                        this::untilAsked)
                .keep();

        assertThat(said).containsExactly("post x is held", "post x is held");
    }

    @Test
    void wrongSettingsEndItAtOnceAndNothingIsSent() {
        Watch watch = watch(
                "*/15 * * * *",
                () -> {
                    throw new Refused(Refused.Reason.USAGE, "posts.dir is missing");
                },
                () -> {
                    said.add("sent");
                    return SENT;
                });

        assertThatThrownBy(watch::keep).isInstanceOf(Refused.class).hasMessage("posts.dir is missing");
        assertThat(said).isEmpty();
    }

    @Test
    void anotherRunAtWorkIsWaitedForAlsoInTheBeginning() {
        watch(
                        "*/15 * * * *",
                        () -> {
                            endAfter(3);
                            if (runs.size() < 3) {
                                throw new Refused(Refused.Reason.LATER, "another run is at work");
                            }
                            return NOTHING;
                        },
                        this::untilAsked)
                .keep();

        assertThat(runs).hasSize(3);
        assertThat(said).isEmpty();
    }

    static List<RuntimeException> troubles() {
        return List.of(
                new UncheckedIOException("no room is left on the disk", new IOException()),
                new Refused(Refused.Reason.BROKEN, "no room is left on the disk"),
                new IllegalStateException("no room is left on the disk"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void aRunThatBreaksIsSaidAndTheNextTickTriesAgain(RuntimeException trouble) {
        watch(
                        "*/15 * * * *",
                        () -> {
                            endAfter(3);
                            if (runs.size() == 2) {
                                throw trouble;
                            }
                            return NOTHING;
                        },
                        this::untilAsked)
                .keep();

        assertThat(runs).containsExactly(START, at("10:15"), at("10:30"));
        assertThat(said).containsExactly("no room is left on the disk");
    }

    @Test
    void aClockThatWasSetBackTicksByItsNewTime() {
        Duration day = Duration.ofDays(1);
        Watch watch = new Watch(
                () -> {
                    runs.add(now().truncatedTo(ChronoUnit.MINUTES));
                    return endAfter(3);
                },
                this::untilAsked,
                new Watch.World(
                        Cron.parse("*/15 * * * *"),
                        ZoneOffset.UTC,
                        this::now,
                        step -> millis.addAndGet(
                                runs.size() == 2 && now().isAfter(at("10:20")) ? -day.toMillis() : step.toMillis()),
                        () -> asked.getCount() == 0,
                        said::add));

        watch.keep();

        assertThat(runs).containsExactly(START, at("10:15"), at("10:30").minus(day));
    }

    @Test
    void aSenderThatStoppedOrBrokeIsTriedAgainAfterFiveMinutes() {
        List<Instant> tries = new ArrayList<>();

        watch("0 0 1 1 *", () -> NOTHING, () -> {
                    tries.add(now());
                    if (tries.size() == 1) {
                        throw new IllegalStateException("the queue is broken");
                    }
                    if (tries.size() == 3) {
                        asked.countDown();
                    }
                    return SENT;
                })
                .keep();

        assertThat(said).containsExactly("the queue is broken");
        assertThat(tries).hasSize(3);
        assertThat(Duration.between(tries.get(0), tries.get(1))).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
        assertThat(Duration.between(tries.get(1), tries.get(2))).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void itEndsOnceTheMessageInFlightIsThrough() {
        CountDownLatch inFlight = new CountDownLatch(1);
        watch(
                        "*/15 * * * *",
                        () -> {
                            if (runs.size() == 2) {
                                await(inFlight);
                            }
                            return endAfter(2);
                        },
                        () -> {
                            inFlight.countDown();
                            untilAsked();
                            said.add("the message is through");
                            return SENT;
                        })
                .keep();

        assertThat(said).containsExactly("the message is through");
    }
}

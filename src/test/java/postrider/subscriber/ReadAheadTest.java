package postrider.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAheadTest {
    private static void numbers(int size, Consumer<Integer> take) {
        IntStream.range(0, size).forEach(take::accept);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 500, 501, 20_000})
    void allComeInTheirOrder(int size) {
        List<Integer> taken = new ArrayList<>();

        ReadAhead.<Integer>each(take -> numbers(size, take), taken::add);

        assertThat(taken).isEqualTo(IntStream.range(0, size).boxed().toList());
    }

    @Test
    void theyAreTakenInTheCallersThread() {
        List<Thread> threads = new ArrayList<>();

        ReadAhead.<Integer>each(take -> numbers(3, take), number -> threads.add(Thread.currentThread()));

        assertThat(threads).containsOnly(Thread.currentThread());
    }

    @Test
    void whatBreaksTheReadingIsThrownAfterAllBeforeIt() {
        List<Integer> taken = new ArrayList<>();

        assertThatThrownBy(() -> ReadAhead.<Integer>each(
                        take -> {
                            numbers(7, take);
                            throw new IllegalArgumentException("the eighth is wrong");
                        },
                        taken::add))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the eighth is wrong");
        assertThat(taken).hasSize(7);
    }

    @Test
    void aTakerThatBreaksEndsTheReading() throws InterruptedException {
        AtomicReference<Thread> reader = new AtomicReference<>();

        assertThatThrownBy(() -> ReadAhead.<Integer>each(
                        take -> {
                            reader.set(Thread.currentThread());
                            numbers(Integer.MAX_VALUE, take);
                        },
                        number -> {
                            throw new IllegalStateException("no room");
                        }))
                .hasMessage("no room");

        reader.get().join(60_000);
        assertThat(reader.get().isAlive()).isFalse();
    }
}

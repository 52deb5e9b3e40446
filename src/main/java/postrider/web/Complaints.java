package postrider.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Tells who runs the program what kept a page from being answered: the same sentence once an hour, however many ask meanwhile. Safe for several threads. */
final class Complaints {
    private static final long HOUR = 3_600_000_000_000L;
    private static final int SENTENCES = 100;

    private final Consumer<String> say;
    private final LongSupplier nanos;
    private final Map<String, Long> said = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > SENTENCES;
        }
    };

    /** @param nanos a clock that runs evenly */
    Complaints(Consumer<String> say, LongSupplier nanos) {
        this.say = say;
        this.nanos = nanos;
    }

    synchronized void tell(String sentence) {
        long now = nanos.getAsLong();
        Long before = said.get(sentence);
        if (before == null || now - before >= HOUR) {
            said.put(sentence, now);
            say.accept(sentence);
        }
    }
}

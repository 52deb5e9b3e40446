package postrider.mail;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Ends what takes too long by closing it from outside: so a peer that falls silent, drips octets or stops reading holds nobody up, and
 * no read or write needs a time-out of its own. Once the program is asked to end, a second is long, unless it has to wait.
 */
final class Watchdog implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(200);

    /** Once asked to end. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Closeable guarded;
    private final BooleanSupplier stopAsked;
    private final Thread thread;
    private volatile long limit;
    private volatile boolean watching;
    private volatile boolean patient;
    private volatile boolean bitten;
    private volatile boolean closed;

    /** @param stopAsked whether the program is to end */
    Watchdog(Closeable guarded, BooleanSupplier stopAsked) {
        this.guarded = guarded;
        this.stopAsked = stopAsked;
        thread = new Thread(this::watch, "mail watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    /** Closes the guarded when the time is over, unless it is given another before. @param limit of {@link System#nanoTime} */
    void until(long limit) {
        this.limit = limit;
        watching = true;
    }

    /** From here on what is awaited is worth waiting for, whoever asks the program to end. */
    void bePatient(boolean worthIt) {
        patient = worthIt;
    }

    /** Nothing is awaited. */
    void rest() {
        watching = false;
    }

    boolean hasBitten() {
        return bitten;
    }

    private void watch() {
        long end = Long.MAX_VALUE;
        boolean ending = false;
        while (!closed) {
            long now = System.nanoTime();
            if (!ending && stopAsked.getAsBoolean()) {
                ending = true;
                end = now + PATIENCE.toNanos();
            }
            if (watching && (limit - now <= 0 || (ending && !patient && end - now <= 0))) {
                bite();
                return;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private void bite() {
        bitten = true;
        try {
            guarded.close();
        } catch (IOException e) {
            // It is as good as closed: whoever uses it finds out.
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}

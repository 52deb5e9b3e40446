package postrider.mail;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends what takes too long by closing it from outside: so a peer that falls silent, drips octets or stops reading holds nobody up, and
 * no read or write needs a time-out of its own.
 */
final class Watchdog implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Closeable guarded;
    private final Thread thread;
    private volatile long limit;
    private volatile boolean watching;
    private volatile boolean bitten;
    private volatile boolean closed;

    Watchdog(Closeable guarded) {
        this.guarded = guarded;
        thread = new Thread(this::watch, "mail watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    /** Closes the guarded when the time is over, unless it is given another before. @param limit of {@link System#nanoTime} */
    void until(long limit) {
        this.limit = limit;
        watching = true;
    }

    /** Nothing is awaited. */
    void rest() {
        watching = false;
    }

    boolean hasBitten() {
        return bitten;
    }

    private void watch() {
        while (!closed) {
            if (watching && limit - System.nanoTime() <= 0) {
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

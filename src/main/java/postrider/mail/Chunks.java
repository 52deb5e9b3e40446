package postrider.mail;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether a server takes messages in one chunk, as all connections to it have found out. One alone tries the first: where the server, or a
 * firewall before it, hangs up at one, that message alone is in doubt. Safe for several threads.
 */
final class Chunks {
    private enum Known {
        NOTHING,
        BEING_TRIED,
        TAKEN,
        /** For good. */
        REFUSED
    }

    private final AtomicReference<Known> known = new AtomicReference<>(Known.NOTHING);

    /** Whether a message may go in one now. Whoever is told so tells what came of it. */
    boolean mayGo() {
        return known.get() == Known.TAKEN || known.compareAndSet(Known.NOTHING, Known.BEING_TRIED);
    }

    void taken() {
        known.compareAndSet(Known.BEING_TRIED, Known.TAKEN);
    }

    /** The message was refused, for what it is or to whom it went. */
    void undecided() {
        known.compareAndSet(Known.BEING_TRIED, Known.NOTHING);
    }

    /**
     * It doesn't know them, doesn't keep to their rules, or hung up at one: some servers end a connection without a word, and a message that
     * was told in commands is not in doubt then.
     */
    void refused() {
        known.set(Known.REFUSED);
    }

    boolean areRefused() {
        return known.get() == Known.REFUSED;
    }
}

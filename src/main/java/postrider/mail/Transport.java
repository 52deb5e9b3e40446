package postrider.mail;

import java.util.Optional;

/** Hands messages over, one after the other. For one thread; {@link #close} says good-bye and never throws. */
public interface Transport extends AutoCloseable {
    /**
     * Gets ready for the next message, which may take minutes; does nothing where that is so already. Why it failed, the next
     * {@link #send} says, and doesn't try again.
     */
    default void open() {}

    /** Hands one message over and waits for the answer; never throws for what the world answers. */
    SmtpReply send(Message message);

    /**
     * Whether the message of this id was handed over by a sender that died before it could say so.
     *
     * @return empty where nobody can know
     */
    Optional<Boolean> took(String id);

    @Override
    void close();
}

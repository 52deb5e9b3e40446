package postrider.mail;

/** Hands messages over, one after the other. For one thread; {@link #close} says good-bye and never throws. */
public interface Transport extends AutoCloseable {
    /** Hands one message over and waits for the answer; never throws for what the world answers. */
    SmtpReply send(Message message);

    @Override
    void close();
}

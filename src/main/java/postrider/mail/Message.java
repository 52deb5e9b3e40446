package postrider.mail;

import java.util.Objects;
import postrider.source.Bytes;

/** One message to one recipient: the very octets that go out (CRLF line ends) and their envelope. */
public final class Message {
    private final String id;
    private final Envelope envelope;
    private final Lines lines;

    /** @param id {@code EDITION-SUBSCRIBER}, the outbox file's name */
    public Message(String id, Envelope envelope, Bytes octets) {
        this(id, envelope, new Lines(octets, false));
    }

    Message(String id, Envelope envelope, Lines lines) {
        this.id = id;
        this.envelope = envelope;
        this.lines = lines;
    }

    public String id() {
        return id;
    }

    public Envelope envelope() {
        return envelope;
    }

    public Bytes octets() {
        return lines.octets();
    }

    /** The octets with what was learnt of them when they were put together. */
    Lines lines() {
        return lines;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Message message
                && id.equals(message.id)
                && envelope.equals(message.envelope)
                && octets().equals(message.octets());
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, envelope, octets());
    }

    @Override
    public String toString() {
        return "message " + id;
    }
}

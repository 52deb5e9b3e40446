package postrider.mail;

import java.util.List;
import java.util.Objects;
import postrider.source.Bytes;

/** One message to one recipient: the very octets that go out (CRLF line ends) and their envelope. */
public final class Message {
    private final String id;
    private final Envelope envelope;
    private final MessageText text;
    private final boolean repeated;

    /** @param id {@code EDITION-SUBSCRIBER}, the outbox file's name */
    public Message(String id, Envelope envelope, Bytes octets) {
        this(id, envelope, new MessageText(List.of(new Lines(octets, false))));
    }

    Message(String id, Envelope envelope, MessageText text) {
        this(id, envelope, text, false);
    }

    private Message(String id, Envelope envelope, MessageText text, boolean repeated) {
        this.id = id;
        this.envelope = envelope;
        this.text = text;
        this.repeated = repeated;
    }

    /** The same, as one that may have arrived before: its text leaves only once the server has asked for it. */
    public Message repeated() {
        return new Message(id, envelope, text, true);
    }

    boolean isRepeated() {
        return repeated;
    }

    public String id() {
        return id;
    }

    public Envelope envelope() {
        return envelope;
    }

    public Bytes octets() {
        return text.joined();
    }

    /** The octets in pieces, with what was learnt of them when they were put together. */
    MessageText text() {
        return text;
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

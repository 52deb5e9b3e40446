package postrider.mail;

import postrider.source.Bytes;

/** One message to one recipient: the very octets that go out (CRLF line ends) and their envelope. @param id {@code EDITION-SUBSCRIBER}, the outbox file's name */
public record Message(String id, Envelope envelope, Bytes octets) {}

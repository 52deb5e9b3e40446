package postrider.mail;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import postrider.source.Bytes;
import postrider.subscriber.EmailAddress;

/**
 * The folder that takes messages where no mail server is set: {@code ID.envelope.json}, then {@code ID.eml}. Each appears whole
 * and on the disk, so an {@code .eml} means that its message is done.
 */
public final class OutboxFolder implements Transport {
    private static final Pattern SAFE_ID = Pattern.compile("[0-9A-Za-z][0-9A-Za-z-]*");

    private final Path folder;

    public OutboxFolder(Path folder) {
        this.folder = folder;
    }

    /** {@inheritDoc} The same message again is accepted and changes nothing. @throws UncheckedIOException when the folder can't be written */
    @Override
    public SmtpReply send(Message message) {
        Path eml = file(message.id(), ".eml");
        try {
            if (Files.exists(eml)) {
                return Bytes.copyOf(Files.readAllBytes(eml)).equals(message.octets())
                        ? new SmtpReply.Accepted("was there already")
                        : new SmtpReply.Rejected(554, "5.6.0", otherMessage(eml), SmtpReply.Stage.DATA);
            }
            Files.createDirectories(folder);
            replace(file(message.id(), ".envelope.json"), Bytes.utf8(json(message.envelope())));
            replace(eml, message.octets());
            return new SmtpReply.Accepted("written");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + eml + "; free or mend the disk, then run again", e);
        }
    }

    @Override
    public Optional<Boolean> took(String id) {
        return Optional.of(Files.exists(file(id, ".eml")));
    }

    private Path file(String id, String ending) {
        if (!SAFE_ID.matcher(id).matches()) {
            throw new IllegalArgumentException("no id of a message: " + id);
        }
        return folder.resolve(id + ending);
    }

    private static String otherMessage(Path eml) {
        return eml.getFileName() + " is another message already; move it out of the outbox, then retry";
    }

    private static String json(Envelope envelope) {
        return "{\"from\": " + quoted(envelope.from()) + ", \"to\": " + quoted(envelope.to()) + "}\n";
    }

    private static String quoted(EmailAddress address) {
        return '"' + address.value().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private void replace(Path file, Bytes octets) throws IOException {
        Path part = folder.resolve("." + file.getFileName() + ".part");
        try (FileChannel channel = FileChannel.open(part, CREATE, WRITE, TRUNCATE_EXISTING)) {
            ByteBuffer rest = ByteBuffer.wrap(octets.toArray());
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(part, file, ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(folder, READ)) {
            directory.force(true);
        }
    }

    @Override
    public void close() {}
}

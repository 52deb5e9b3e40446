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
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import postrider.source.Bytes;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.SubscriberId;

/**
 * The folder that takes messages where no mail server is set: {@code ID.envelope.json}, then {@code ID.eml}. Each appears whole
 * and on the disk, so an {@code .eml} means that its message is done.
 */
public final class OutboxFolder implements Transport {
    private static final Pattern SAFE_ID = Pattern.compile("[0-9A-Za-z][0-9A-Za-z-]*");

    private static final String ENVELOPE = ".envelope.json";

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
            replace(file(message.id(), ENVELOPE), Bytes.utf8(json(message.envelope())));
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

    /**
     * Removes the messages to somebody: those of these ids, the digests of that subscriber, and whatever else has the address on its
     * envelope.
     *
     * @throws UncheckedIOException when they can't be removed
     */
    public void removeAllTo(SubscriberId subscriber, Collection<String> ids, EmailAddress address) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Set<String> known = Set.copyOf(ids);
        String to = quoted(address).toLowerCase(Locale.ROOT);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String id = id(file);
                boolean isDigest = Character.isDigit(id.charAt(0));
                if (known.contains(id)
                        || (isDigest && id.endsWith("-" + subscriber.value()))
                        || (!isDigest && envelope(id).contains(to))) {
                    Files.deleteIfExists(folder.resolve(id + ".eml"));
                    Files.deleteIfExists(folder.resolve(id + ENVELOPE));
                    Files.deleteIfExists(part(folder.resolve(id + ".eml")));
                    Files.deleteIfExists(part(folder.resolve(id + ENVELOPE)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "messages in " + folder + " can't be removed; mend that, and erase once more", e);
        }
    }

    /** Of a file that is of a message; else what no message is called. */
    private static String id(Path file) {
        String name = file.getFileName().toString();
        String whole = name.startsWith(".") ? name.substring(1) : name;
        int dot = whole.indexOf('.');
        return dot > 0 ? whole.substring(0, dot) : " " + whole;
    }

    private String envelope(String id) throws IOException {
        Path file = folder.resolve(id + ENVELOPE);
        return Files.isRegularFile(file) ? Files.readString(file).toLowerCase(Locale.ROOT) : "";
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
        Path part = part(file);
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

    private static Path part(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".part");
    }

    @Override
    public void close() {}
}

package postrider.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import postrider.source.Bytes;

/** The packed twin of a text, for servers that hand it out as it is. Has no time in it (RFC 1952): same text, same octets. */
final class Gzip {
    private static final Set<String> TEXTS = Set.of("html", "css", "xml", "json", "txt", "svg");

    private static final int BUFFER = 8192;

    private Gzip() {}

    /** Whether a file of that name gets a twin. */
    static boolean suits(ArtifactPath path) {
        String name = path.value();
        return TEXTS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    static Bytes of(Bytes text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(text.size() / 2 + 64);
        try (GZIPOutputStream out = new Packing(packed)) {
            text.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.copyOf(packed.toByteArray());
    }

    /** A quarter of the default level's time, for a tenth more octets. */
    private static final class Packing extends GZIPOutputStream {
        private static final int LEVEL = 4;

        Packing(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(LEVEL);
        }
    }
}

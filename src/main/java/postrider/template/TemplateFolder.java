package postrider.template;

import freemarker.cache.TemplateLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import postrider.source.Bytes;

/** The home's {@code templates/} folder laid over the jar's. Nothing outside these two is ever read. */
final class TemplateFolder implements TemplateLoader {
    private static final String JAR = "/postrider/templates/";
    private final Path home;

    TemplateFolder(Path home) {
        this.home = home;
    }

    /** The home's own file. @param name below {@code templates/}, with {@code /} */
    Optional<String> ofHome(String name) throws IOException {
        Path file = home.resolve(name).normalize();
        if (!file.startsWith(home.normalize()) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        if (!file.toRealPath().startsWith(home.toRealPath())) {
            throw new IOException("templates/" + name + " is a link that leads out of templates/");
        }
        return Optional.of(utf8(name, Files.readAllBytes(file)));
    }

    /** The jar's file. @param name as above */
    static Optional<String> ofJar(String name) throws IOException {
        try (InputStream in = TemplateFolder.class.getResourceAsStream(JAR + name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Stands for all templates: the home's by their text, the jar's by the program's own file, be it a jar or a folder of classes. */
    String key() {
        StringBuilder all = new StringBuilder(program());
        try (Stream<Path> files = Files.isDirectory(home) ? Files.walk(home) : Stream.empty()) {
            files.sorted()
                    .forEach(file -> all.append('\n')
                            .append(home.relativize(file))
                            .append(' ')
                            .append(digest(file)));
        } catch (IOException | UncheckedIOException e) {
            all.append(e); // who asks for such a template is told
        }
        return Bytes.utf8(all.toString()).sha256();
    }

    private static String digest(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Bytes.copyOf(Files.readAllBytes(file)).sha256()
                    : "";
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** The Java that runs it is a part of it: names of languages and rules of time zones come from there. */
    private static String program() {
        try {
            Path place = Path.of(TemplateFolder.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.size(place) + " " + Files.getLastModifiedTime(place).toMillis() + " " + Runtime.version();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the program's own file can't be found", e);
        }
    }

    private static String utf8(String name, byte[] octets) throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new IOException("templates/" + name + " is not UTF-8", e);
        }
    }

    @Override
    public @Nullable Object findTemplateSource(String name) throws IOException {
        if (!name.endsWith(".ftl") && !name.endsWith(".ftlh")) {
            return null;
        }
        Optional<String> text = ofHome(name);
        if (text.isEmpty()) {
            text = ofJar(name);
        }
        return text.map(found -> new Found(name, found)).orElse(null);
    }

    @Override
    public long getLastModified(Object source) {
        return -1;
    }

    @Override
    public Reader getReader(Object source, String encoding) {
        return new StringReader(((Found) source).text());
    }

    @Override
    public void closeTemplateSource(Object source) {}

    /** FreeMarker asks for a source first and for its text later; equal sources are one cache entry. */
    private record Found(String name, String text) {}
}

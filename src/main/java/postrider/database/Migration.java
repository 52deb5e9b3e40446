package postrider.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * One step of the schema, a file beside this class: {@code V001__first.sql}. A statement ends with {@code ;} at a line's end.
 * Frozen once released.
 *
 * @param version 1 for the first, without gaps
 * @param checksum tells a changed text, against a mistake of ours: its CRC-32C in eight hexadecimal digits. It stands in the program, so
 *     that a run which finds its database up to date reads no file for it
 * @param sql read when it is run
 */
record Migration(int version, String checksum, Supplier<String> sql) {
    /** All steps, in order; a new one is a file and a line here. */
    static List<Migration> all() {
        return List.of(of("V001__first.sql", "2b67b973"));
    }

    private static Migration of(String file, String checksum) {
        return new Migration(Integer.parseInt(file.substring(1, file.indexOf("__"))), checksum, () -> read(file));
    }

    private static String read(String file) {
        try (InputStream in = Migration.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its migration " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> statements() {
        return Arrays.stream(sql.get().split(";[ \t]*(\n|$)"))
                .filter(statement -> statement.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("--")))
                .toList();
    }
}

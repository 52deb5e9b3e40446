package postrider.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * One step of the schema, a file beside this class: {@code V001__first.sql}. A statement ends with {@code ;} at a line's end.
 * Frozen once released.
 *
 * @param version 1 for the first, without gaps
 */
record Migration(int version, String sql) {
    /** All steps, in order; a new one is a file and a line here. */
    static final List<String> FILES = List.of("V001__first.sql");

    static List<Migration> all() {
        return FILES.stream().map(Migration::read).toList();
    }

    private static Migration read(String file) {
        try (InputStream in = Migration.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its migration " + file);
            }
            String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
            return new Migration(Integer.parseInt(file.substring(1, file.indexOf("__"))), sql);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> statements() {
        return Arrays.stream(sql.split(";[ \t]*(\n|$)"))
                .filter(statement -> statement.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("--")))
                .toList();
    }

    /** Against a mistake of ours, not against people: eight hexadecimal digits tell a changed text, and cost a run nothing. */
    String checksum() {
        CRC32C checksum = new CRC32C();
        checksum.update(sql.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }
}

package postrider.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The text of a file, or of some whole lines of it: UTF-8 without byte order mark, line ends LF, nothing in it that XML 1.0 forbids.
 *
 * @param file as in {@link Location#file()}
 * @param firstLine the file's line on which the text begins, from 1
 */
public record SourceText(String file, String text, int firstLine) implements Places {

    /** Reads a file's octets. Bad UTF-8, UTF-16 and NUL are faults with the place of the first bad character. */
    public static Parsed<SourceText> decode(String file, Bytes octets) {
        byte[] bytes = octets.toArray();
        if (isPlain(bytes)) {
            return new Parsed.Good<>(new SourceText(file, new String(bytes, StandardCharsets.US_ASCII), 1));
        }
        if (bytes.length >= 2 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFF + 0xFE && (bytes[0] & 0xFF) >= 0xFE) {
            return bad(new Location(file, 1, 1), "the file is UTF-16, not UTF-8");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer chars = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), chars, true);
        String decoded = chars.flip().toString();
        SourceText text = new SourceText(file, normalised(decoded), 1);
        if (result.isError()) {
            return bad(text.at(text.text.length()), "the file is not UTF-8 from here on");
        }
        int nul = text.text.indexOf('\0');
        if (nul >= 0) {
            return bad(text.at(nul), "the file holds a NUL character");
        }
        return new Parsed.Good<>(new SourceText(file, allowed(text.text), 1));
    }

    /** Whether each octet is a character by itself, and may stay as it is: no more need be asked of most files. */
    private static boolean isPlain(byte[] octets) {
        for (byte octet : octets) {
            if (octet < ' ' && octet != '\n' && octet != '\t') {
                return false;
            }
        }
        return true;
    }

    private static Parsed<SourceText> bad(Location at, String message) {
        String hint = "Save the file as UTF-8; editors often have written Windows-1251 or UTF-16 instead";
        return new Parsed.Bad<>(new SourceFault(SourceFault.Kind.ENCODING, at, message, hint));
    }

    private static String normalised(String text) {
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return body.indexOf('\r') < 0 ? body : body.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** The text without characters that XML 1.0 forbids (production Char): most of C0, lone surrogates, U+FFFE and U+FFFF. */
    public static String allowed(String text) {
        int clean = allowedFrom(text);
        if (clean == text.length()) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length()).append(text, 0, clean);
        text.codePoints()
                .skip(text.codePointCount(0, clean))
                .filter(SourceText::isAllowed)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** How many UTF-16 units from the start are allowed. A loop, because whole archives pass here. */
    private static int allowedFrom(String text) {
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (!isAllowed(c)) {
                return i;
            }
            i += Character.charCount(c);
        }
        return i;
    }

    private static boolean isAllowed(int c) {
        return c >= 0x20 && c < 0xD800
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0xE000 && c != 0xFFFE && c != 0xFFFF;
    }

    /** Where the character at this UTF-16 offset of the text stands. */
    public Location at(int offset) {
        int lineStart = offset == 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
        int line = (int) text.substring(0, lineStart)
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
        return at(line, text.codePointCount(lineStart, offset) + 1);
    }

    @Override
    public Location at(int line, int column) {
        return new Location(file, firstLine + line - 1, column);
    }
}

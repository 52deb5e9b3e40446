package postrider.markdown;

import java.io.ByteArrayOutputStream;
import java.net.IDN;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The spelling of URLs: ASCII, percent-encoded, dots resolved (RFC 3986; SPEC R12.6). */
final class UrlText {
    private static final String UNRESERVED = "-._~";
    private static final String RESERVED = "!$&'()*+,;=:@/?";
    private static final String HEX = "0123456789ABCDEF";
    private static final Pattern ENCODED_DOT = Pattern.compile("(?i)%2e");
    private static final Pattern AUTHORITY = Pattern.compile("((?i)https?:)?//([^/?#]*)(.*)", Pattern.DOTALL);

    /** A name, in which nothing of ASCII is encoded, or a number; perhaps with a user and a port. */
    private static final Pattern WITH_HOST = Pattern.compile("(?i)https?://(?:[^@/?#\\[\\]]*+@)?(?![^/?#]*%[0-7])"
            + "(?:[\\w.~!$&'()*+,;=%-]++|\\[[0-9A-F:.]++])(?::[0-9]*+)?(?:[/?#].*+)?");

    private UrlText() {}

    /** What a URL does not allow is encoded; what is encoded already stays so. */
    static String encoded(String text) {
        return encoded(text, RESERVED, true);
    }

    /** For one value inside a query: only letters, digits and {@code -._~} stay as they are. */
    static String component(String text) {
        return encoded(text, "", false);
    }

    /** A file name or path: a percent sign in it is a percent sign. */
    static String path(String text) {
        return encoded(text, "!$&'()*+,;=:@/", false);
    }

    /** {@code http:}, {@code https:} or {@code //}: a host in any alphabet becomes ASCII, the rest is encoded. */
    static String absolute(String url) {
        Matcher parts = AUTHORITY.matcher(url);
        if (!parts.matches()) {
            return withFragment(url);
        }
        String scheme = parts.group(1) == null ? "" : parts.group(1);
        return scheme + "//" + host(parts.group(2)) + withFragment(parts.group(3));
    }

    /** Whether a browser finds a host in it. @param url as {@link #absolute} spells it */
    static boolean hasHost(String url) {
        return WITH_HOST.matcher(url).matches();
    }

    /** Path, query and fragment: the first {@code #} parts, further ones are encoded. */
    static String withFragment(String text) {
        int hash = text.indexOf('#');
        return hash < 0 ? encoded(text) : encoded(text.substring(0, hash)) + "#" + encoded(text.substring(hash + 1));
    }

    /** With its {@code .} and {@code ..} resolved, never above the top; keeps slashes at both ends. */
    static String withoutDots(String path) {
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            String plain = ENCODED_DOT.matcher(segments[i]).replaceAll(".");
            boolean last = i == segments.length - 1;
            if (plain.equals("..")) {
                if (kept.size() > 1 || !kept.isEmpty() && !kept.getLast().isEmpty()) {
                    kept.removeLast();
                }
            } else if (!plain.equals(".")) {
                kept.addLast(segments[i]);
                continue;
            }
            if (last) {
                kept.addLast("");
            }
        }
        return String.join("/", kept);
    }

    /** Percent signs undone where they stand for UTF-8; a text that is not so encoded comes back as it is. */
    static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '%' && i + 2 < raw.length && isHex(raw[i + 1]) && isHex(raw[i + 2])) {
                bytes.write(Character.digit(raw[i + 1], 16) * 16 + Character.digit(raw[i + 2], 16));
                i += 2;
            } else {
                bytes.write(raw[i]);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException notText) {
            return text;
        }
    }

    private static String host(String authority) {
        if (authority.chars().allMatch(c -> c < 0x80)) {
            return encoded(authority, RESERVED + "[]", true);
        }
        try {
            int port = authority.lastIndexOf(':');
            String name = port < 0 ? authority : authority.substring(0, port);
            return encoded(IDN.toASCII(name, IDN.ALLOW_UNASSIGNED) + authority.substring(name.length()));
        } catch (IllegalArgumentException notAName) {
            return encoded(authority);
        }
    }

    private static String encoded(String text, String kept, boolean keepsEncoded) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        byte[] bytes = Normalizer.normalize(text, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int value = bytes[i] & 0xFF;
            boolean escape =
                    keepsEncoded && value == '%' && i + 2 < bytes.length && isHex(bytes[i + 1]) && isHex(bytes[i + 2]);
            if (escape || isLetterOrDigit(value) || UNRESERVED.indexOf(value) >= 0 || kept.indexOf(value) >= 0) {
                out.append((char) value);
            } else {
                out.append('%').append(HEX.charAt(value >> 4)).append(HEX.charAt(value & 15));
            }
        }
        return out.toString();
    }

    private static boolean isLetterOrDigit(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static boolean isHex(byte b) {
        return Character.digit(b, 16) >= 0 && b > 0;
    }
}

package postrider.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Internet addresses that begin alike, such as {@code 10.0.0.0/8}; one address is a network of its own.
 *
 * @param first octets in network order, in hexadecimal digits; @param bits how many of them count
 */
public record Network(String first, int bits) {
    private static final Pattern FORM = Pattern.compile("([0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:/(\\d{1,3}))?");

    private static final Pattern FOUR =
            Pattern.compile("(?:%1$s\\.){3}%1$s".formatted("(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)"));

    /** The network that a text names, as an address or as {@code address/bits}; no name is looked up. */
    public static Optional<Network> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return octets(parts.group(1)).flatMap(octets -> {
            int bits = parts.group(2) == null ? octets.length * Byte.SIZE : Integer.parseInt(parts.group(2));
            return bits <= octets.length * Byte.SIZE
                    ? Optional.of(new Network(digits(cut(octets, bits)), bits))
                    : Optional.empty();
        });
    }

    /** Whether this is one of its addresses. @param address in digits, without brackets */
    public boolean contains(String address) {
        return octets(address)
                .filter(octets -> octets.length * 2 == first.length())
                .map(octets -> digits(cut(octets, bits)).equals(first))
                .orElse(false);
    }

    /** Whether a text is an address in digits, without brackets. */
    public static boolean isAddress(String text) {
        return octets(text).isPresent();
    }

    /** The neighbourhood of an address, which says where somebody was and not who: 24 bits of four octets, 48 of sixteen. */
    public static Optional<String> around(String address) {
        return octets(address).map(octets -> {
            int bits = octets.length == 4 ? 24 : 48;
            return text(cut(octets, bits)) + "/" + bits;
        });
    }

    private static Optional<byte[]> octets(String address) {
        boolean isLong = address.indexOf(':') >= 0
                && address.indexOf('/') < 0
                && FORM.matcher(address).matches();
        if (!isLong && !FOUR.matcher(address).matches()) {
            // Java would ask the name servers for it.
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(address).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static byte[] cut(byte[] octets, int bits) {
        byte[] cut = Arrays.copyOf(octets, octets.length);
        for (int i = 0; i < cut.length; i++) {
            int kept = Math.max(0, Math.min(Byte.SIZE, bits - i * Byte.SIZE));
            cut[i] &= (byte) (0xff << (Byte.SIZE - kept));
        }
        return cut;
    }

    private static String text(byte[] octets) {
        try {
            return InetAddress.getByAddress(octets).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no address has " + octets.length + " octets", e);
        }
    }

    private static String digits(byte[] octets) {
        StringBuilder digits = new StringBuilder();
        for (byte octet : octets) {
            digits.append(Character.forDigit(octet >> 4 & 15, 16)).append(Character.forDigit(octet & 15, 16));
        }
        return digits.toString();
    }
}

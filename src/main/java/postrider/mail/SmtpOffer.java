package postrider.mail;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a server says it can do (RFC 5321, section 4.1.1.1).
 *
 * @param chunking texts by their length (RFC 3030); @param utf8 addresses and headers in UTF-8 (RFC 6531)
 * @param logins the ways to log in, upper-case; @param maxOctets of a message (RFC 1870), 0 where it names no limit
 */
record SmtpOffer(
        boolean starttls,
        boolean pipelining,
        boolean chunking,
        boolean eightBit,
        boolean utf8,
        Set<String> logins,
        boolean size,
        long maxOctets) {
    static final SmtpOffer NOTHING = new SmtpOffer(false, false, false, false, false, Set.of(), false, 0);

    /** Old servers write {@code AUTH=LOGIN}. */
    private static final Pattern KEYWORD = Pattern.compile("([A-Za-z0-9][A-Za-z0-9-]*)[ =]?(.*)");

    SmtpOffer {
        logins = Set.copyOf(logins);
    }

    static SmtpOffer of(SmtpAnswer ehlo) {
        Map<String, String> offers = new HashMap<>();
        List<String> words = ehlo.words();
        for (String line : words.subList(1, words.size())) {
            Matcher keyword = KEYWORD.matcher(line.strip());
            if (keyword.matches()) {
                offers.merge(
                        keyword.group(1).toUpperCase(Locale.ROOT),
                        keyword.group(2).toUpperCase(Locale.ROOT).strip(),
                        (one, other) -> one + " " + other);
            }
        }
        String size = offers.getOrDefault("SIZE", "");
        return new SmtpOffer(
                offers.containsKey("STARTTLS"),
                offers.containsKey("PIPELINING"),
                offers.containsKey("CHUNKING"),
                offers.containsKey("8BITMIME"),
                offers.containsKey("SMTPUTF8"),
                Arrays.stream(offers.getOrDefault("AUTH", "").split(" +"))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toSet()),
                offers.containsKey("SIZE"),
                size.matches("\\d{1,18}") ? Long.parseLong(size) : 0);
    }

    /** Whether a message of that many octets is more than it takes. */
    boolean isTooMuch(long octets) {
        return maxOctets > 0 && octets > maxOctets;
    }
}

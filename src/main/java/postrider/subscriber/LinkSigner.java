package postrider.subscriber;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signed tokens for links: they name subscriber and newsletter, hold no address, serve one purpose, and work for years. At most 50
 * letters, digits and {@code -}, read in any case, for they stand in URLs and in the local part of mail addresses.
 */
public final class LinkSigner {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int NEWSLETTER_LETTERS = 8; // 40 bits
    private static final int SIGNATURE_LETTERS = 26; // 130 bits
    private static final Pattern TOKEN = Pattern.compile("([a-z])([0-9a-z]{1,13})-([a-z2-7]{8})([a-z2-7]{26})");

    private static final Pattern CONFIRMATION = Pattern.compile("(c([0-9a-z]{1,12})-([0-9a-z]{1,9})-)([a-z2-7]{26})");
    private static final Pattern SEALED = Pattern.compile("(([0-9a-z]{1,11})-)([a-z2-7]{8})");

    private final SecretKey key;

    /** Few, each asked for with every message. */
    private final Map<String, String> shortNames = new ConcurrentHashMap<>();

    public LinkSigner(SecretKey key) {
        this.key = key;
    }

    /** What a link is good for; one is never taken for another. */
    public enum Purpose {
        UNSUBSCRIBE('u'),
        PREFERENCES('p');

        private final char letter;

        Purpose(char letter) {
            this.letter = letter;
        }

        private static Optional<Purpose> of(char letter) {
            for (Purpose purpose : values()) {
                if (purpose.letter == letter) {
                    return Optional.of(purpose);
                }
            }
            return Optional.empty();
        }
    }

    /** What a token turned out to be. */
    public sealed interface Verdict {
        /** Ours. */
        record Valid(SubscriberId subscriber, String newsletter, Purpose purpose) implements Verdict {}

        /** Ours, but its newsletter is none of those that were asked about. */
        record Forgotten(SubscriberId subscriber, Purpose purpose) implements Verdict {}

        /** In the shape of a token, but not signed with this key. */
        record Forged() implements Verdict {}

        /** No token at all. */
        record Malformed() implements Verdict {}
    }

    /** The token that ends this subscription; URL- and address-safe. */
    public String unsubscribe(SubscriberId subscriber, String newsletter) {
        return sign(Purpose.UNSUBSCRIBE, subscriber, newsletter);
    }

    /** The same each time for the same subscriber, newsletter and purpose. */
    public String sign(Purpose purpose, SubscriberId subscriber, String newsletter) {
        String claim = purpose.letter + Long.toString(subscriber.value(), 36) + '-' + shortened(newsletter);
        return claim + signature(claim);
    }

    /** @param newsletters those that it may be for: also such as are no longer in the settings, for leaving always works */
    public Verdict verify(String token, Collection<String> newsletters) {
        Matcher parts = TOKEN.matcher(token.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return new Verdict.Malformed();
        }
        String claim = parts.group().substring(0, parts.start(4));
        if (!same(signature(claim), parts.group(4))) {
            return new Verdict.Forged();
        }
        SubscriberId subscriber = new SubscriberId(Long.parseLong(parts.group(2), 36));
        Purpose purpose = Purpose.of(parts.group(1).charAt(0)).orElseThrow();
        return newsletters.stream()
                .filter(name -> shortened(name).equals(parts.group(3)))
                .findFirst()
                .<Verdict>map(name -> new Verdict.Valid(subscriber, name, purpose))
                .orElseGet(() -> new Verdict.Forgotten(subscriber, purpose));
    }

    /** What a confirmation's token turned out to be. */
    public sealed interface Confirmation {
        /** Ours. @param until it is good */
        record Valid(long request, Instant until) implements Confirmation {}

        /** None of ours. */
        record Unknown() implements Confirmation {}
    }

    /** The token that confirms what somebody asked for; it names the request alone, and says until when it is good. */
    public String confirmation(long request, Instant until) {
        String claim = "c" + Long.toString(request, 36) + '-' + Long.toString(until.getEpochSecond(), 36) + '-';
        return claim + letters(key.mac("confirmation", claim), SIGNATURE_LETTERS);
    }

    public Confirmation verifyConfirmation(String token) {
        Matcher parts = CONFIRMATION.matcher(token.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return new Confirmation.Unknown();
        }
        String signature = letters(key.mac("confirmation", parts.group(1)), SIGNATURE_LETTERS);
        return same(signature, parts.group(4))
                ? new Confirmation.Valid(
                        Long.parseLong(parts.group(2), 36), Instant.ofEpochSecond(Long.parseLong(parts.group(3), 36)))
                : new Confirmation.Unknown();
    }

    /** A seal on a moment: who has it was given it by us. */
    public String seal(Instant moment) {
        String claim = Long.toString(moment.toEpochMilli(), 36) + '-';
        return claim + letters(key.mac("moment", claim), NEWSLETTER_LETTERS);
    }

    /** The moment that was sealed; empty where it wasn't by us. */
    public Optional<Instant> unseal(String sealed) {
        Matcher parts = SEALED.matcher(sealed);
        return parts.matches() && same(letters(key.mac("moment", parts.group(1)), NEWSLETTER_LETTERS), parts.group(3))
                ? Optional.of(Instant.ofEpochMilli(Long.parseLong(parts.group(2), 36)))
                : Optional.empty();
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.US_ASCII), b.getBytes(StandardCharsets.US_ASCII));
    }

    private String shortened(String newsletter) {
        return shortNames.computeIfAbsent(newsletter, name -> letters(key.mac("newsletter", name), NEWSLETTER_LETTERS));
    }

    private String signature(String claim) {
        return letters(key.mac("link", claim), SIGNATURE_LETTERS);
    }

    private static String letters(byte[] octets, int count) {
        StringBuilder letters = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            int bit = 5 * i;
            int pair = (octets[bit / 8] & 0xff) << 8 | (octets[bit / 8 + 1] & 0xff);
            letters.append(ALPHABET.charAt(pair >> (11 - bit % 8) & 31));
        }
        return letters.toString();
    }
}

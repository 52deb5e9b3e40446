package postrider.subscriber;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * One address that can be mailed: an addr-spec alone (RFC 5321, section 4.1.2), its domain in lower case and A-labels, its local
 * part as it was typed, which may have letters of any script (RFC 6531, section 3.3), composed. Printed, it is masked;
 * {@link #value()} is the whole.
 */
public record EmailAddress(String value) {
    private static final int MOST_OCTETS = 254;
    private static final int MOST_LOCAL_OCTETS = 64;
    private static final int MOST_LABEL_LETTERS = 63;
    /** The words between the dots; of what is beyond ASCII nothing but letters, with their marks, and digits. */
    private static final Pattern LOCAL = local("[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\p{L}\\p{M}\\p{Nd}-]+");

    private static final Pattern AROUND = Pattern.compile("^[ \\t\u00a0\ufeff]+|[ \\t\u00a0\ufeff]+$");
    /** Read differently by IDNA 2003, which the JDK has, and IDNA 2008: another domain might get the mail. */
    private static final Pattern DEVIATING = Pattern.compile("[ßẞς\u200c\u200d]");

    private static final EmailValidator STRICT =
            JMail.strictValidator().requireTopLevelDomain().requireAscii();

    /** What came of reading a text. */
    public sealed interface Reading {
        /** It names one address. */
        record Fine(EmailAddress address) implements Reading {}

        /** It doesn't. @param reason goes on after the word "address": "holds a line break" */
        record Refused(String reason) implements Reading {}
    }

    private static Pattern local(String word) {
        return Pattern.compile(word + "(\\." + word + ")*");
    }

    private static final class Unfit extends IllegalArgumentException {
        private final String reason;

        Unfit(String reason) {
            super("address " + reason);
            this.reason = reason;
        }
    }

    /** @throws IllegalArgumentException for a text that {@link #read} would refuse or write otherwise */
    public EmailAddress {
        String reason = reasonAgainst(value);
        if (!reason.isEmpty()) {
            throw new Unfit(reason);
        }
    }

    /** Reads what a person typed, with blanks around it, an international domain, any case. */
    public static Reading read(String typed) {
        return isOrdinary(typed) ? new Reading.Fine(new EmailAddress(typed)) : readClosely(typed);
    }

    private static Reading readClosely(String typed) {
        String text = composed(AROUND.matcher(typed).replaceAll(""));
        int at = text.lastIndexOf('@');
        if (hasControl(text) || at < 0) {
            return new Reading.Refused(reasonAgainst(text));
        }
        String domain = text.substring(at + 1);
        if (DEVIATING.matcher(domain).find()) {
            return new Reading.Refused(
                    "has a letter in its domain that two standards read differently; write its xn-- form");
        }
        try {
            return new Reading.Fine(
                    new EmailAddress(text.substring(0, at + 1) + aLabels(domain).toLowerCase(Locale.ROOT)));
        } catch (Unfit unfit) {
            return new Reading.Refused(unfit.reason);
        } catch (IllegalArgumentException e) {
            return new Reading.Refused("has a domain that can't be spelled in A-labels");
        }
    }

    private static String composed(String text) {
        return isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static String aLabels(String domain) {
        return isAscii(domain) ? domain : IDN.toASCII(domain);
    }

    /** Such text is what it is. To learn that from the JDK's tables of all other letters, they would have to be loaded. */
    private static boolean isAscii(String text) {
        return !has(text, c -> c >= 128);
    }

    /** Whether it holds a line break or another control character. */
    static boolean hasControl(String text) {
        return has(text, Character::isISOControl);
    }

    private static boolean has(String text, IntPredicate wanted) {
        for (int i = 0; i < text.length(); i++) {
            if (wanted.test(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** As {@link #read}, without the reason. */
    public static Optional<EmailAddress> parse(String typed) {
        return read(typed) instanceof Reading.Fine fine ? Optional.of(fine.address()) : Optional.empty();
    }

    /** Empty where nothing speaks against it. */
    private static String reasonAgainst(String text) {
        return isOrdinary(text) ? "" : reasonAgainstOthers(text);
    }

    /**
     * Whether it is what nearly all addresses are, and all rules are kept at a glance: words of letters, digits, hyphens, pluses and low
     * lines, parted by dots, then a domain in lower case whose last label is letters. A queue of a million reads each of them.
     */
    private static boolean isOrdinary(String text) {
        int at = text.indexOf('@');
        return at > 0
                && at <= MOST_LOCAL_OCTETS
                && text.length() <= MOST_OCTETS
                && isOrdinaryLocal(text, at)
                && isOrdinaryDomain(text, at + 1);
    }

    private static boolean isOrdinaryLocal(String text, int to) {
        boolean inWord = false;
        for (int i = 0; i < to; i++) {
            char c = text.charAt(i);
            boolean dot = c == '.';
            if (dot ? !inWord : !isLowerOrDigit(c) && !(c >= 'A' && c <= 'Z') && "-+_".indexOf(c) < 0) {
                return false;
            }
            inWord = !dot;
        }
        return inWord;
    }

    private static boolean isOrdinaryDomain(String text, int from) {
        int begin = from;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && isLabel(text, begin, i)) {
                begin = i + 1;
            } else if (!isLowerOrDigit(c) && c != '-') {
                return false;
            }
        }
        return begin > from
                && text.length() - begin > 1
                && isLabel(text, begin, text.length())
                && isLetters(text, begin);
    }

    private static boolean isLetters(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < 'a' || text.charAt(i) > 'z') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLabel(String text, int from, int to) {
        return to > from && to - from <= MOST_LABEL_LETTERS && text.charAt(from) != '-' && text.charAt(to - 1) != '-';
    }

    private static boolean isLowerOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static String reasonAgainstOthers(String text) {
        int at = text.lastIndexOf('@');
        if (text.isEmpty()) {
            return "is empty";
        }
        if (hasControl(text)) {
            return "holds a line break or another control character";
        }
        if (has(text, c -> " \u00a0,;<>()[]\"\\".indexOf(c) >= 0)) {
            return "holds more than one plain address; write it alone, without a name, quotes or brackets";
        }
        if (at < 0) {
            return "has no @";
        }
        return reasonAgainst(text, text.substring(0, at), text.substring(at + 1));
    }

    private static String reasonAgainst(String text, String local, String domain) {
        if (local.indexOf('@') >= 0) {
            return "has more than one @";
        }
        if (!LOCAL.matcher(local).matches() || !local.equals(composed(local))) {
            return "has something before the @ that no address has";
        }
        if (octets(local) > MOST_LOCAL_OCTETS) {
            return "has more than " + MOST_LOCAL_OCTETS + " letters before the @";
        }
        if (octets(text) > MOST_OCTETS) {
            return "is longer than " + MOST_OCTETS + " letters";
        }
        if (domain.indexOf('.') < 0) {
            return "has no dot in its domain";
        }
        boolean plain =
                domain.equals(domain.toLowerCase(Locale.ROOT)) && STRICT.isValid(isAscii(local) ? text : "a@" + domain);
        return plain ? "" : "has a domain that no mail server can have";
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Whether it takes a mail server with SMTPUTF8 to mail it (RFC 6531): its local part has letters beyond ASCII. */
    public boolean isInternational() {
        return !isAscii(value);
    }

    /** The form by which two spellings of one mailbox are the same: all in lower case. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }

    /** For logs and messages: {@code a…@example.org}. */
    public String masked() {
        return Character.toString(value.codePointAt(0)) + "…" + value.substring(value.lastIndexOf('@'));
    }

    /** As {@link #masked()}: no address gets into a log by being printed. */
    @Override
    public String toString() {
        return masked();
    }
}

package postrider.mail;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import postrider.mail.SmtpReply.Stage;

/** One whole answer of a server, of one or more lines (RFC 5321, section 4.2). */
record SmtpAnswer(int code, List<String> lines) {
    private static final Pattern BLANKS = Pattern.compile("[\\p{Cntrl}\\s]+");
    private static final Pattern ENHANCED = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}\\b");

    SmtpAnswer {
        lines = List.copyOf(lines);
    }

    /** Whether this can be a line of an answer at all. */
    static boolean isLine(String line) {
        return line.length() >= 3
                && line.charAt(0) >= '2'
                && line.charAt(0) <= '5'
                && isDigit(line.charAt(1))
                && isDigit(line.charAt(2))
                && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '-');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLast(String line) {
        return line.length() == 3 || line.charAt(3) == ' ';
    }

    boolean isDone() {
        return code / 100 == 2;
    }

    /** The server is about to hang up. */
    boolean isClosing() {
        return code == 421;
    }

    boolean isRefusal() {
        return code >= 400;
    }

    /** What each line says after its code. */
    List<String> words() {
        return lines.stream()
                .map(line -> line.length() <= 4 ? "" : line.substring(4))
                .toList();
    }

    /** RFC 2034; empty where there is none. */
    String enhanced() {
        Matcher code = ENHANCED.matcher(words().get(0));
        return code.lookingAt() ? code.group() : "";
    }

    /** All of it on one line. */
    String text() {
        return BLANKS.matcher(String.join(" ", lines).strip()).replaceAll(" ");
    }

    /** A 4yz or 5yz answer. */
    SmtpReply refusal(Stage stage) {
        return code < 500
                ? new SmtpReply.Deferred(code, enhanced(), text(), stage)
                : new SmtpReply.Rejected(code, enhanced(), text(), stage);
    }
}

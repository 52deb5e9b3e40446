package postrider.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import postrider.subscriber.EmailAddress;

/** A message that a reader's mail program will write (RFC 6068). */
record MailTo(EmailAddress to, String subject) {
    private static final String KEPT = "-._~+@";
    private static final String HEX = "0123456789ABCDEF";

    /** {@code mailto:a+b@c.example?subject=two%20words}: without blanks, so that it stands whole in any text. */
    String uri() {
        return "mailto:" + encoded(to) + "?subject=" + encoded(subject, "-._~");
    }

    /** The address as it stands in a URI. */
    static String encoded(EmailAddress address) {
        return encoded(address.value(), KEPT);
    }

    private static String encoded(String text, String kept) {
        StringBuilder out = new StringBuilder();
        for (byte octet : text.getBytes(UTF_8)) {
            char c = (char) (octet & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || kept.indexOf(c) >= 0)) {
                out.append(c);
            } else {
                out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
            }
        }
        return out.toString();
    }
}

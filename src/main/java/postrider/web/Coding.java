package postrider.web;

import java.util.Locale;

/** How a text goes over the wire (RFC 9110, section 12.5.3). */
enum Coding {
    IDENTITY,
    GZIP,
    /** The client takes neither. */
    NONE;

    /** @param accepted the header {@code Accept-Encoding}, empty where the client sent none; @param packed whether a packed twin is there */
    static Coding of(String accepted, boolean packed) {
        if (accepted.isEmpty() || (!packed && accepted.indexOf('0') < 0)) {
            return IDENTITY;
        }
        double any = weight(accepted, "*", -1);
        double gzip = Math.max(weight(accepted, "gzip", any), weight(accepted, "x-gzip", -1));
        double named = weight(accepted, "identity", -1);
        double identity = named >= 0 ? named : any == 0 ? 0 : Double.MIN_VALUE;
        if (packed && gzip > 0 && gzip >= identity) {
            return GZIP;
        }
        return identity > 0 ? IDENTITY : NONE;
    }

    private static double weight(String accepted, String coding, double otherwise) {
        for (String item : accepted.split(",")) {
            String[] parts = item.split(";", 2);
            if (parts[0].strip().equalsIgnoreCase(coding)) {
                return parts.length == 1 ? 1 : quality(parts[1]);
            }
        }
        return otherwise;
    }

    /** What can't be read counts as wanted: a text that is packed for nothing is better than none. */
    private static double quality(String parameter) {
        String text = parameter.strip().toLowerCase(Locale.ROOT);
        try {
            return text.startsWith("q=") ? Double.parseDouble(text.substring(2).strip()) : 1;
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}

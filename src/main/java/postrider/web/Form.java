package postrider.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/**
 * What was filled in.
 *
 * @param fields by name: all that have it, in their order
 */
record Form(Map<String, List<String>> fields) {
    /** A body that is longer isn't taken. */
    static final int MOST_OCTETS = 16 * 1024;

    static final Form NOTHING = new Form(Map.of());

    private static final int MOST_FIELDS = 100;

    Form {
        fields = Map.copyOf(fields);
    }

    /** A body that isn't taken. */
    static final class Unfit extends Exception {
        private final int status;

        Unfit(int status) {
            super("a body that is answered with " + status);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /** Empty where nothing of that name was filled in; of several the first. */
    String get(String name) {
        return all(name).stream().findFirst().orElse("").strip();
    }

    /** Of boxes that bear one name, those that are ticked. */
    List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /**
     * Reads a body. Of a multipart one nothing is taken but that it came: mail programs unsubscribe by it (RFC 8058), and no form of ours sends
     * it.
     *
     * @param type as the header says, empty where it doesn't
     * @throws Unfit where it is of another kind, or garbage
     */
    static Form of(String type, byte[] octets) throws Unfit {
        String kind = type.toLowerCase(Locale.ROOT);
        if (kind.startsWith("multipart/form-data") || octets.length == 0) {
            return NOTHING;
        }
        if (!kind.startsWith("application/x-www-form-urlencoded")) {
            throw new Unfit(HttpStatus.UNSUPPORTED_MEDIA_TYPE_415);
        }
        return new Form(fields(new String(octets, StandardCharsets.UTF_8)));
    }

    private static Map<String, List<String>> fields(String text) throws Unfit {
        Map<String, List<String>> fields = new HashMap<>();
        for (String pair : text.split("&", MOST_FIELDS + 1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            fields.computeIfAbsent(name, first -> new ArrayList<>())
                    .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return fields;
    }

    private static String decoded(String text) throws Unfit {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Unfit(HttpStatus.BAD_REQUEST_400);
        }
    }
}

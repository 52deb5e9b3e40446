package postrider.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import postrider.subscriber.EmailAddress;

/** Who a digest comes from: {@code Name <news@example.org>}, or an address alone. @param name may be empty */
record Sender(String name, EmailAddress address) {
    private static final Pattern NAMED = Pattern.compile("\"?([^\"<>]*?)\"?\\s*<([^<>]+)>");

    static final Kind<Sender> KIND =
            new Kind<>("sender", Sender::parse, "Write a name and an address, like Our News <news@example.org>");

    private static Optional<Sender> parse(String text) {
        if (!Kind.isOneLine(text)) {
            return Optional.empty();
        }
        Matcher named = NAMED.matcher(text.strip());
        if (named.matches()) {
            return Kind.ADDRESS
                    .read()
                    .apply(named.group(2).strip())
                    .map(address -> new Sender(named.group(1).strip(), address));
        }
        return Kind.ADDRESS.read().apply(text.strip()).map(address -> new Sender("", address));
    }
}

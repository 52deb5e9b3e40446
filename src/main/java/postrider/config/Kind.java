package postrider.config;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import postrider.edition.Backlog;
import postrider.subscriber.EmailAddress;

/**
 * What a setting's text may be.
 *
 * @param noun what it should be: "{@code x} is no …"
 * @param read empty where the text is not of this kind
 * @param hint how to write one, to somebody who typed that
 */
record Kind<T>(String noun, Function<String, Optional<T>> read, UnaryOperator<String> hint) {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*([smhd])");

    Kind(String noun, Function<String, Optional<T>> read, String hint) {
        this(noun, read, typed -> hint);
    }

    /** Text of any number of lines. */
    static final Kind<String> TEXT = new Kind<>("text", Optional::of, "");

    /** Text that must fit into one line of a page or of a message's header. */
    static final Kind<String> LINE = new Kind<>(
            "text of one line",
            text -> isOneLine(text) ? Optional.of(text.strip()) : Optional.empty(),
            "Write it without line breaks");

    /** Whether it holds no control character, nor what Unicode calls a separator of lines or paragraphs. */
    static boolean isOneLine(String text) {
        return text.chars().noneMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029');
    }

    static final Kind<Boolean> FLAG = new Kind<>(
            "truth value",
            text -> switch (text) {
                case "true" -> Optional.of(true);
                case "false" -> Optional.of(false);
                default -> Optional.empty();
            },
            "Write true or false");

    static final Kind<Duration> DURATION_TEXT =
            new Kind<>("duration", Kind::duration, "Write a whole number and a unit, like 30m, 12h or 2d");

    static final Kind<String> LANGUAGE =
            new Kind<>("language tag (BCP 47)", Kind::language, "Write one like en, ru or kk");

    /** Of ours: mail from or about one with letters beyond ASCII would reach those alone whose servers take them. */
    static final Kind<EmailAddress> ADDRESS = new Kind<>(
            "e-mail address",
            text -> EmailAddress.parse(text).filter(address -> !address.isInternational()),
            "Write one address, like news@example.org");

    static final Kind<Backlog> BACKLOG =
            new Kind<>("backlog", Kind::backlog, "Write none, all, a number of posts, or a date like 2026-01-31");

    static final Kind<ZoneId> ZONE = new Kind<>(
            "time zone",
            Kind::zone,
            typed -> Nearest.zone(typed)
                    .map(near -> "Did you mean \"" + near + "\"?")
                    .orElse("Write one of the tz database, like Asia/Almaty"));

    static Kind<Integer> whole(int least, int most) {
        String range = most == Integer.MAX_VALUE ? "from " + least + " on" : "from " + least + " to " + most;
        return new Kind<>("whole number " + range, text -> whole(text, least, most), "Write digits alone");
    }

    static <T> Kind<T> choice(Map<String, T> words) {
        String list = String.join(", ", words.keySet().stream().sorted().toList());
        return new Kind<>("choice here", text -> Optional.ofNullable(words.get(text)), "Write one of: " + list);
    }

    private static Optional<Integer> whole(String text, int least, int most) {
        if (!text.matches("[+-]?\\d{1,15}")) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text);
        boolean within =
                number.compareTo(BigDecimal.valueOf(least)) >= 0 && number.compareTo(BigDecimal.valueOf(most)) <= 0;
        return within ? Optional.of(number.intValue()) : Optional.empty();
    }

    static Optional<Duration> duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return text.equals("0") ? Optional.of(Duration.ZERO) : Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                });
    }

    private static Optional<String> language(String text) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(text).build();
            boolean named =
                    locale.getLanguage().length() >= 2 && !locale.getLanguage().equals("und");
            return named ? Optional.of(locale.toLanguageTag()) : Optional.empty();
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Backlog> backlog(String text) {
        if (text.equals("none") || text.equals("0")) {
            return Optional.of(new Backlog.None());
        }
        if (text.equals("all")) {
            return Optional.of(new Backlog.All());
        }
        Optional<Backlog> newest = whole(text, 1, Integer.MAX_VALUE).map(Backlog.Newest::new);
        return newest.or(() -> day(text).map(Backlog.Since::new));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

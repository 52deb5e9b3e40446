package postrider.subscriber;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a row asks for, read and found right.
 *
 * @param cells as written
 * @param offers the newsletters it names, at least one
 * @param language null where it says nothing, as for the zone
 * @param status {@code pending}, {@code active} or {@code ended}
 */
record SubscriberRow(
        int line,
        SubscriberCells cells,
        EmailAddress address,
        List<Offer> offers,
        @Nullable String language,
        @Nullable ZoneId zone,
        SubscriptionState status) {

    /** A row that is wrong; the message says what, for the person who keeps the list. */
    static final class Wrong extends Exception {
        private final String reason;

        Wrong(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    SubscriberRow {
        offers = List.copyOf(offers);
    }

    static SubscriberRow of(int line, SubscriberCells cells, Offers offers) throws Wrong {
        EmailAddress address = address(cells.get(SubscriberColumn.EMAIL));
        for (SubscriberColumn column : SubscriberColumn.values()) {
            if (EmailAddress.hasControl(cells.get(column))) {
                throw new Wrong("the " + column.header() + " holds a line break or another control character");
            }
        }
        List<Offer> named = named(cells, offers);
        return new SubscriberRow(
                line,
                cells,
                address,
                named,
                language(cells.get(SubscriberColumn.LANGUAGE)),
                zone(cells.get(SubscriberColumn.TIMEZONE)),
                status(cells.get(SubscriberColumn.STATUS)));
    }

    private static EmailAddress address(String cell) throws Wrong {
        EmailAddress.Reading reading = EmailAddress.read(cell);
        if (reading instanceof EmailAddress.Reading.Fine fine) {
            return fine.address();
        } else if (reading instanceof EmailAddress.Reading.Refused refused) {
            throw new Wrong("the address " + refused.reason());
        }
        throw new AssertionError(reading);
    }

    private static List<Offer> named(SubscriberCells cells, Offers offers) throws Wrong {
        List<String> names = cells.list(SubscriberColumn.NEWSLETTERS);
        if (names.isEmpty()) {
            names = List.of(offers.first().newsletter());
        }
        List<Offer> named = new ArrayList<>();
        for (String name : names) {
            Offer offer = offers.named(name)
                    .orElseThrow(() -> new Wrong("there is no newsletter \"" + name + "\"; there is "
                            + quoted(offers.newsletters().stream()
                                    .map(Offer::newsletter)
                                    .toList())));
            frequency(cells.get(SubscriberColumn.FREQUENCY), offer);
            named.add(offer);
        }
        return named;
    }

    String cell(SubscriberColumn column) {
        return cells.get(column);
    }

    /** As stored. */
    String topics() {
        return Topics.text(cells.list(SubscriberColumn.TOPICS));
    }

    /** @param offer one of this row's */
    Frequency frequency(Offer offer) {
        String named = cell(SubscriberColumn.FREQUENCY);
        return offer.frequency(named.isEmpty() ? offer.defaultFrequency() : named)
                .orElseThrow();
    }

    /** @return the frequency that is meant: the newsletter's default where none is named */
    static Frequency frequency(String name, Offer offer) throws Wrong {
        String wanted = name.isEmpty() ? offer.defaultFrequency() : name;
        return offer.frequency(wanted)
                .orElseThrow(() -> new Wrong("newsletter \"" + offer.newsletter() + "\" has no frequency \"" + wanted
                        + "\"; it has "
                        + quoted(offer.frequencies().stream()
                                .map(Frequency::name)
                                .toList())));
    }

    static @Nullable String language(String cell) throws Wrong {
        if (cell.isEmpty()) {
            return null;
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(cell).build();
            if (!locale.getLanguage().isEmpty()) {
                return locale.toLanguageTag();
            }
        } catch (IllformedLocaleException e) {
            // Said below, as for a tag that names no language.
        }
        throw new Wrong("\"" + cell + "\" is no language; write a tag such as en, ru or pt-BR");
    }

    static @Nullable ZoneId zone(String cell) throws Wrong {
        try {
            return cell.isEmpty() ? null : ZoneId.of(cell);
        } catch (DateTimeException e) {
            throw new Wrong("\"" + cell + "\" is no time zone; write one such as Asia/Almaty");
        }
    }

    private static SubscriptionState status(String cell) throws Wrong {
        Optional<SubscriptionState> state = switch (cell.toLowerCase(Locale.ROOT)) {
            case "", "active" -> Optional.of(SubscriptionState.ACTIVE);
            case "pending" -> Optional.of(SubscriptionState.PENDING);
            case "ended" -> Optional.of(SubscriptionState.ENDED);
            default -> Optional.empty();
        };
        return state.orElseThrow(() -> new Wrong("the status \"" + cell + "\" is none of active, pending, ended"));
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
    }
}

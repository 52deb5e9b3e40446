package postrider.subscriber;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** What a subscriber is in a list: a row for each newsletter. */
final class ExportedCells {
    private ExportedCells() {}

    static List<SubscriberCells> of(Subscriber person, SubscriberTable table) {
        return person.subscriptions().stream()
                .map(one -> cells(person, one, table.evidence(person.id(), one.newsletter())))
                .toList();
    }

    private static SubscriberCells cells(Subscriber person, Subscription one, String evidence) {
        return new SubscriberCells(Map.of(
                SubscriberColumn.EMAIL, person.address().value(),
                SubscriberColumn.NAME, person.name(),
                SubscriberColumn.LANGUAGE, person.language(),
                SubscriberColumn.NEWSLETTERS, one.newsletter(),
                SubscriberColumn.FREQUENCY, one.frequency(),
                SubscriberColumn.TOPICS, Topics.text(one.topics()),
                SubscriberColumn.TIMEZONE, person.zone().map(ZoneId::getId).orElse(""),
                SubscriberColumn.STATUS, status(person, one),
                SubscriberColumn.CONSENT, evidence));
    }

    private static String status(Subscriber person, Subscription one) {
        if (person.suppressed().isPresent()) {
            return SubscriptionState.ENDED.word();
        }
        return one.state() == SubscriptionState.PAUSED
                ? SubscriptionState.ACTIVE.word()
                : one.state().word();
    }
}

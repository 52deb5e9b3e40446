package postrider.cli;

import java.time.ZoneId;
import java.util.List;
import postrider.subscriber.ImportReport;
import postrider.subscriber.Subscriber;
import postrider.subscriber.Suppression;

/** What {@code subscribers} prints for programs. */
record SubscribersJson(Json json) {

    void list(List<Subscriber> subscribers) {
        json.list(subscribers, this::subscriber);
    }

    void subscriber(Subscriber subscriber) {
        json.object(() -> {
            json.text("email", subscriber.address().value());
            json.text("name", subscriber.name());
            json.text("language", subscriber.language());
            json.text("timezone", subscriber.zone().map(ZoneId::getId).orElse(null));
            json.list(
                    "subscriptions",
                    subscriber.subscriptions(),
                    subscription -> json.object(() -> {
                        json.text("newsletter", subscription.newsletter());
                        json.text("state", subscription.state().word());
                        json.text("frequency", subscription.frequency());
                        json.texts("topics", subscription.topics());
                    }));
            json.text(
                    "suppressed", subscriber.suppressed().map(Suppression::word).orElse(null));
        });
    }

    void imported(ImportReport report) {
        json.object(() -> {
            json.number("rows", report.rows());
            json.number("added", report.added());
            json.number("changed", report.changed());
            json.number("unchanged", report.unchanged());
            json.object("skipped", () -> report.skipped().forEach((reason, count) -> json.number(reason, count)));
            json.list(
                    "refused",
                    report.refused(),
                    row -> json.object(() -> {
                        json.number("line", row.line());
                        json.text("reason", row.reason());
                    }));
        });
    }
}

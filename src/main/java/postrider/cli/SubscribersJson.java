package postrider.cli;

import java.util.List;
import postrider.job.ImportReport;
import postrider.job.SubscriberLine;

/** What {@code subscribers} prints for programs. */
record SubscribersJson(Json json) {

    void list(List<SubscriberLine> subscribers) {
        json.list(subscribers, this::subscriber);
    }

    void subscriber(SubscriberLine subscriber) {
        json.object(() -> {
            json.text("email", subscriber.email());
            json.text("name", subscriber.name());
            json.text("language", subscriber.language());
            json.text("timezone", subscriber.timezone());
            json.list(
                    "subscriptions",
                    subscriber.subscriptions(),
                    subscription -> json.object(() -> {
                        json.text("newsletter", subscription.newsletter());
                        json.text("state", subscription.state());
                        json.text("frequency", subscription.frequency());
                        json.texts("topics", subscription.topics());
                    }));
            json.text("suppressed", subscriber.suppressed().orElse(null));
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

package postrider.job;

import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import postrider.database.Tx;
import postrider.delivery.PastDelivery;
import postrider.subscriber.Subscriber;
import postrider.subscriber.Subscription;
import postrider.subscriber.SubscriptionChange;
import postrider.subscriber.Suppression;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * All that is held on one person, as they are given it.
 *
 * @param changes what was recorded of each subscription, by newsletter
 */
record Dossier(Subscriber person, Map<String, List<SubscriptionChange>> changes, List<PastDelivery> deliveries) {
    /** @param changes of the person's subscription to a newsletter, by time */
    static Dossier of(Tx tx, Subscriber person, Function<String, List<SubscriptionChange>> changes) {
        return new Dossier(
                person,
                person.subscriptions().stream()
                        .map(Subscription::newsletter)
                        .collect(Collectors.toMap(Function.identity(), changes)),
                PastDelivery.of(tx, person.id()));
    }

    String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("email", person.address().value());
            json.writeStringProperty("name", person.name());
            json.writeStringProperty("language", person.language());
            text(json, "timezone", person.zone().map(ZoneId::getId).orElse(null));
            text(json, "suppressed", person.suppressed().map(Suppression::word).orElse(null));
            json.writeName("subscriptions");
            json.writeStartArray();
            person.subscriptions().forEach(one -> subscription(json, one));
            json.writeEndArray();
            json.writeName("deliveries");
            json.writeStartArray();
            deliveries.forEach(one -> delivery(json, one));
            json.writeEndArray();
            json.writeEndObject();
        }
        return text + "\n";
    }

    private void subscription(JsonGenerator json, Subscription one) {
        json.writeStartObject();
        json.writeStringProperty("newsletter", one.newsletter());
        json.writeStringProperty("state", one.state().word());
        json.writeStringProperty("frequency", one.frequency());
        topics(json, one.topics());
        instant(json, "nextDueAt", one.nextDueAt());
        instant(json, "pausedUntil", one.pausedUntil());
        json.writeName("changes");
        json.writeStartArray();
        changes.getOrDefault(one.newsletter(), List.of()).forEach(change -> change(json, change));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void change(JsonGenerator json, SubscriptionChange change) {
        json.writeStartObject();
        instant(json, "at", change.at());
        json.writeStringProperty("state", change.state().word());
        json.writeStringProperty("frequency", change.frequency());
        topics(json, change.topics());
        json.writeStringProperty("language", change.language());
        text(json, "timezone", change.zone().map(ZoneId::getId).orElse(null));
        json.writeStringProperty("evidence", change.evidence());
        json.writeEndObject();
    }

    private static void delivery(JsonGenerator json, PastDelivery one) {
        json.writeStartObject();
        json.writeNumberProperty("edition", one.number());
        json.writeStringProperty("newsletter", one.newsletter());
        json.writeStringProperty("state", one.state().word());
        instant(json, "createdAt", one.createdAt());
        instant(json, "settledAt", one.settledAt());
        json.writeStringProperty("reply", one.reply());
        json.writeEndObject();
    }

    private static void topics(JsonGenerator json, List<String> topics) {
        json.writeName("topics");
        json.writeStartArray();
        topics.forEach(json::writeString);
        json.writeEndArray();
    }

    private static void instant(JsonGenerator json, String name, @Nullable Instant value) {
        text(json, name, value == null ? null : value.toString());
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) {
        json.writeName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value);
        }
    }
}

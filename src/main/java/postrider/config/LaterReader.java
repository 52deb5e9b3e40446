package postrider.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Reads the settings of features that this version lacks: each is known, and refused where it is more than its default. */
record LaterReader(Values root) {
    private static final Kind<String> LISTEN = new Kind<>(
            "address to listen on",
            text -> text.matches("(\\S+:)?\\d{1,5}") ? Optional.of(text) : Optional.empty(),
            "Write a host and a port, like 127.0.0.1:8080");

    private static final Duration SHORTEST = Duration.ofDays(30);

    private static final Kind<Duration> KEPT = new Kind<>(
            "duration of 30 days or more",
            text -> Kind.duration(text).filter(kept -> kept.compareTo(SHORTEST) >= 0),
            "Write one like 400d");

    /** How long deliveries stay on record. */
    Duration deliveries() {
        return root.child("retention").get("deliveries", KEPT, Duration.ofDays(400));
    }

    void read() {
        Values web = root.child("web");
        web.onlyDefault("listen", LISTEN, "127.0.0.1:8080");
        web.onlyDefault("url", Kind.LINE, "");
        web.onlyDefault("admin_listen", LISTEN, "127.0.0.1:8081");
        web.onlyEmpty("trusted_proxies", Kind.LINE);
        Values retention = root.child("retention");
        retention.onlyDefault("unconfirmed", Kind.DURATION_TEXT, Duration.ofDays(7));
        retention.onlyDefault("bounces", Kind.DURATION_TEXT, Duration.ofDays(30));
        root.child("log").onlyDefault("format", Kind.choice(Map.of("text", "text", "json", "json")), "text");
        Values notify = root.child("notify");
        notify.onlyDefault("email", Kind.LINE, "");
        notify.onlyEmpty("command", Kind.LINE);
    }
}

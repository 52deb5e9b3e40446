package postrider.config;

import java.time.Duration;
import java.util.Map;

/** Reads the settings of features that this version lacks: each is known, and refused where it is more than its default. */
record LaterReader(Values root) {
    private static final Duration SHORTEST = Duration.ofDays(30);

    private static final Kind<Duration> KEPT = new Kind<>(
            "duration of 30 days or more",
            text -> Kind.duration(text).filter(kept -> kept.compareTo(SHORTEST) >= 0),
            "Write one like 400d");

    /** How long deliveries stay on record. */
    Duration deliveries() {
        return root.child("retention").get("deliveries", KEPT, Duration.ofDays(400));
    }

    /** How long an address that was never confirmed is kept. */
    Duration unconfirmed() {
        return root.child("retention").get("unconfirmed", Kind.DURATION_TEXT, Duration.ofDays(7));
    }

    void read() {
        Values retention = root.child("retention");
        retention.onlyDefault("bounces", Kind.DURATION_TEXT, Duration.ofDays(30));
        root.child("log").onlyDefault("format", Kind.choice(Map.of("text", "text", "json", "json")), "text");
        Values notify = root.child("notify");
        notify.onlyDefault("email", Kind.LINE, "");
        notify.onlyEmpty("command", Kind.LINE);
    }
}

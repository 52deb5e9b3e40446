package postrider.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import postrider.config.Network;

/** How much each client may ask for: so much at once, then as much again in ten minutes. Remembers the latest ten thousand. Safe for several threads. */
final class Throttle {
    private static final int CLIENTS = 10_000;
    private static final double NANOS = 600e9;

    private final double most;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > CLIENTS;
        }
    };

    private record Bucket(double left, long at) {}

    /** @param nanos a clock that runs evenly */
    Throttle(double most, LongSupplier nanos) {
        this.most = most;
        this.nanos = nanos;
    }

    /** @param client an address in digits; @param cost of what it asks for. @return whether it may have it */
    synchronized boolean admits(String client, double cost) {
        String who = client.contains(":") ? Network.around(client).orElse(client) : client;
        long now = nanos.getAsLong();
        Bucket before = buckets.getOrDefault(who, new Bucket(most, now));
        double left = Math.min(most, before.left() + most * (now - before.at()) / NANOS);
        boolean admitted = left >= cost;
        buckets.put(who, new Bucket(admitted ? left - cost : left, now));
        return admitted;
    }
}

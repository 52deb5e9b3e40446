package postrider.subscriber;

import java.util.Optional;
import postrider.cron.Cron;

/**
 * How often a subscriber hears.
 *
 * @param name {@code instant}, {@code daily}, … as the settings name it
 * @param ticks when, in the subscriber's zone; empty = at every run
 */
public record Frequency(String name, Optional<Cron> ticks) {}

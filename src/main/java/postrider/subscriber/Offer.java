package postrider.subscriber;

import java.util.List;
import java.util.Optional;

/**
 * What one may subscribe to.
 *
 * @param newsletter its name in the settings
 * @param frequencies how often it can be had; @param defaultFrequency one of their names
 */
public record Offer(String newsletter, List<Frequency> frequencies, String defaultFrequency) {
    public Offer {
        frequencies = List.copyOf(frequencies);
    }

    Optional<Frequency> frequency(String name) {
        return frequencies.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}

package postrider.job;

import java.util.List;
import java.util.Optional;

/**
 * Somebody whom an operator adds by hand; what is empty takes its default.
 *
 * @param newsletter empty: the first of the settings
 * @param confirmed the evidence of consent; empty: {@code subscribers.double_opt_in} decides whether to ask first
 */
public record NewSubscriber(
        String email,
        Optional<String> newsletter,
        Optional<String> name,
        Optional<String> language,
        Optional<String> frequency,
        List<String> topics,
        Optional<String> timezone,
        Optional<String> confirmed) {
    public NewSubscriber {
        topics = List.copyOf(topics);
    }
}

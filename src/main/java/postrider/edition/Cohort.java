package postrider.edition;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Subscriptions of one newsletter that are due now and alike in all that decides what they get. The people stay in the database.
 *
 * @param mark the number up to which they have been served; @param start the last number when they began
 * @param topics as stored, parted by {@code |}; empty = all
 * @param language the subscribers'
 * @param had numbers above the mark whose post they have a delivery of already
 * @param size how many they are
 */
public record Cohort(
        String frequency, long mark, long start, String topics, String language, Set<Long> had, long size) {
    public Cohort {
        had = Set.copyOf(had);
    }

    /** What they want to hear of; none = all. */
    public List<String> topicList() {
        return Stream.of(topics.split("\\|"))
                .map(String::strip)
                .filter(topic -> !topic.isEmpty())
                .toList();
    }

    Cohort servedUpTo(long number) {
        return new Cohort(frequency, Math.max(mark, number), start, topics, language, had, size);
    }
}

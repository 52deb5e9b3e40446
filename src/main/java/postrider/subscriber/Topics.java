package postrider.subscriber;

import java.util.Arrays;
import java.util.List;

/** Topics as one text, parted by {@code |}: so they stand in lists and in the database. */
final class Topics {
    private Topics() {}

    static List<String> list(String text) {
        return Arrays.stream(text.split("\\|"))
                .map(String::strip)
                .filter(topic -> !topic.isEmpty())
                .distinct()
                .toList();
    }

    static String text(List<String> topics) {
        return String.join("|", topics);
    }
}

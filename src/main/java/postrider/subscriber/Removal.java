package postrider.subscriber;

import java.util.List;

/**
 * What came of removing somebody.
 *
 * @param known whether the address has a subscription to what was named, ended or not
 * @param ended the newsletters that ended by this; none when they had ended before
 */
public record Removal(boolean known, List<String> ended) {
    public Removal {
        ended = List.copyOf(ended);
    }
}

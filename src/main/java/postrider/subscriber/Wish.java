package postrider.subscriber;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for when they are added; empty = as the newsletter or the site has it.
 *
 * @param newsletter the first of the settings where empty
 * @param name may be empty; @param language BCP 47
 * @param topics that it is to be of from now on, none = all; empty = as it is
 */
public record Wish(
        EmailAddress address,
        Optional<String> newsletter,
        String name,
        Optional<String> language,
        Optional<String> frequency,
        Optional<List<String>> topics,
        Optional<ZoneId> zone) {
    public Wish {
        topics = topics.map(List::copyOf);
    }

    /** Everything as it comes. */
    public static Wish of(EmailAddress address) {
        return new Wish(
                address, Optional.empty(), "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same of this newsletter. */
    Wish to(String newsletter) {
        return new Wish(address, Optional.of(newsletter), name, language, frequency, topics, zone);
    }

    /** The same in this language; null as it comes. */
    Wish in(@Nullable String tag) {
        return new Wish(address, newsletter, name, Optional.ofNullable(tag), frequency, topics, zone);
    }
}

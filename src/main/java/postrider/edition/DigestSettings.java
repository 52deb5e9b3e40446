package postrider.edition;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.Frequency;

/**
 * How a newsletter's digests are made; each newsletter may have its own.
 *
 * @param maxNew more new posts than this in one run wait for approval; @param maxAge so does one dated further back
 * @param maxPosts in one letter; @param welcomePosts newest posts in a welcome mail
 * @param settle how long a post must have been public before it is mailed
 * @param review how long an edition waits before it goes; @param reviewers who are shown it
 * @param frequencies in the settings' order; @param defaultFrequency one of their names
 * @param senderName shown in From; @param from its address; @param replyTo where replies go, or null
 * @param subject a template, or empty for the built-in one
 * @param design how letters look; @param images linked from the site, or sent along
 */
public record DigestSettings(
        Backlog backlog,
        int maxNew,
        Duration maxAge,
        int maxPosts,
        int welcomePosts,
        Duration settle,
        Duration review,
        List<EmailAddress> reviewers,
        List<Frequency> frequencies,
        String defaultFrequency,
        String senderName,
        EmailAddress from,
        @Nullable EmailAddress replyTo,
        String subject,
        Design design,
        Images images) {
    /** How letters look. */
    public enum Design {
        /** Few, long posts, read in the mail. */
        LETTER,
        /** Many posts, to choose from: summaries and a picture each. */
        MAGAZINE,
        /** As a person would write it. */
        PLAIN
    }

    /** Where a letter's pictures come from. */
    public enum Images {
        LINK,
        CID
    }

    public DigestSettings {
        reviewers = List.copyOf(reviewers);
        frequencies = List.copyOf(frequencies);
    }

    Optional<Frequency> frequency(String name) {
        return frequencies.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** Names of the frequencies that are served at every run, each between blanks, for a {@code like}. */
    String servedAtEveryRun() {
        return frequencies.stream()
                .filter(frequency -> frequency.ticks().isEmpty())
                .map(Frequency::name)
                .collect(Collectors.joining(" ", " ", " "));
    }
}

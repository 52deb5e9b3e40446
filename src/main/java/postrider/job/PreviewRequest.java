package postrider.job;

import java.util.Optional;
import postrider.edition.DigestSettings;
import postrider.subscriber.EmailAddress;

/**
 * Whose digest is to be seen, or which of the other mails.
 *
 * @param newsletter empty: the first
 * @param subscriber empty, or nobody's: one who is made up, and gets what the next edition holds
 * @param language empty: the subscriber's; @param design empty: the newsletter's
 */
public record PreviewRequest(
        Optional<String> newsletter,
        Optional<EmailAddress> subscriber,
        Optional<String> language,
        Optional<DigestSettings.Design> design,
        Kind kind) {
    /** What a newsletter mails. */
    public enum Kind {
        DIGEST,
        CONFIRM,
        WELCOME,
        /** The next digest as its reviewers would see it. */
        REVIEW
    }
}

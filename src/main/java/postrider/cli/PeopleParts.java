package postrider.cli;

import java.util.Optional;
import postrider.config.Settings;
import postrider.edition.Showcase;
import postrider.job.Correspondence;
import postrider.job.Erasing;
import postrider.job.People;
import postrider.job.SubscriberList;
import postrider.mail.OutboxFolder;
import postrider.subscriber.Joining;
import postrider.subscriber.Offer;
import postrider.subscriber.Offers;
import postrider.subscriber.SecretKey;

/** What people are offered, asked, and forgotten by, as the settings say. */
final class PeopleParts {
    private PeopleParts() {}

    static Offers offers(Settings settings) {
        return new Offers(
                settings.newsletters().stream()
                        .map(newsletter -> new Offer(
                                newsletter.name(),
                                newsletter.digest().frequencies(),
                                newsletter.digest().defaultFrequency()))
                        .toList(),
                settings.site().language(),
                settings.site().zone());
    }

    static Optional<People.SubscribersFile> subscribersFile(Settings settings) {
        return settings.subscribers()
                .map(file -> new People.SubscribersFile(file, SubscriberList.source(settings.home(), file)));
    }

    static Correspondence correspondence(Settings settings, SecretKey key) {
        return new Correspondence(
                new Joining(key, offers(settings)),
                new Showcase(settings.site().language()),
                settings.newsletters(),
                settings.mail().domain(),
                settings.web().url().isPresent() ? Optional.empty() : Optional.of(MailParts.pages(settings)));
    }

    static Erasing erasing(Settings settings) {
        return new Erasing(new OutboxFolder(settings.mail().outbox()));
    }
}

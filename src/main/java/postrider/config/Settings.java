package postrider.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import postrider.cron.Cron;
import postrider.edition.Newsletter;
import postrider.feed.FeedSettings;
import postrider.mail.MailSettings;
import postrider.markdown.MarkdownSettings;
import postrider.picture.Logo;
import postrider.post.PostSettings;
import postrider.site.SiteSettings;

/**
 * All settings of a home, each package's own in its own record. Paths are absolute.
 *
 * @param posts the folder with the posts; @param output the public folder; @param after the command to run when it changed, or nothing; @param database the SQLite file
 * @param subscribers the list that each run imports, empty where {@code subscribers.file} is
 * @param logo that letters show
 * @param doubleOptIn whether {@code subscribers add} waits for a confirmation
 * @param kept how long deliveries stay on record; @param unconfirmed how long an address that was never confirmed is kept
 * @param schedule when the program runs, in the site's zone
 * @param newsletters in the settings' order, at least one; the first is that of subscribers who name none
 */
public record Settings(
        Path home,
        Path posts,
        Path output,
        List<String> after,
        Path database,
        Optional<Path> subscribers,
        Optional<Logo> logo,
        boolean doubleOptIn,
        PostSettings reading,
        MarkdownSettings markdown,
        FeedSettings feeds,
        SiteSettings site,
        List<Newsletter> newsletters,
        MailSettings mail,
        Duration kept,
        Duration unconfirmed,
        Cron schedule,
        WebSettings web) {
    public Settings {
        after = List.copyOf(after);
        newsletters = List.copyOf(newsletters);
    }

    /** These, but with the posts of another folder ({@code --posts}). */
    public Settings withPosts(Path folder) {
        return new Settings(
                home,
                folder,
                output,
                after,
                database,
                subscribers,
                logo,
                doubleOptIn,
                reading,
                markdown,
                feeds,
                site,
                newsletters,
                mail,
                kept,
                unconfirmed,
                schedule,
                web);
    }

    /** The file of the home that {@code site.logo} names, where it does. */
    public Optional<Path> logoFile() {
        return site.logo().isEmpty() || site.logo().contains("://")
                ? Optional.empty()
                : Optional.of(home.resolve(site.logo()));
    }

    /** What the program keeps for itself: locks, key, outbox. */
    public Path state() {
        return home.resolve("var");
    }
}

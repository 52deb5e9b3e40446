package postrider.feed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import postrider.database.Database;

/**
 * The WebSub hub that passes news of feeds on to whoever subscribed there. It is told of each change of a feed's bytes once; what it
 * did not take, it is told of again at the next run. A run that dies between the hub's yes and the table's note tells it twice, which
 * costs the hub one look.
 */
public final class Hub {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int TOPICS_A_REQUEST = 100;

    private final String site;
    private final String hub;
    private final Duration limit;
    private final Database database;
    private final AnnouncementTable table;

    Hub(String site, String hub, Duration limit, Database database) {
        this.site = site;
        this.hub = hub;
        this.limit = limit;
        this.database = database;
        this.table = new AnnouncementTable(hub);
    }

    /** The hub of the settings, if there is one. */
    public static Optional<Hub> of(FeedSettings settings, Database database) {
        return Optional.ofNullable(settings.hub()).map(hub -> new Hub(settings.url(), hub, LIMIT, database));
    }

    /** Its URL. */
    public String address() {
        return hub;
    }

    /**
     * Tells of the feeds that changed. To be called when readers can fetch them.
     *
     * @param documents all of the site's; archive pages are nobody's topic
     * @return where it could not be told, a sentence that says so
     */
    public Optional<String> announce(List<FeedDocument> documents, Instant now) {
        List<Announcement> changed = changed(documents);
        for (int start = 0; start < changed.size(); start += TOPICS_A_REQUEST) {
            List<Announcement> batch = changed.subList(start, Math.min(changed.size(), start + TOPICS_A_REQUEST));
            Optional<String> fault = new HubClient(URI.create(hub), limit)
                    .publish(batch.stream().map(Announcement::topic).toList());
            if (fault.isPresent()) {
                int left = changed.size() - start;
                return Optional.of("the hub " + hub + " " + fault.get() + "; it is told of "
                        + (left == 1 ? "the changed feed" : left + " changed feeds") + " at the next run");
            }
            database.writeOnly(tx -> table.put(tx, batch, now));
        }
        return Optional.empty();
    }

    private List<Announcement> changed(List<FeedDocument> documents) {
        Map<String, Announcement> known = database.read(table::all);
        List<Announcement> changed = new ArrayList<>();
        List<Announcement> rekeyed = new ArrayList<>();
        for (FeedDocument document : documents) {
            if (document.role() == FeedDocument.Role.CURRENT) {
                String topic = site + "/" + WebAddress.encoded(document.path());
                Announcement before = known.remove(topic);
                if (before == null || !before.key().equals(document.key())) {
                    String hash = Fingerprint.of(document.bytes().get().text());
                    boolean isSame = before != null && before.contentHash().equals(hash);
                    (isSame ? rekeyed : changed).add(new Announcement(topic, document.key(), hash));
                }
            }
        }
        if (!known.isEmpty() || !rekeyed.isEmpty()) {
            database.writeOnly(tx -> {
                table.forget(tx, known.keySet());
                table.rekey(tx, rekeyed);
            });
        }
        return changed;
    }
}

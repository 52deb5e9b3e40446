package postrider.feed;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import postrider.database.Tx;

/** The table {@code feed_announcement}: which state of each feed which hub was told of last. */
record AnnouncementTable(String hub) {
    /** By topic; the caller may change the map. */
    Map<String, Announcement> all(Tx tx) {
        Map<String, Announcement> all = new LinkedHashMap<>();
        tx.each(
                "select topic, document_key, content_hash from feed_announcement where hub = ? order by topic",
                row -> all.put(
                        row.text("topic"),
                        new Announcement(row.text("topic"), row.text("document_key"), row.text("content_hash"))),
                hub);
        return all;
    }

    void put(Tx tx, Collection<Announcement> announced, Instant now) {
        tx.batch(
                """
                insert into feed_announcement (hub, topic, document_key, content_hash, announced_at)
                values (?, ?, ?, ?, ?)
                on conflict (hub, topic) do update
                set document_key = excluded.document_key,
                    content_hash = excluded.content_hash,
                    announced_at = excluded.announced_at
                """,
                announced.stream()
                        .map(one -> new @Nullable Object[] {hub, one.topic(), one.key(), one.contentHash(), now})
                        .toList());
    }

    /** The bytes are as they were, though made of other things. */
    void rekey(Tx tx, Collection<Announcement> same) {
        tx.batch(
                "update feed_announcement set document_key = ? where hub = ? and topic = ?",
                same.stream()
                        .map(one -> new @Nullable Object[] {one.key(), hub, one.topic()})
                        .toList());
    }

    /** Of these feeds, which are gone. */
    void forget(Tx tx, Collection<String> topics) {
        tx.batch(
                "delete from feed_announcement where hub = ? and topic = ?",
                topics.stream()
                        .map(topic -> new @Nullable Object[] {hub, topic})
                        .toList());
    }
}

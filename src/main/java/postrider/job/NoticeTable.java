package postrider.job;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import postrider.database.Tx;

/** The table {@code notice}: what people were told, so that they are told once. A key begins with its kind. */
final class NoticeTable {
    private NoticeTable() {}

    /** All whose key begins so; the keys without that. */
    static Map<String, Notice> list(Tx tx, String kind) {
        Map<String, Notice> notices = new LinkedHashMap<>();
        tx.each(
                """
                select key, first_at, told_at
                from notice
                where substr(key, 1, ?) = ?
                order by first_at, key
                """,
                row -> notices.put(
                        row.text("key").substring(kind.length()),
                        new Notice(row.instant("first_at"), row.instantOrNull("told_at"))),
                kind.length(),
                kind);
        return Collections.unmodifiableMap(notices);
    }

    /** Puts these in the place of all of that kind. */
    static void replace(Tx tx, String kind, Map<String, Notice> notices) {
        tx.update("delete from notice where substr(key, 1, ?) = ?", kind.length(), kind);
        notices.forEach((key, notice) -> tx.update(
                "insert into notice (key, first_at, told_at) values (?, ?, ?)",
                kind + key,
                notice.firstAt(),
                notice.toldAt()));
    }

    /** Notices that hold these words are given anew. */
    static void forget(Tx tx, String words) {
        tx.update("delete from notice where instr(key, ?) > 0", words);
    }

    static boolean isTold(Tx tx, String key) {
        return tx.first("select 1 as yes from notice where key = ?", row -> row.number("yes"), key)
                .isPresent();
    }

    static void told(Tx tx, String key, Instant now) {
        tx.update(
                "insert into notice (key, first_at, told_at) values (?, ?, ?) on conflict (key) do nothing",
                key,
                now,
                now);
    }
}

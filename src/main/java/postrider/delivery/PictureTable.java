package postrider.delivery;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import postrider.database.Row;
import postrider.database.Tx;
import postrider.edition.EditionId;
import postrider.letter.EmbeddedPicture;
import postrider.letter.Letter;
import postrider.source.Bytes;

/** The pictures that an edition's letters take along, each once: frozen like their words. */
final class PictureTable {
    private PictureTable() {}

    static void replace(Tx tx, EditionId edition, List<Letter> letters) {
        tx.update("delete from edition_picture where edition_id = ?", edition.value());
        Map<String, EmbeddedPicture> pictures = new LinkedHashMap<>();
        letters.forEach(letter -> letter.pictures().forEach(picture -> pictures.put(picture.id(), picture)));
        String sql = """
                insert into edition_picture (edition_id, content_id, type, name, base64)
                values (?, ?, ?, ?, ?)
                """;
        tx.batch(
                sql,
                pictures.values().stream()
                        .map(picture -> values(edition, picture))
                        .toList());
    }

    private static @Nullable Object[] values(EditionId edition, EmbeddedPicture picture) {
        return new @Nullable Object[] {
            edition.value(),
            picture.id(),
            picture.type(),
            picture.name(),
            Base64.getEncoder().encodeToString(picture.octets().toArray())
        };
    }

    static List<EmbeddedPicture> list(Tx tx, EditionId edition) {
        String sql = """
                select content_id, type, name, base64
                from edition_picture
                where edition_id = ?
                order by content_id
                """;
        return tx.list(sql, PictureTable::picture, edition.value());
    }

    private static EmbeddedPicture picture(Row row) {
        return new EmbeddedPicture(
                row.text("content_id"),
                row.text("type"),
                row.text("name"),
                Bytes.copyOf(Base64.getDecoder().decode(row.text("base64"))));
    }
}

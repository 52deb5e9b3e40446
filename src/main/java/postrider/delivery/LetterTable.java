package postrider.delivery;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import postrider.database.Row;
import postrider.database.Tx;
import postrider.edition.EditionId;
import postrider.letter.EmbeddedPicture;
import postrider.letter.Letter;

/** The frozen words of each edition, by language. */
final class LetterTable {
    private LetterTable() {}

    static void replace(Tx tx, EditionId edition, List<Letter> letters) {
        tx.update("delete from edition_letter where edition_id = ?", edition.value());
        String sql = """
                insert into edition_letter (edition_id, language, subject, preheader, html, text)
                values (?, ?, ?, ?, ?, ?)
                """;
        tx.batch(sql, letters.stream().map(letter -> values(edition, letter)).toList());
        PictureTable.replace(tx, edition, letters);
    }

    private static @Nullable Object[] values(EditionId edition, Letter letter) {
        return new @Nullable Object[] {
            edition.value(), letter.language(), letter.subject(), letter.preheader(), letter.html(), letter.text()
        };
    }

    static Optional<Letter> find(Tx tx, EditionId edition, String language) {
        String sql = """
                select language, subject, preheader, html, text
                from edition_letter
                where edition_id = ? and language = ?
                """;
        List<EmbeddedPicture> pictures = PictureTable.list(tx, edition);
        return tx.first(sql, row -> letter(row, pictures), edition.value(), language);
    }

    static List<Letter> list(Tx tx, EditionId edition) {
        String sql = """
                select language, subject, preheader, html, text
                from edition_letter
                where edition_id = ?
                order by language
                """;
        List<EmbeddedPicture> pictures = PictureTable.list(tx, edition);
        return tx.list(sql, row -> letter(row, pictures), edition.value());
    }

    private static Letter letter(Row row, List<EmbeddedPicture> pictures) {
        String html = row.text("html");
        return new Letter(
                row.text("language"),
                row.text("subject"),
                row.text("preheader"),
                html,
                row.text("text"),
                pictures.stream()
                        .filter(picture -> html.contains(picture.address()))
                        .toList());
    }
}

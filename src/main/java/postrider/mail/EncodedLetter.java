package postrider.mail;

import java.util.List;
import postrider.letter.Letter;

/** A letter made ready for the wire, once for all who get it. */
public final class EncodedLetter {
    private final List<String> subject;
    private final String language;
    private final EncodedPart text;
    private final EncodedPart html;
    private final List<PicturePart> pictures;

    private EncodedLetter(Letter letter) {
        subject = HeaderText.unstructured("Subject", letter.subject());
        language = letter.language();
        text = EncodedPart.of(letter.text());
        html = EncodedPart.of(letter.html());
        pictures = letter.pictures().stream().map(PicturePart::of).toList();
    }

    /** @throws MailException where the subject holds a line end or another control character */
    public static EncodedLetter of(Letter letter) {
        return new EncodedLetter(letter);
    }

    /** Octets that are the same in all its messages. */
    int size() {
        return text.size()
                + html.size()
                + pictures.stream().mapToInt(part -> part.lines().size()).sum();
    }

    List<String> subject() {
        return subject;
    }

    String language() {
        return language;
    }

    EncodedPart text() {
        return text;
    }

    EncodedPart html() {
        return html;
    }

    List<PicturePart> pictures() {
        return pictures;
    }
}

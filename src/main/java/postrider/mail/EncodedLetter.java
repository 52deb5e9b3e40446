package postrider.mail;

import java.util.List;
import postrider.letter.Letter;

/** A letter made ready for the wire, once for all who get it. */
public final class EncodedLetter {
    private final String subjectLine;
    private final String contentLines;
    private final EncodedPart text;
    private final EncodedPart html;
    private final List<PicturePart> pictures;

    private EncodedLetter(Letter letter) {
        Headers subject = new Headers();
        subject.add("Subject", HeaderText.unstructured("Subject", letter.subject()));
        subjectLine = subject.toString();
        Headers content = new Headers();
        content.add("Content-Language", letter.language());
        content.add("MIME-Version", "1.0");
        contentLines = content.toString();
        text = EncodedPart.of(letter.text());
        html = EncodedPart.of(letter.html());
        pictures = letter.pictures().stream().map(PicturePart::of).toList();
    }

    /** @throws MailException where the subject holds a line end or another control character */
    public static EncodedLetter of(Letter letter) {
        return new EncodedLetter(letter);
    }

    /** The header line, folded where it must be. */
    String subjectLine() {
        return subjectLine;
    }

    /** What the headers say of the content, but for the boundary. */
    String contentLines() {
        return contentLines;
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

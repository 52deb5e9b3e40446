package postrider.letter;

import postrider.source.Bytes;

/**
 * A picture that is sent along with a letter, whose HTML shows it by {@code cid:}.
 *
 * @param id the Content-ID without its angle brackets, made of the octets: the same picture has the same everywhere
 * @param type its media type, such as {@code image/jpeg}; @param name of the file, for who saves it
 */
public record EmbeddedPicture(String id, String type, String name, Bytes octets) {
    /** What {@code src} says of it. */
    public String address() {
        return "cid:" + id;
    }
}

package postrider.picture;

import org.jspecify.annotations.Nullable;
import postrider.cache.EntryReader;
import postrider.cache.EntryWriter;

/**
 * What a picture file was found to be.
 *
 * @param size as shown, null where it is no picture that we know, or broken; @param octets of the file as it is published
 * @param copies what smaller copies are written in, null where none can be made: it was tried
 * @param keepsNotes whether notes of the camera are published with it
 */
public record FoundPicture(
        @Nullable PictureSize size, long octets, @Nullable PictureFormat copies, boolean keepsNotes) {
    void writeTo(EntryWriter out) {
        out.orNull(size, (to, known) -> {
            to.number(known.width());
            to.number(known.height());
        });
        out.number(octets);
        out.orNull(copies, (to, format) -> to.number(format.ordinal()));
        out.flag(keepsNotes);
    }

    static FoundPicture readFrom(EntryReader in) {
        return new FoundPicture(
                in.orNull(from -> new PictureSize(from.integer(), from.integer())),
                in.number(),
                in.orNull(from -> PictureFormat.values()[from.integer()]),
                in.flag());
    }
}

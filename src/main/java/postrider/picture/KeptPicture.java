package postrider.picture;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import postrider.cache.EntryReader;
import postrider.cache.EntryWriter;
import postrider.cache.Stamp;

/**
 * What a picture file was found to be, and what that rests on.
 *
 * @param stamp of the file when it was read, null where the file system gives none
 * @param settled whether an equal stamp proves in a later run that the content is the same
 * @param content SHA-256 in hex of its octets, by which its copies are kept; null where there are none
 */
record KeptPicture(
        String path,
        @Nullable Stamp stamp,
        boolean settled,
        FoundPicture found,
        @Nullable String content) {
    boolean is(Optional<Stamp> now) {
        return stamp != null && now.filter(stamp::equals).isPresent();
    }

    void writeTo(EntryWriter out) {
        out.text(path);
        out.orNull(stamp, (to, known) -> known.writeTo(to));
        out.flag(settled);
        found.writeTo(out);
        out.textOrNull(content);
    }

    static KeptPicture readFrom(EntryReader in) {
        return new KeptPicture(
                in.text(), in.orNull(Stamp::readFrom), in.flag(), FoundPicture.readFrom(in), in.textOrNull());
    }
}

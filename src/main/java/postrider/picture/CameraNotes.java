package postrider.picture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import postrider.source.Bytes;

/**
 * What cameras and programs note in a JPEG, PNG or WebP: where and when it was taken, by whom, with which device, and a second, smaller
 * picture. Readers get the picture without. Its image data, its colours and which way is up stay as they are.
 */
public final class CameraNotes {
    /** Changes with what is left of the same picture. */
    public static final String VERSION = "3";

    private CameraNotes() {}

    /** Whether a file that begins so is published without notes, whatever its name is. @param in from its beginning; little is read */
    public static boolean areTakenFrom(InputStream in) throws IOException {
        return PictureKind.of(in.readNBytes(PictureKind.HEAD)) != PictureKind.OTHER;
    }

    /** The picture without notes; the very same where it has none, or is of no such kind. */
    public static Bytes removed(Bytes picture) {
        byte[] octets = picture.toArray();
        try {
            List<Cut> cuts = cuts(new ByteArrayInputStream(octets), octets.length);
            ByteArrayOutputStream kept = new ByteArrayOutputStream(octets.length);
            int from = 0;
            for (Cut cut : cuts) {
                kept.write(octets, from, (int) cut.from() - from);
                cut.instead().writeTo(kept);
                from = (int) Math.min(cut.to(), octets.length);
            }
            kept.write(octets, from, octets.length - from);
            return cuts.isEmpty() ? picture : Bytes.copyOf(kept.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
    }

    /** By how many octets the picture is larger than without its notes. @param in buffered; read as far as it must be */
    static long size(InputStream in, long size) throws IOException {
        return cuts(in, size).stream().mapToLong(cut -> cut.saves(size)).sum();
    }

    private static List<Cut> cuts(InputStream in, long size) throws IOException {
        in.mark(PictureKind.HEAD);
        byte[] head = in.readNBytes(PictureKind.HEAD);
        in.reset();
        return switch (PictureKind.of(head)) {
            case JPEG -> JpegNotes.in(in);
            case PNG -> PngNotes.in(in);
            case WEBP -> WebpNotes.in(in, size);
            case OTHER -> List.of();
        };
    }
}

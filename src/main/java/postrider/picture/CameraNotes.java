package postrider.picture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import postrider.source.Bytes;

/**
 * What cameras and programs note in a JPEG: where and when it was taken, by whom, with which device, and a second, smaller picture.
 * Readers get the picture without. Its image data, its colour profile and which way is up stay as they are.
 */
public final class CameraNotes {
    private static final int SOI = 0xFFD8;
    private static final int FIRST_APP = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int ADOBE = 0xEE;
    private static final int LAST_APP = 0xEF;
    private static final int COMMENT = 0xFE;
    private static final int SCAN = 0xDA;
    private static final int FIRST_RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;
    private static final int END = 0xD9;
    private static final byte[] PROFILE = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MORE_PICTURES = "MPF\0".getBytes(StandardCharsets.US_ASCII);

    private final DataInputStream in;
    private final List<Cut> cuts = new ArrayList<>();
    private long at;

    private CameraNotes(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /** @param from first octet that goes; @param to first that stays; @param instead what comes in its place */
    private record Cut(long from, long to, Bytes instead) {}

    /** The picture without notes; the very same where it has none, or is no JPEG. */
    public static Bytes removed(Bytes picture) {
        byte[] octets = picture.toArray();
        try {
            List<Cut> cuts = cuts(new ByteArrayInputStream(octets));
            ByteArrayOutputStream kept = new ByteArrayOutputStream(octets.length);
            int from = 0;
            for (Cut cut : cuts) {
                kept.write(octets, from, (int) cut.from() - from);
                kept.write(cut.instead().toArray());
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
        return cuts(in).stream()
                .mapToLong(cut ->
                        Math.min(cut.to(), size) - cut.from() - cut.instead().toArray().length)
                .sum();
    }

    private static List<Cut> cuts(InputStream in) throws IOException {
        CameraNotes notes = new CameraNotes(in);
        try {
            notes.read();
        } catch (EOFException cutOff) {
            // What was found until there goes all the same.
        }
        return notes.cuts;
    }

    /** From marker to marker until the image data (ITU T.81, table B.1). */
    private void read() throws IOException {
        if (in.readUnsignedShort() != SOI) {
            return;
        }
        at = 2;
        boolean more = false;
        int marker = marker();
        for (; marker != SCAN && marker != END && marker >= 0; marker = marker()) {
            long from = at - 2;
            int length = in.readUnsignedShort();
            if (length < 2) {
                return;
            }
            byte[] content = in.readNBytes(length - 2);
            at += length;
            if (isNote(marker, content)) {
                cuts.add(new Cut(from, at, instead(marker, content)));
                more |= starts(content, MORE_PICTURES);
            }
        }
        if (more && marker == SCAN) {
            skipImage();
            cuts.add(new Cut(at, Long.MAX_VALUE, Bytes.utf8("")));
        }
    }

    /** -1 where none stands here: the file is broken. */
    private int marker() throws IOException {
        if (in.readUnsignedByte() != 0xFF) {
            return -1;
        }
        int marker = in.readUnsignedByte();
        at += 2;
        while (marker == 0xFF) {
            marker = in.readUnsignedByte();
            at++;
        }
        return marker;
    }

    /** JFIF's and Adobe's say how colours are to be understood. */
    private static boolean isNote(int marker, byte[] content) {
        return marker == COMMENT
                || marker > FIRST_APP
                        && marker <= LAST_APP
                        && marker != ADOBE
                        && !(marker == APP2 && starts(content, PROFILE));
    }

    private static Bytes instead(int marker, byte[] content) {
        return marker == APP1
                ? Exif.turn(content)
                        .filter(turn -> turn != Turn.NONE)
                        .map(Exif::of)
                        .orElse(Bytes.utf8(""))
                : Bytes.utf8("");
    }

    /** To behind the end marker: there the other pictures begin, with notes of their own. */
    private void skipImage() throws IOException {
        skipSegment();
        int before = next();
        int octet = next();
        while (before != 0xFF || octet != END) {
            if (before == 0xFF && isSegment(octet)) {
                skipSegment();
                octet = next();
            }
            before = octet;
            octet = next();
        }
    }

    /** In image data: 0 follows an 0xFF that is a value, and the restart markers stand alone. */
    private static boolean isSegment(int marker) {
        return marker > 0 && marker < FIRST_RESTART || marker > LAST_RESTART && marker < 0xFF;
    }

    private void skipSegment() throws IOException {
        int length = in.readUnsignedShort();
        in.skipNBytes(Math.max(0, length - 2L));
        at += Math.max(2, length);
    }

    private int next() throws IOException {
        at++;
        return in.readUnsignedByte();
    }

    private static boolean starts(byte[] content, byte[] name) {
        return content.length >= name.length && Arrays.equals(name, Arrays.copyOf(content, name.length));
    }
}

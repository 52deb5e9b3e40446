package postrider.picture;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import postrider.source.Bytes;

/** Finds {@link CameraNotes} in a WebP: each chunk that is not needed to show it (RFC 9649, section 2.7). */
final class WebpNotes {
    private static final Set<String> SHOWN = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");
    private static final int HEAD = 12;
    private static final int SIZE_AT = 4;
    /** Octets that the size of the whole leaves out: the name of the container, and the size itself. */
    private static final int OUTSIDE = 8;

    private static final int EXIF_FLAG = 0x08;
    private static final int XMP_FLAG = 0x04;
    private static final int MOST_EXIF = 1 << 20;

    private final DataInputStream in;
    private final long size;
    private final List<Cut> cuts = new ArrayList<>();
    private long at = HEAD;
    private long flagsAt;
    private int flags;
    private boolean turned;

    private WebpNotes(InputStream in, long size) {
        this.in = new DataInputStream(in);
        this.size = size;
    }

    /** What goes, in its order; of a file that is cut off or broken, what was found until there. @param in from its beginning */
    static List<Cut> in(InputStream in, long size) throws IOException {
        WebpNotes notes = new WebpNotes(in, size);
        long declared = 0;
        try {
            in.skipNBytes(SIZE_AT);
            declared = notes.number();
            in.skipNBytes(HEAD - OUTSIDE);
            notes.read(declared + OUTSIDE);
        } catch (EOFException cutOff) {
            // What was found until there goes all the same.
        }
        return notes.all(declared);
    }

    private void read(long end) throws IOException {
        while (at + OUTSIDE <= end) {
            byte[] name = new byte[4];
            in.readFully(name);
            long length = number();
            chunk(new String(name, StandardCharsets.US_ASCII), length, length + (length & 1));
        }
        if (size > at) {
            cuts.add(Cut.fromHereOn(at));
        }
    }

    /** @param padded the length to an even number of octets */
    private void chunk(String name, long length, long padded) throws IOException {
        long from = at;
        at += OUTSIDE + padded;
        byte[] read = new byte[0];
        if (name.equals("VP8X") && length > 0 && cuts.isEmpty()) {
            flagsAt = from + OUTSIDE;
            read = new byte[] {in.readByte()};
            flags = read[0];
        } else if (!SHOWN.contains(name)) {
            read = name.equals("EXIF") ? in.readNBytes((int) Math.min(length, MOST_EXIF)) : read;
            Bytes instead = instead(read);
            turned |= instead.size() > 0;
            cuts.add(new Cut(from, at, instead));
        }
        in.skipNBytes(padded - read.length);
    }

    private static Bytes instead(byte[] exif) {
        return Exif.turnOfTiff(exif)
                .or(() -> Exif.turn(exif))
                .filter(turn -> turn != Turn.NONE)
                .map(WebpNotes::chunk)
                .orElse(Cut.NOTHING);
    }

    private static Bytes chunk(Turn turn) {
        byte[] tiff = Exif.tiff(turn);
        ByteBuffer chunk = ByteBuffer.allocate(OUTSIDE + tiff.length).order(ByteOrder.LITTLE_ENDIAN);
        chunk.put("EXIF".getBytes(StandardCharsets.US_ASCII)).putInt(tiff.length);
        return Bytes.copyOf(chunk.put(tiff).array());
    }

    /** With what the head says of them: how large the whole is, and whether there are notes. */
    private List<Cut> all(long declared) {
        long end = declared + OUTSIDE;
        List<Cut> inside = cuts.stream().filter(cut -> cut.from() < end).toList();
        if (inside.isEmpty()) {
            return cuts;
        }
        long saved = inside.stream().mapToLong(cut -> cut.saves(end)).sum();
        List<Cut> all = new ArrayList<>();
        ByteBuffer whole = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        all.add(new Cut(
                SIZE_AT,
                OUTSIDE,
                Bytes.copyOf(whole.putInt((int) (declared - saved)).array())));
        if (flagsAt > 0) {
            byte left = (byte) (flags & ~(turned ? XMP_FLAG : EXIF_FLAG | XMP_FLAG));
            all.add(new Cut(flagsAt, flagsAt + 1, Bytes.copyOf(new byte[] {left})));
        }
        all.addAll(cuts);
        return all;
    }

    private long number() throws IOException {
        return Integer.reverseBytes(in.readInt()) & 0xFFFFFFFFL;
    }
}

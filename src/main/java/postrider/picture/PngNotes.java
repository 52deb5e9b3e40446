package postrider.picture;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import postrider.source.Bytes;

/** Finds {@link CameraNotes} in a PNG: each chunk that is not needed to show it (PNG, third edition, sections 5 and 11). */
final class PngNotes {
    /** Of the chunks that a viewer may pass over; those that it may not begin with a large letter. */
    private static final Set<String> SHOWN = Set.of(
            ("tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV mDCv cLLI cLLi bKGD hIST pHYs sPLT acTL fcTL fdAT").split(" "));

    private static final int SIGNATURE = 8;
    /** Length, type and sum. */
    private static final int FRAME = 12;

    private static final int MOST_EXIF = 1 << 20;
    private static final String EXIF = "eXIf";

    private final DataInputStream in;
    private final List<Cut> cuts = new ArrayList<>();
    private long at = SIGNATURE;

    private PngNotes(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /** What goes, in its order; of a file that is cut off or broken, what was found until there. @param in from its beginning */
    static List<Cut> in(InputStream in) throws IOException {
        PngNotes notes = new PngNotes(in);
        try {
            notes.read();
        } catch (EOFException cutOff) {
            // What was found until there goes all the same.
        }
        return notes.cuts;
    }

    /** Which way is up, where that is said ahead of the image data: said later, browsers pass over it. @param in from its beginning */
    static Turn turn(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        try {
            data.skipNBytes(SIGNATURE);
            while (true) {
                int length = data.readInt();
                String type = type(data);
                if (length < 0 || type.equals("IDAT") || type.equals("IEND")) {
                    return Turn.NONE;
                }
                if (type.equals(EXIF)) {
                    return Exif.turnOfTiff(data.readNBytes(Math.min(length, MOST_EXIF)))
                            .orElse(Turn.NONE);
                }
                data.skipNBytes(length + 4L);
            }
        } catch (EOFException cutOff) {
            return Turn.NONE;
        }
    }

    private void read() throws IOException {
        in.skipNBytes(SIGNATURE);
        String type = "";
        while (!type.equals("IEND")) {
            int length = in.readInt();
            type = type(in);
            if (length < 0 || !type.matches("[A-Za-z]{4}")) {
                return;
            }
            chunk(type, length);
        }
        if (in.read() >= 0) {
            cuts.add(Cut.fromHereOn(at));
        }
    }

    private void chunk(String type, int length) throws IOException {
        long from = at;
        at += FRAME + (long) length;
        if (Character.isUpperCase(type.charAt(0)) || SHOWN.contains(type)) {
            in.skipNBytes(length + 4L);
            return;
        }
        byte[] exif = type.equals(EXIF) ? in.readNBytes(Math.min(length, MOST_EXIF)) : new byte[0];
        cuts.add(new Cut(from, at, instead(exif)));
        in.skipNBytes(length - exif.length + 4L);
    }

    private static Bytes instead(byte[] exif) {
        return Exif.turnOfTiff(exif)
                .filter(turn -> turn != Turn.NONE)
                .map(PngNotes::chunk)
                .orElse(Cut.NOTHING);
    }

    private static Bytes chunk(Turn turn) {
        byte[] tiff = Exif.tiff(turn);
        ByteBuffer chunk = ByteBuffer.allocate(FRAME + tiff.length).putInt(tiff.length);
        chunk.put(EXIF.getBytes(StandardCharsets.US_ASCII)).put(tiff);
        CRC32 sum = new CRC32();
        sum.update(chunk.array(), 4, 4 + tiff.length);
        return Bytes.copyOf(chunk.putInt((int) sum.getValue()).array());
    }

    private static String type(DataInputStream in) throws IOException {
        byte[] type = new byte[4];
        in.readFully(type);
        return new String(type, StandardCharsets.US_ASCII);
    }
}

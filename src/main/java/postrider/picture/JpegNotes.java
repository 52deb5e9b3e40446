package postrider.picture;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import postrider.source.Bytes;

/** Finds {@link CameraNotes} in a JPEG. The image data, the colour profile and which way is up stay as they are. */
final class JpegNotes {
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

    private final DataInputStream in;
    private final List<Cut> cuts = new ArrayList<>();
    private long at;

    private JpegNotes(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /** What goes, in its order; of a file that is cut off or broken, what was found until there. @param in from its beginning */
    static List<Cut> in(InputStream in) throws IOException {
        JpegNotes notes = new JpegNotes(in);
        try {
            notes.read();
        } catch (EOFException cutOff) {
            // What was found until there goes all the same.
        }
        return notes.cuts;
    }

    /** From marker to marker until the image data (ITU T.81, table B.1). */
    private void read() throws IOException {
        in.skipNBytes(2);
        at = 2;
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
            }
        }
        if (marker == SCAN) {
            skipImage();
            if (in.read() >= 0) {
                cuts.add(Cut.fromHereOn(at));
            }
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
                        .map(Exif::segment)
                        .orElse(Cut.NOTHING)
                : Cut.NOTHING;
    }

    /** To behind the end marker: what a camera adds there, such as a second picture or a film, has notes of its own. */
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

package postrider.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many columns of a terminal a text takes: letters that combine take none, East Asian wide ones and emoji two (UAX #11). */
final class TextWidth {
    /** What a person sees as one letter, with its marks, joiners and variation selectors. */
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private static final int EMOJI_STYLE = 0xFE0F;

    /** First and last code points of what is two columns wide. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x231A, 0x231B},
        {0x23E9, 0x23EC},
        {0x23F0, 0x23F0},
        {0x23F3, 0x23F3},
        {0x25FD, 0x25FE},
        {0x2614, 0x2615},
        {0x2648, 0x2653},
        {0x267F, 0x267F},
        {0x2693, 0x2693},
        {0x26A1, 0x26A1},
        {0x26AA, 0x26AB},
        {0x26BD, 0x26BE},
        {0x26C4, 0x26C5},
        {0x26CE, 0x26CE},
        {0x26D4, 0x26D4},
        {0x26EA, 0x26EA},
        {0x26F2, 0x26F3},
        {0x26F5, 0x26F5},
        {0x26FA, 0x26FA},
        {0x26FD, 0x26FD},
        {0x2705, 0x2705},
        {0x270A, 0x270B},
        {0x2728, 0x2728},
        {0x274C, 0x274C},
        {0x274E, 0x274E},
        {0x2753, 0x2755},
        {0x2757, 0x2757},
        {0x2795, 0x2797},
        {0x27B0, 0x27B0},
        {0x27BF, 0x27BF},
        {0x2B1B, 0x2B1C},
        {0x2B50, 0x2B50},
        {0x2B55, 0x2B55},
        {0x2E80, 0x303E},
        {0x3041, 0x33FF},
        {0x3400, 0x4DBF},
        {0x4E00, 0xA4CF},
        {0xA960, 0xA97F},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF01, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x16FE0, 0x18CFF},
        {0x1B000, 0x1B2FF},
        {0x1F004, 0x1F004},
        {0x1F0CF, 0x1F0CF},
        {0x1F18E, 0x1F18E},
        {0x1F191, 0x1F19A},
        {0x1F1E6, 0x1F202},
        {0x1F210, 0x1F320},
        {0x1F32D, 0x1F335},
        {0x1F337, 0x1F37C},
        {0x1F37E, 0x1F393},
        {0x1F3A0, 0x1F3CA},
        {0x1F3CF, 0x1F3D3},
        {0x1F3E0, 0x1F3F0},
        {0x1F3F4, 0x1F3F4},
        {0x1F3F8, 0x1F43E},
        {0x1F440, 0x1F440},
        {0x1F442, 0x1F4FC},
        {0x1F4FF, 0x1F53D},
        {0x1F54B, 0x1F54E},
        {0x1F550, 0x1F567},
        {0x1F57A, 0x1F57A},
        {0x1F595, 0x1F596},
        {0x1F5A4, 0x1F5A4},
        {0x1F5FB, 0x1F64F},
        {0x1F680, 0x1F6C5},
        {0x1F6CC, 0x1F6CC},
        {0x1F6D0, 0x1F6D2},
        {0x1F6D5, 0x1F6D7},
        {0x1F6DC, 0x1F6DF},
        {0x1F6EB, 0x1F6EC},
        {0x1F6F4, 0x1F6FC},
        {0x1F7E0, 0x1F7F0},
        {0x1F90C, 0x1F93A},
        {0x1F93C, 0x1F945},
        {0x1F947, 0x1F9FF},
        {0x1FA70, 0x1FAFF},
        {0x20000, 0x3FFFD},
    };

    private TextWidth() {}

    static int of(String text) {
        if (text.chars().allMatch(letter -> letter < 0x300)) {
            return text.length();
        }
        int width = 0;
        Matcher clusters = CLUSTER.matcher(text);
        while (clusters.find()) {
            width += ofCluster(clusters.group());
        }
        return width;
    }

    private static int ofCluster(String cluster) {
        int first = cluster.codePointAt(0);
        if (isWide(first) || cluster.codePoints().skip(1).anyMatch(point -> point == EMOJI_STYLE)) {
            return 2;
        }
        return switch (Character.getType(first)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> 1;
        };
    }

    private static boolean isWide(int point) {
        int from = 0;
        int to = WIDE.length - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            if (point < WIDE[middle][0]) {
                to = middle - 1;
            } else if (point > WIDE[middle][1]) {
                from = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    /** Followed by as many blanks as it lacks; longer ones stay. */
    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    /** As much of the beginning as fits, in whole letters. */
    static String beginning(String text, int width) {
        StringBuilder begun = new StringBuilder();
        int used = 0;
        Matcher clusters = CLUSTER.matcher(text);
        while (clusters.find()) {
            used += ofCluster(clusters.group());
            if (used > width) {
                break;
            }
            begun.append(clusters.group());
        }
        return begun.toString();
    }

    /**
     * The text in lines that fit, broken at blanks alone: a path or a code stays whole, and may stand out.
     *
     * @param first the width of the first line; @param others of each further one
     */
    static List<String> lines(String text, int first, int others) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        int breakAt = -1;
        for (int end = text.indexOf(' '); from < text.length(); end = text.indexOf(' ', end + 1)) {
            int to = end < 0 ? text.length() : end;
            boolean fits = of(text.substring(from, to)) <= (lines.isEmpty() ? first : others);
            if (!fits && breakAt > from && !text.substring(from, breakAt).isBlank()) {
                lines.add(text.substring(from, breakAt).stripTrailing());
                from = breakAt + 1;
            }
            breakAt = to;
            if (end < 0) {
                break;
            }
        }
        lines.add(text.substring(Math.min(from, text.length())));
        return lines;
    }
}

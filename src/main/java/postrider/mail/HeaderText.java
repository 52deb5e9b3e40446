package postrider.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Text in a header: as it is where US-ASCII suffices, else as encoded words (RFC 2047), each a whole UTF-8 text by itself. */
final class HeaderText {
    /** 52 letters of base64 and 12 around them: beside {@code Subject: } still within a line of 76. */
    private static final int MAX_OCTETS = 39;

    private static final int MAX_PLAIN_WORD = 60;
    private static final Pattern PLAIN = Pattern.compile("[!-~]+(?: [!-~]+)*");

    private static final Pattern TURNS = Pattern.compile("[\u202A-\u202E\u2066-\u2069]");

    private HeaderText() {}

    /** The words of an unstructured header such as Subject. @throws MailException where the text holds control characters */
    static List<String> unstructured(String header, String text) {
        refuseControls(header, text);
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> words = List.of(text.split(" ", -1));
        boolean plain = PLAIN.matcher(text).matches()
                && !text.contains("=?")
                && words.stream().allMatch(word -> word.length() <= MAX_PLAIN_WORD);
        return plain ? words : encodedWords(text);
    }

    /** The words of a name before an address or a list id: a quoted string, else encoded words; none for an empty name. */
    static List<String> phrase(String header, String name) {
        refuseControls(header, name);
        if (name.isBlank()) {
            return List.of();
        }
        boolean plain = PLAIN.matcher(name).matches() && !name.contains("=?") && name.length() <= MAX_PLAIN_WORD;
        return plain ? List.of('"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"') : encodedWords(name);
    }

    /** Whether a header may not hold the text: a line end or another control character, or half a character. */
    static boolean unfit(String text) {
        return !isPrintable(text) && text.codePoints().anyMatch(HeaderText::unfit);
    }

    /** Whether all of it is printable US-ASCII, as nearly everything is: that is quickly seen. */
    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** Without what turns the direction of all that follows: a name with it could pass for another. */
    static String withoutTurns(String text) {
        return isPrintable(text) ? text : TURNS.matcher(text).replaceAll("");
    }

    private static boolean unfit(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }

    private static void refuseControls(String header, String text) {
        if (isPrintable(text)) {
            return;
        }
        text.codePoints().filter(HeaderText::unfit).findFirst().ifPresent(c -> {
            throw new MailException(
                    header, "header " + header + " would hold the character U+%04X; it was not written".formatted(c));
        });
    }

    private static List<String> encodedWords(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int octets = 0;
        for (int c : text.codePoints().toArray()) {
            int size = Character.toString(c).getBytes(UTF_8).length;
            if (octets + size > MAX_OCTETS) {
                words.add(encodedWord(piece));
                piece.setLength(0);
                octets = 0;
            }
            piece.appendCodePoint(c);
            octets += size;
        }
        words.add(encodedWord(piece));
        return words;
    }

    private static String encodedWord(CharSequence piece) {
        return "=?UTF-8?B?"
                + Base64.getEncoder().encodeToString(piece.toString().getBytes(UTF_8))
                + "?=";
    }
}

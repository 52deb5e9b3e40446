package postrider.picture;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The size that the root element of an SVG file declares (SVG 2, section 8.2), by its width and height, else by its view box. */
final class SvgHeader {
    private static final Pattern ROOT = Pattern.compile("<svg(\\s[^>]{0,8000})?>");
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,6})(?:\\.[0-9]{1,10})?(?:px)?");

    private SvgHeader() {}

    static Optional<PictureFacts> read(String start) {
        Matcher root = ROOT.matcher(start);
        if (!start.stripLeading().startsWith("<") && !start.startsWith("\uFEFF") || !root.find()) {
            return Optional.empty();
        }
        String attributes = root.group(1) == null ? "" : root.group(1);
        Optional<Integer> width = pixels(attribute(attributes, "width"));
        Optional<Integer> height = pixels(attribute(attributes, "height"));
        if (width.isEmpty() || height.isEmpty()) {
            String[] box = attribute(attributes, "viewBox").strip().split("[\\s,]+");
            width = box.length == 4 ? pixels(box[2]) : Optional.empty();
            height = box.length == 4 ? pixels(box[3]) : Optional.empty();
        }
        return width.isEmpty() || height.isEmpty()
                ? Optional.empty()
                : PictureFacts.of(PictureFormat.SVG, width.get(), height.get(), Turn.NONE);
    }

    private static String attribute(String attributes, String name) {
        Matcher value = Pattern.compile("\\s" + name + "\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')")
                .matcher(attributes);
        return !value.find() ? "" : value.group(1) != null ? value.group(1) : value.group(2);
    }

    private static Optional<Integer> pixels(String length) {
        Matcher number = NUMBER.matcher(length.strip());
        return number.matches() ? Optional.of(Integer.valueOf(number.group(1))) : Optional.empty();
    }
}

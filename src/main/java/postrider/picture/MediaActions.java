package postrider.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Grav is asked to do with a picture, after the question mark of its address: {@code photo.jpg?cropResize=400,300&quality=70}.
 *
 * @param scaling of the copy that is asked for, in good quality; @param quality that is asked for, in per cent
 * @param shown how large whatever there is is to be shown; its octets stay
 * @param ignored names of actions that change the picture and that are not done here, in their order
 */
public record MediaActions(
        Optional<Scaling> scaling, OptionalInt quality, Optional<Scaling> shown, List<String> ignored) {
    /** Those that change what is seen. Others say how Grav's pages load or open a picture, which matters to nobody else. */
    private static final Pattern PARTED = Pattern.compile("[&;]");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");
    private static final Set<String> NOT_DONE = Set.of(
            ("crop negate brightness contrast grayscale emboss smooth sharp edge colorize sepia gaussianBlur rotate flip "
                            + "watermark aspectRatio")
                    .split(" "));

    public MediaActions {
        ignored = List.copyOf(ignored);
    }

    /** @param query what follows the question mark; nothing in it is refused, and what no Grav knows is passed over */
    public static MediaActions of(String query) {
        Optional<Scaling> scaling = Optional.empty();
        Optional<Scaling> shown = Optional.empty();
        OptionalInt quality = OptionalInt.empty();
        List<String> ignored = new ArrayList<>();
        for (String part : PARTED.split(query, -1)) {
            String name = part.contains("=") ? part.substring(0, part.indexOf('=')) : part;
            List<Integer> numbers = numbers(part.substring(Math.min(part.length(), name.length() + 1)));
            int first = numbers.get(0);
            Optional<Scaling> wish = scaling(name, first, numbers.size() < 2 ? 0 : numbers.get(1));
            if (wish.isPresent()) {
                scaling = wish;
            } else if (name.equals("width") && first > 0) {
                shown = Optional.of(new Scaling(Scaling.Way.FIT, first, 0, Scaling.GOOD));
            } else if (name.equals("height") && first > 0) {
                shown = Optional.of(new Scaling(Scaling.Way.FIT, 0, first, Scaling.GOOD));
            } else if (name.equals("quality") && first > 0) {
                quality = OptionalInt.of(Math.min(100, first));
            } else if (NOT_DONE.contains(name)) {
                ignored.add(name);
            }
        }
        return new MediaActions(scaling, quality, shown, ignored);
    }

    /** The copy that is asked for of a picture of that size; empty where the picture itself is as good. */
    public Optional<Scaling> copyOf(PictureSize picture) {
        Optional<Scaling> whole = quality.isPresent() && picture.width() <= Scaling.MAX_SIDE
                ? Optional.of(Scaling.toWidth(picture.width()))
                : Optional.empty();
        return scaling.or(() -> whole)
                .map(wish -> new Scaling(wish.way(), wish.width(), wish.height(), quality.orElse(Scaling.GOOD)))
                .filter(copy -> copy.changes(picture));
    }

    private static Optional<Scaling> scaling(String name, int width, int height) {
        if (width < 0 || height < 0 || width + height == 0) {
            return Optional.empty();
        }
        return switch (name) {
            case "resize", "cropResize" -> Optional.of(new Scaling(Scaling.Way.FIT, width, height, Scaling.GOOD));
            case "cropZoom", "zoomCrop" -> Optional.of(new Scaling(Scaling.Way.FILL, width, height, Scaling.GOOD));
            case "forceResize" -> Optional.of(new Scaling(Scaling.Way.STRETCH, width, height, Scaling.GOOD));
            default -> Optional.empty();
        };
    }

    /** At least one: 0 where it is left open, -1 where it is no side of a picture. */
    private static List<Integer> numbers(String values) {
        return Arrays.stream(values.split(",", -1))
                .map(String::strip)
                .map(value -> NUMBER.matcher(value).matches() ? Integer.parseInt(value) : value.isEmpty() ? 0 : -1)
                .toList();
    }
}

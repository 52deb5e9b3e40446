package postrider.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What Grav is asked to do with a picture, after the question mark of its address: {@code photo.jpg?cropResize=400,300&quality=70}.
 *
 * @param scaling the copy that is to be shown, where one is asked for
 * @param ignored names of actions that change the picture and that are not done here, in their order
 */
public record MediaActions(Optional<Scaling> scaling, List<String> ignored) {
    /** Those that change what is seen. Others say how Grav's pages load or open a picture, which matters to nobody else. */
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
        int quality = Scaling.GOOD;
        List<String> ignored = new ArrayList<>();
        for (String part : query.split("[&;]", -1)) {
            String name = part.contains("=") ? part.substring(0, part.indexOf('=')) : part;
            List<Integer> numbers = numbers(part.substring(Math.min(part.length(), name.length() + 1)));
            Optional<Scaling> wish = scaling(name, numbers);
            if (wish.isPresent()) {
                scaling = wish;
            } else if (name.equals("quality") && !numbers.isEmpty()) {
                quality = Math.max(1, Math.min(100, numbers.get(0)));
            } else if (NOT_DONE.contains(name)) {
                ignored.add(name);
            }
        }
        int grade = quality;
        return new MediaActions(
                scaling.map(wish -> new Scaling(wish.way(), wish.width(), wish.height(), grade)), ignored);
    }

    private static Optional<Scaling> scaling(String name, List<Integer> numbers) {
        int width = numbers.isEmpty() ? 0 : numbers.get(0);
        int height = numbers.size() < 2 ? 0 : numbers.get(1);
        if (width + height == 0) {
            return Optional.empty();
        }
        return switch (name) {
            case "resize", "cropResize" -> Optional.of(new Scaling(Scaling.Way.FIT, width, height, Scaling.GOOD));
            case "cropZoom", "zoomCrop" -> Optional.of(new Scaling(Scaling.Way.FILL, width, height, Scaling.GOOD));
            case "forceResize" -> Optional.of(new Scaling(Scaling.Way.STRETCH, width, height, Scaling.GOOD));
            case "width" -> Optional.of(new Scaling(Scaling.Way.FIT, width, 0, Scaling.GOOD));
            case "height" -> Optional.of(new Scaling(Scaling.Way.FIT, 0, width, Scaling.GOOD));
            default -> Optional.empty();
        };
    }

    /** As far as they are sides of pictures. */
    private static List<Integer> numbers(String values) {
        return Arrays.stream(values.split(",", -1))
                .map(String::strip)
                .map(value -> value.matches("[0-9]{1,4}") ? Integer.parseInt(value) : 0)
                .toList();
    }
}

package postrider.markdown;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** Pictures in a row (SPEC R11.5): a figure each, with the image's title for a caption. */
final class Gallery {
    static final String CLASS = "gallery";

    private final CarrierNames carriers;
    private final Warnings warnings;

    Gallery(CarrierNames carriers, Warnings warnings) {
        this.carriers = carriers;
        this.warnings = warnings;
    }

    /** Ours, not what an author wrote as HTML. */
    static String selector(CarrierNames carriers) {
        return "div." + CLASS + ":not([" + carriers.place() + "])";
    }

    /** Inner galleries first, so that their pictures stay theirs. */
    void arrangeAll(Element body) {
        List<Element> galleries = new ArrayList<>(body.select(selector(carriers)));
        for (int i = galleries.size() - 1; i >= 0; i--) {
            arrange(galleries.get(i));
        }
    }

    private void arrange(Element gallery) {
        List<Node> figures = new ArrayList<>();
        List<Element> images = gallery.select("img").stream()
                .filter(image -> image.closest("figure") == null)
                .toList();
        takeOut(images.stream().filter(image -> !isLinked(image)).toList());
        for (Element image : images) {
            figures.add(figure(image));
        }
        if (figures.isEmpty() && gallery.selectFirst("figure") == null) {
            gallery.unwrap();
        } else {
            gallery.prependChildren(figures);
        }
    }

    private Element figure(Element image) {
        String title = Characters.collapsed(image.attr("title"));
        if (image.attr("alt").isBlank()) {
            image.attr("alt", title);
        }
        if (title.isEmpty() && image.attr("alt").isEmpty()) {
            warnings.add(
                    "W503",
                    HtmlPlaces.target(image, carriers),
                    "a picture in a gallery has neither description nor caption",
                    "Write ![what it shows](file \"caption\")");
        }
        image.removeAttr("title");
        Element parent = image.parent();
        Element figure = new Element("figure");
        figure.appendChild(parent != null && isLinked(image) ? parent : image);
        if (!title.isEmpty()) {
            figure.appendElement("figcaption").text(title);
        }
        return figure;
    }

    private static boolean isLinked(Element image) {
        Element parent = image.parent();
        return parent != null && parent.normalName().equals("a") && parent.childNodeSize() == 1;
    }

    /** All of one parent's at once: to remove them one by one takes the square of the time. */
    private static void takeOut(List<Element> images) {
        Set<Node> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        gone.addAll(images);
        Set<Element> parents = Collections.newSetFromMap(new IdentityHashMap<>());
        images.stream().map(Element::parent).filter(Objects::nonNull).forEach(parents::add);
        for (Element parent : parents) {
            List<Node> kept = parent.childNodes().stream()
                    .filter(node -> !gone.contains(node))
                    .toList();
            parent.empty().appendChildren(kept);
        }
    }
}

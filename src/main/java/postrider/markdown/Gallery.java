package postrider.markdown;

import java.util.ArrayList;
import java.util.List;
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

    /** Inner galleries first, so that their pictures stay theirs. */
    void arrangeAll(Element body) {
        List<Element> galleries = new ArrayList<>(body.select("div." + CLASS + ":not([" + carriers.place() + "])"));
        for (int i = galleries.size() - 1; i >= 0; i--) {
            arrange(galleries.get(i));
        }
    }

    private void arrange(Element gallery) {
        List<Node> figures = new ArrayList<>();
        for (Element image : gallery.select("img")) {
            if (image.closest("figure") == null) {
                figures.add(figure(image));
            }
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
        boolean linked = parent != null && parent.normalName().equals("a") && parent.childNodeSize() == 1;
        Element figure = new Element("figure");
        figure.appendChild(linked && parent != null ? parent : image);
        if (!title.isEmpty()) {
            figure.appendElement("figcaption").text(title);
        }
        return figure;
    }
}

package postrider.markdown;

import org.jsoup.nodes.Element;

/** Reads back from elements where they stood in the body. */
final class HtmlPlaces {
    private HtmlPlaces() {}

    /** Offset of a link's or image's target; 0 where it is not known. */
    static int target(Element element, CarrierNames carriers) {
        String[] offsets = element.attr(carriers.place()).split(" ", -1);
        return offsets.length == 2 ? Integer.parseInt(offsets[1]) : 0;
    }
}

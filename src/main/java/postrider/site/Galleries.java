package postrider.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The galleries in a post's HTML: which of their pictures stand beside others. For one thread. */
final class Galleries {
    private static final String GALLERY = "<div class=\"gallery\">";
    private static final String FIGURE = "<figure>";
    private static final String FIGURE_END = "</figure>";
    private static final String CAPTION = "<figcaption>";

    /** How a picture stands. */
    enum Place {
        OUTSIDE,
        ACROSS,
        IN_ROW,
        /** In a row, or all that is left for one. */
        LAST
    }

    private final String html;
    private final Map<Integer, Place> places;

    private Galleries(String html, Map<Integer, Place> places) {
        this.html = html;
        this.places = places;
    }

    /** A figure's octets in the HTML, from its first to behind its last. */
    private record Stretch(int from, int to) {
        private String of(String html) {
            return html.substring(from, to);
        }
    }

    static Galleries in(String html) {
        Map<Integer, Place> places = new HashMap<>();
        StringBuilder shown = new StringBuilder();
        int copied = 0;
        for (int at = html.indexOf(GALLERY); at >= 0; at = html.indexOf(GALLERY, at + 1)) {
            List<Stretch> figures = figures(html, at + GALLERY.length());
            if (figures.isEmpty() || figures.get(0).from() < copied) {
                continue;
            }
            shown.append(html, copied, figures.get(0).from());
            String caption = commonCaption(html, figures);
            for (int i = 0; i < figures.size(); i++) {
                places.put(shown.length(), place(i, figures.size()));
                shown.append(figures.get(i).of(html).replace(caption, "")).append('\n');
            }
            if (!caption.isEmpty()) {
                shown.append(caption.replace(CAPTION, "<p class=\"caption\">").replace("</figcaption>", "</p>"));
            }
            copied = figures.get(figures.size() - 1).to();
        }
        return new Galleries(shown.append(html, copied, html.length()).toString(), places);
    }

    private static Place place(int index, int figures) {
        if (figures == 2) {
            return Place.IN_ROW;
        }
        return index == 0 ? Place.ACROSS : index == figures - 1 ? Place.LAST : Place.IN_ROW;
    }

    private static List<Stretch> figures(String html, int from) {
        List<Stretch> figures = new ArrayList<>();
        int next = behindBlanks(html, from);
        int end = html.indexOf(FIGURE_END, next);
        while (html.startsWith(FIGURE, next) && end >= 0) {
            figures.add(new Stretch(next, end + FIGURE_END.length()));
            next = behindBlanks(html, end + FIGURE_END.length());
            end = html.indexOf(FIGURE_END, next);
        }
        return figures;
    }

    private static int behindBlanks(String html, int from) {
        int at = from;
        while (at < html.length() && Character.isWhitespace(html.charAt(at))) {
            at++;
        }
        return at;
    }

    /** What all of several figures are captioned with, elements included; empty where that differs. */
    private static String commonCaption(String html, List<Stretch> figures) {
        List<String> captions = figures.stream()
                .map(figure -> caption(figure.of(html)))
                .distinct()
                .toList();
        return figures.size() > 1 && captions.size() == 1 ? captions.get(0) : "";
    }

    private static String caption(String figure) {
        int from = figure.indexOf(CAPTION);
        return from < 0 ? "" : figure.substring(from, figure.length() - FIGURE_END.length());
    }

    /** The same, but a caption that all pictures of a gallery have stands once, below them. */
    String html() {
        return html;
    }

    /** How the figure stands that begins there in {@link #html}. */
    Place place(int from) {
        return places.getOrDefault(from, Place.OUTSIDE);
    }
}

package postrider.site;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import postrider.markdown.RenderedPost;
import postrider.markdown.SafeHtml;
import postrider.markdown.UsedMedia;
import postrider.template.Markup;

/**
 * A post's HTML as its page shows it: pictures with their size, so that nothing moves while they load, and classes in place of inline
 * style, which the pages' content security policy forbids. The author's colours are among what goes.
 */
final class PageHtml {
    private static final String ATTRIBUTES = "((?:\\s+[a-z-]+=\"[^\"]*\")*)";
    private static final Pattern IMAGE =
            Pattern.compile("(?:(<figure>)\\s*(<a\\s[^>]*>)?\\s*)?<img" + ATTRIBUTES + "\\s*/?>");
    private static final Pattern SOURCE = Pattern.compile("\\ssrc=\"([^\"]*)\"");
    private static final Pattern WIDTH = Pattern.compile("\\swidth=\"([0-9]{1,5})\"");

    /** Pixels that a portrait is high at most: the style sheet's {@code figure.portrait}. */
    private static final int HIGHEST = 640;

    private static final Pattern ALIGNMENT =
            Pattern.compile("<div style=\"text-align:\\s*(left|center|right|justify);?\">");
    private static final Pattern STYLE =
            Pattern.compile("(<[a-z][a-z0-9]*(?:\\s+[a-z-]+=\"[^\"]*\")*?)\\s+style=\"[^\"]*\"");

    /** What a narrow window shows a part of: whoever has no mouse moves it by keys. */
    private static final Pattern WIDE = Pattern.compile("<(pre|table)>");

    /** An item that begins with a box is a task: that box is its bullet. */
    private static final Pattern TASK = Pattern.compile("<li>(\\s*(?:<p>)?[☐☑] )");

    private final Map<String, UsedMedia> files = new HashMap<>();

    private final String base;
    private final String root;
    private final String enlarge;

    /**
     * @param base the site's address with a trailing slash; @param root what leads from the page to {@code public/}
     * @param enlarge what a link to a picture is called that has no description
     */
    PageHtml(RenderedPost post, String base, String root, String enlarge) {
        this.base = base;
        this.root = root;
        this.enlarge = escaped(enlarge).replace("<", "&lt;").replace("\"", "&quot;");
        for (UsedMedia media : post.media()) {
            files.put(escaped(media.url()), media);
        }
    }

    Markup of(SafeHtml html) {
        String aligned = ALIGNMENT.matcher(html.toString()).replaceAll("<div class=\"$1\">");
        String plain = STYLE.matcher(aligned).replaceAll("$1");
        String reachable = WIDE.matcher(plain).replaceAll("<$1 tabindex=\"0\">");
        String marked = TASK.matcher(reachable).replaceAll("<li class=\"task\">$1");
        Galleries galleries = Galleries.in(marked);
        return new Markup(IMAGE.matcher(galleries.html())
                .replaceAll(found -> Matcher.quoteReplacement(image(found, galleries.place(found.start()))))
                .stripTrailing());
    }

    private String image(MatchResult found, Galleries.Place place) {
        String attributes = found.group(3);
        Matcher source = SOURCE.matcher(attributes);
        UsedMedia media = source.find() ? files.get(source.group(1)) : null;
        boolean inFigure = found.group(1) != null;
        String link = found.group(2) == null ? "" : found.group(2);
        return media == null
                ? (inFigure ? "<figure>" : "") + link + "<img" + lazy(attributes) + ">"
                : image(media, attributes, inFigure, link, place);
    }

    private String image(UsedMedia media, String attributes, boolean inFigure, String link, Galleries.Place place) {
        boolean sized = media.width() > 0;
        String figure = !inFigure ? "" : sized ? "<figure class=\"" + shape(media) + "\">" : "<figure>";
        SourceSet set = place == Galleries.Place.IN_ROW
                ? SourceSet.inRow(media)
                : SourceSet.of(media, width(media, attributes, inFigure));
        String image = shown(set.from(base, root), lazy(attributes))
                + (sized && !hasSize(attributes) ? size(media) : "")
                + ">";
        boolean opens = link.isEmpty() && isLargerThanShown(media, place);
        return figure + link + (opens ? link(media, attributes) + image + "</a>" : image);
    }

    private static String lazy(String attributes) {
        return attributes.contains(" loading=\"") ? attributes : attributes + " loading=\"lazy\"";
    }

    private static boolean hasSize(String attributes) {
        return attributes.contains(" width=\"") || attributes.contains(" height=\"");
    }

    private static String shown(SourceSet set, String attributes) {
        String source = " src=\"" + escaped(set.source()) + "\"";
        String image = "<img" + SOURCE.matcher(attributes).replaceFirst(Matcher.quoteReplacement(source));
        return set.candidates().isEmpty()
                ? image
                : image + " srcset=\"" + escaped(set.candidates()) + "\" sizes=\"" + set.sizes() + "\"";
    }

    private static int width(UsedMedia media, String attributes, boolean inFigure) {
        Matcher given = WIDTH.matcher(attributes);
        int width = given.find() ? Integer.parseInt(given.group(1)) : media.width();
        boolean isPortrait = inFigure && shape(media).equals("portrait");
        return isPortrait ? Math.min(width, HIGHEST * media.width() / media.height()) : width;
    }

    /** In a gallery; elsewhere whoever writes decides what is a link. */
    private static boolean isLargerThanShown(UsedMedia media, Galleries.Place place) {
        return switch (place) {
            case OUTSIDE -> false;
            case ACROSS -> media.width() > SourceSet.COLUMN;
            case IN_ROW, LAST -> media.width() > SourceSet.COLUMN / 2;
        };
    }

    /** To the picture alone, in its full size: whoever has no mouse comes there by keys. */
    private String link(UsedMedia media, String attributes) {
        String name = attributes.contains(" alt=\"\"") ? " aria-label=\"" + enlarge + "\"" : "";
        return "<a href=\"" + escaped(media.shown().url().replace(base, root)) + "\"" + name + ">";
    }

    private static String size(UsedMedia media) {
        return " width=\"" + media.width() + "\" height=\"" + media.height() + "\"";
    }

    /** The class that rows of a gallery are shared out by. */
    private static String shape(UsedMedia media) {
        double ratio = (double) media.width() / media.height();
        if (ratio < 0.87) {
            return "portrait";
        }
        return ratio < 1.22 ? "square" : "landscape";
    }

    private static String escaped(String url) {
        return url.replace("&", "&amp;");
    }
}

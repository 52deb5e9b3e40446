package postrider.site;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import postrider.markdown.RenderedPost;
import postrider.markdown.SafeHtml;
import postrider.markdown.UsedMedia;
import postrider.post.MediaFile;
import postrider.template.Markup;

/**
 * A post's HTML as its page shows it: pictures with their size, so that nothing moves while they load, and classes in place of inline
 * style, which the pages' content security policy forbids. The author's colours are among what goes.
 */
final class PageHtml {
    private static final String ATTRIBUTES = "((?:\\s+[a-z-]+=\"[^\"]*\")*)";
    private static final Pattern IMAGE = Pattern.compile("(<figure>\\s*)?<img" + ATTRIBUTES + "\\s*/?>");
    private static final Pattern SOURCE = Pattern.compile("\\ssrc=\"([^\"]*)\"");
    private static final Pattern ALIGNMENT =
            Pattern.compile("<div style=\"text-align:\\s*(left|center|right|justify);?\">");
    private static final Pattern STYLE =
            Pattern.compile("(<[a-z][a-z0-9]*(?:\\s+[a-z-]+=\"[^\"]*\")*?)\\s+style=\"[^\"]*\"");

    private final Map<String, MediaFile> files = new HashMap<>();

    private final String base;
    private final String root;

    /** @param base the site's address with a trailing slash; @param root what leads from the page to {@code public/} */
    PageHtml(RenderedPost post, String base, String root) {
        this.base = base;
        this.root = root;
        for (UsedMedia media : post.media()) {
            files.put(escaped(media.url()), media.file());
        }
    }

    Markup of(SafeHtml html) {
        String reachable = reachable(withoutStyle(html.toString()));
        String shown = reachable.contains("<img") ? IMAGE.matcher(reachable).replaceAll(this::image) : reachable;
        return new Markup(shown.stripTrailing());
    }

    private static String withoutStyle(String html) {
        if (!html.contains(" style=\"")) {
            return html;
        }
        String aligned = ALIGNMENT.matcher(html).replaceAll("<div class=\"$1\">");
        return STYLE.matcher(aligned).replaceAll("$1");
    }

    /** What a narrow window shows a part of: whoever has no mouse moves it by keys. */
    private static String reachable(String html) {
        return html.replace("<pre>", "<pre tabindex=\"0\">").replace("<table>", "<table tabindex=\"0\">");
    }

    private String image(MatchResult found) {
        String attributes = found.group(2);
        Matcher source = SOURCE.matcher(attributes);
        Optional<MediaFile> file = source.find() ? Optional.ofNullable(files.get(source.group(1))) : Optional.empty();
        Optional<MediaFile> sized = file.filter(known -> known.width() > 0 && known.height() > 0);
        StringBuilder image = new StringBuilder();
        if (found.group(1) != null) {
            image.append(sized.map(known -> "<figure class=\"" + shape(known) + "\">")
                    .orElse("<figure>"));
        }
        image.append("<img").append(file.isPresent() ? near(attributes) : attributes);
        if (!attributes.contains(" width=\"") && !attributes.contains(" height=\"")) {
            sized.ifPresent(known -> image.append(size(known)));
        }
        return Matcher.quoteReplacement(image.append(" loading=\"lazy\">").toString());
    }

    /** Pictures of the site itself are shown from beside the page, so that they also show before it is on the web. */
    private String near(String attributes) {
        return attributes.replace(" src=\"" + base, " src=\"" + root);
    }

    private static String size(MediaFile file) {
        return " width=\"" + file.width() + "\" height=\"" + file.height() + "\"";
    }

    /** The class that rows of a gallery are shared out by. */
    private static String shape(MediaFile file) {
        double ratio = (double) file.width() / file.height();
        if (ratio < 0.87) {
            return "portrait";
        }
        return ratio < 1.22 ? "square" : "landscape";
    }

    private static String escaped(String url) {
        return url.replace("&", "&amp;");
    }
}

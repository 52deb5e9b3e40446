package postrider.letter;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import postrider.markdown.RenderedPost;
import postrider.markdown.UsedMedia;

/** Knows of a post's {@code img} elements what their files are: how large, and whether they are there. */
final class PictureFinder {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
    private static final Pattern BEHIND_PATH = Pattern.compile("[?#].*");
    private static final Pattern UPWARDS = Pattern.compile("^(\\.\\.?/)+");

    private final Map<String, UsedMedia> byUrl = new HashMap<>();
    private final Set<String> missing;
    private final String folder;
    private final PictureSource source;

    /** @param siteUrl only files of the site can be missing; others are taken on trust */
    PictureFinder(RenderedPost post, String siteUrl, PictureSource source) {
        this.source = source;
        this.missing = new HashSet<>(post.mediaNames());
        this.folder = siteUrl + "/";
        for (UsedMedia media : post.media()) {
            byUrl.put(media.url(), media);
            missing.remove(media.name());
        }
    }

    /** @param caption what stands under it, or empty */
    Picture picture(Element img, String caption) {
        String url = img.attr("src");
        UsedMedia media = byUrl.get(url);
        int width = media == null ? number(img.attr("width")) : media.width();
        int height = media == null ? number(img.attr("height")) : media.height();
        int wished = number(img.attr("width"));
        if (wished > 0 && wished < width) {
            height = (int) Math.round((double) height * wished / width);
            width = wished;
        }
        Element parent = img.parent();
        Optional<String> link =
                parent != null && parent.nameIs("a") && !parent.attr("href").equals(url)
                        ? Optional.of(parent.attr("href"))
                        : Optional.empty();
        boolean shown = isShown(url, media);
        String src = media != null && shown ? source.instead(media).orElse(url) : url;
        return new Picture(src, OneLine.of(img.attr("alt")), OneLine.of(caption), link, width, height, shown);
    }

    private boolean isShown(String url, @Nullable UsedMedia media) {
        if (media != null) {
            boolean isDrawing = media.file().type().equals("image/svg+xml"); // Gmail and Outlook show none
            return !isDrawing && !media.file().isTooLarge();
        }
        String path = BEHIND_PATH.matcher(url).replaceFirst("");
        return !path.toLowerCase(Locale.ROOT).endsWith(".svg") && !isMissing(path);
    }

    private boolean isMissing(String path) {
        if (!path.startsWith(folder)) {
            return false;
        }
        String plain = "/" + decoded(path);
        return missing.stream()
                .anyMatch(name -> plain.endsWith("/" + UPWARDS.matcher(name).replaceFirst("")));
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path; // a stray per cent sign
        }
    }

    private static int number(String digits) {
        return NUMBER.matcher(digits).matches() ? Integer.parseInt(digits) : 0;
    }
}

package postrider.markdown;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import postrider.post.MediaFile;
import postrider.post.Post;
import postrider.post.PostFiles;

/** Where the links and images of one post lead (SPEC §12). */
final class Targets {
    private static final Pattern LAST_SLASHES = Pattern.compile("/+$");
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)", Pattern.DOTALL);
    private static final Pattern STREAM = Pattern.compile("//(.*)", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("(?<=^|/)\\d+\\.(?=[^/])");
    private static final Pattern POST_FILE = Pattern.compile("(?i).*\\.(?:md|txt)");

    private final String base;
    private final String theme;
    private final Post post;
    private final PostFiles files;

    Targets(MarkdownSettings settings, Post post, PostFiles files) {
        this.base = LAST_SLASHES.matcher(settings.baseUrl()).replaceAll("");
        this.theme = settings.theme();
        this.post = post;
        this.files = files;
    }

    String postUrl() {
        return base + UrlText.encoded(post.route());
    }

    Target link(String written) {
        return resolved(written, false);
    }

    Target image(String written) {
        Target target = resolved(written, true);
        boolean web = target.url().filter(Targets::isWeb).isPresent();
        return web || target.url().isEmpty() ? target : Target.dropped();
    }

    private static boolean isWeb(String url) {
        return url.regionMatches(true, 0, "http:", 0, 5) || url.regionMatches(true, 0, "https:", 0, 6);
    }

    private Target resolved(String written, boolean image) {
        String target = written.codePoints()
                .filter(point -> !Character.isISOControl(point))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        Matcher scheme = SCHEME.matcher(undisguised(target));
        if (scheme.matches()) {
            return withScheme(scheme.group(1).toLowerCase(Locale.ROOT), target);
        }
        if (target.startsWith("//")) {
            return web("https:" + target);
        }
        if (target.startsWith("/")) {
            return Target.at(base + resolvedPath(target));
        }
        if (image) {
            return media(target);
        }
        return target.isEmpty() || target.startsWith("#") || target.startsWith("?")
                ? Target.at(postUrl() + UrlText.withFragment(target))
                : relative(target);
    }

    /** As a careless reader would see it: blanks, controls and invisible characters ahead of the colon do not hide a scheme. */
    private static String undisguised(String target) {
        int colon = target.indexOf(':');
        if (colon < 0) {
            return target;
        }
        return target.substring(0, colon)
                        .codePoints()
                        .filter(point -> !Characters.isBlank(point) && Character.getType(point) != Character.FORMAT)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                + target.substring(colon);
    }

    private Target withScheme(String scheme, String target) {
        String rest = target.substring(target.indexOf(':') + 1);
        boolean plain = target.regionMatches(true, 0, scheme + ":", 0, scheme.length() + 1);
        if (!plain) {
            return Target.dropped();
        }
        return switch (scheme) {
            case "http", "https" -> web(target);
            case "mailto", "tel" -> Target.at(UrlText.withFragment(target));
            case "user" -> stream("/user/", rest);
            case "theme" -> theme.isEmpty() ? Target.dropped() : stream("/user/themes/" + theme + "/", rest);
            case "image" -> stream("/user/images/", rest);
            case "plugin" -> stream("/user/plugins/", rest);
            case "media" -> stream("/user/media/", rest);
            case "page" -> stream("/", NUMBER.matcher(rest).replaceAll(""));
            default -> Target.dropped();
        };
    }

    private static Target web(String target) {
        String url = UrlText.absolute(target);
        return UrlText.hasHost(url) ? Target.at(url) : Target.dropped();
    }

    private Target stream(String prefix, String rest) {
        Matcher path = STREAM.matcher(rest);
        if (!path.matches()) {
            return Target.dropped();
        }
        String inside = resolvedPath("/" + path.group(1));
        return Target.at(base + UrlText.encoded(prefix.substring(0, prefix.length() - 1)) + inside);
    }

    private Target relative(String target) {
        String path = pathOf(target);
        String tail = target.substring(path.length());
        Optional<String> file = inPostsFolder(path);
        Optional<String> route = file.flatMap(files::route);
        if (route.isPresent()) {
            return Target.at(base + UrlText.encoded(route.get()) + UrlText.withFragment(tail));
        }
        if (file.flatMap(this::mediaFile).isPresent()) {
            return media(target);
        }
        String language = post.suffix().isEmpty() ? "" : "/" + post.suffix();
        String resolved = base + language + resolvedPath(post.directory() + "/" + path) + UrlText.withFragment(tail);
        return POST_FILE.matcher(path).matches() ? Target.at(resolved).with(Target.Fault.NO_POST) : Target.at(resolved);
    }

    private Target media(String target) {
        String written = UrlText.decoded(pathOf(target));
        Optional<String> path = inPostsFolder(pathOf(target));
        if (written.isBlank() || path.isEmpty()) {
            return Target.dropped(leadsOut(written) ? Target.Fault.OUTSIDE : Target.Fault.DROPPED);
        }
        String name = UrlText.withoutDots("./" + written).isEmpty() ? written : relativeName(written);
        String url = base + UrlText.path(UrlText.withoutDots(post.directory() + "/" + written));
        Optional<MediaFile> file = mediaFile(path.get());
        Target found = new Target(
                Optional.of(url), Optional.of(name), file.map(it -> new UsedMedia(name, url, it)), Optional.empty());
        return file.isPresent() ? found : found.with(Target.Fault.MISSING);
    }

    private Optional<MediaFile> mediaFile(String path) {
        Optional<MediaFile> exact = files.media(path);
        return exact.isPresent() ? exact : files.media(Normalizer.normalize(path, Normalizer.Form.NFC));
    }

    /** {@code a/../b} and {@code ./b} are {@code b}; leading {@code ..} stay. */
    private static String relativeName(String path) {
        StringBuilder up = new StringBuilder();
        String rest = path;
        java.util.ArrayDeque<String> kept = new java.util.ArrayDeque<>();
        for (String segment : rest.split("/", -1)) {
            if (segment.equals("..")) {
                if (kept.isEmpty()) {
                    up.append("../");
                } else {
                    kept.removeLast();
                }
            } else if (!segment.equals(".") && !segment.isEmpty()) {
                kept.addLast(segment);
            }
        }
        return up + String.join("/", kept);
    }

    private boolean leadsOut(String path) {
        return fromPostsFolder(path).startsWith("../");
    }

    private String fromPostsFolder(String path) {
        return relativeName(post.file().substring(0, post.file().lastIndexOf('/') + 1) + path);
    }

    /** The path of a file from the posts folder, or empty where it leads out of it or can be no file's. */
    private Optional<String> inPostsFolder(String path) {
        String joined = fromPostsFolder(UrlText.decoded(path));
        boolean inside = !joined.startsWith("../") && !joined.isEmpty();
        return inside && joined.chars().noneMatch(Character::isISOControl) ? Optional.of(joined) : Optional.empty();
    }

    private static String pathOf(String target) {
        int end = target.length();
        for (char mark : new char[] {'?', '#'}) {
            int at = target.indexOf(mark);
            end = at >= 0 ? Math.min(at, end) : end;
        }
        return target.substring(0, end);
    }

    private static String resolvedPath(String target) {
        String path = pathOf(target);
        return UrlText.encoded(UrlText.withoutDots(path)) + UrlText.withFragment(target.substring(path.length()));
    }
}

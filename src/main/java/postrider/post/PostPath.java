package postrider.post;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a post file's path says about it (SPEC §2, R7.1). Made without looking at the disk.
 *
 * @param file relative to the posts folder, with {@code /}
 * @param folders its folders from the root, without numeric prefixes, NFC
 * @param stem a flat post's file name without prefix, language and extension, NFC; a page folder's post has none
 * @param suffix its language, spelled as configured, or empty
 * @param page true where it is the post of a page folder
 */
record PostPath(String file, List<String> folders, String stem, String suffix, boolean page) {
    private static final Set<String> PAGE_STEMS = Set.of("item", "post", "blog_item");
    private static final Set<String> OTHER_TEMPLATES =
            Set.of("blog", "default", "modular", "folder", "error", "form", "home", "readme", "license", "changelog");
    private static final Pattern POST_FILE = Pattern.compile("(.+)\\.(?:md|txt)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PREFIX = Pattern.compile("\\d+\\.(?=.)");
    private static final Pattern LANGUAGE = Pattern.compile("(.+)\\.([A-Za-z0-9-]{2,})");
    private static final Pattern OPAQUE = Pattern.compile("\\d+_[0-9a-f]{8,}");

    PostPath {
        folders = List.copyOf(folders);
    }

    /** A name that stands for nothing in the posts folder: hidden, an editor's leftover, Grav's modular part (R2.2). */
    static boolean isSkipped(String name) {
        String bare = withoutPrefix(name);
        return name.startsWith(".")
                || bare.startsWith(".")
                || bare.startsWith("_")
                || name.equals("node_modules")
                || name.endsWith("~")
                || name.endsWith(".bak")
                || name.endsWith(".swp")
                || name.endsWith(".tmp");
    }

    /** Whether a file of that name makes its folder a page folder, if that lies below the root (R2.3). */
    static boolean makesPageFolder(String name, List<String> languages) {
        Matcher file = POST_FILE.matcher(name);
        if (!file.matches()) {
            return false;
        }
        Matcher variant = LANGUAGE.matcher(file.group(1));
        return PAGE_STEMS.contains(file.group(1))
                || variant.matches()
                        && PAGE_STEMS.contains(variant.group(1))
                        && (configured(variant.group(2), languages).isPresent()
                                || variant.group(2).length() == 2);
    }

    /** A page post in a language that the settings do not name: {@code item.fr.md} (R2.5). */
    static boolean hasUnknownLanguage(String name, List<String> languages) {
        Matcher file = POST_FILE.matcher(name);
        if (!file.matches()) {
            return false;
        }
        Matcher variant = LANGUAGE.matcher(file.group(1));
        return variant.matches()
                && PAGE_STEMS.contains(variant.group(1))
                && variant.group(2).length() == 2
                && configured(variant.group(2), languages).isEmpty();
    }

    /**
     * What the file is as a post; empty where it is none.
     *
     * @param path relative, with {@code /}; @param inPageFolder whether its folder is one
     */
    static Optional<PostPath> of(String path, boolean inPageFolder, List<String> languages) {
        List<String> names = List.of(path.split("/", -1));
        if (names.stream().anyMatch(name -> name.isEmpty() || name.equals("..") || isSkipped(name))) {
            return Optional.empty();
        }
        String name = names.get(names.size() - 1);
        Matcher file = POST_FILE.matcher(name);
        if (!file.matches() || hasUnknownLanguage(name, languages)) {
            return Optional.empty();
        }
        String stem = file.group(1);
        String suffix = "";
        Matcher variant = LANGUAGE.matcher(stem);
        if (variant.matches() && configured(variant.group(2), languages).isPresent()) {
            suffix = configured(variant.group(2), languages).get();
            stem = variant.group(1);
        }
        List<String> folders = new ArrayList<>();
        names.subList(0, names.size() - 1).forEach(folder -> folders.add(nfc(withoutPrefix(folder))));
        if (inPageFolder && !folders.isEmpty()) {
            return PAGE_STEMS.contains(stem)
                    ? Optional.of(new PostPath(path, folders, "", suffix, true))
                    : Optional.empty();
        }
        stem = nfc(withoutPrefix(stem));
        return isOtherTemplate(stem) ? Optional.empty() : Optional.of(new PostPath(path, folders, stem, suffix, false));
    }

    private static boolean isOtherTemplate(String stem) {
        String bare = stem.toLowerCase(Locale.ROOT).replaceFirst("\\.[a-z]{2}$", "");
        return OTHER_TEMPLATES.contains(bare);
    }

    private static Optional<String> configured(String language, List<String> languages) {
        return languages.stream().filter(language::equalsIgnoreCase).findFirst();
    }

    private static String withoutPrefix(String name) {
        return PREFIX.matcher(name).lookingAt() ? name.substring(name.indexOf('.') + 1) : name;
    }

    private static String nfc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** What identifies the post by its place, whatever its language. */
    String keyWithoutLanguage() {
        String folder = String.join("/", folders);
        return page ? folder : folder.isEmpty() ? stem : folder + "/" + stem;
    }

    /** What identifies this file by its place: survives renumbering and a change of extension (R7.1). */
    String key() {
        return suffix.isEmpty() ? keyWithoutLanguage() : keyWithoutLanguage() + "@" + suffix;
    }

    /** A name that a machine made, of which no address is to be made (R7.3). */
    boolean isOpaque() {
        return !page
                && Character.isDigit(stem.charAt(0))
                && OPAQUE.matcher(stem).matches();
    }

    /** The name that an address is made of, if it has no field for it. */
    String name() {
        return page ? folders.get(folders.size() - 1) : stem;
    }

    /** The folders above the post's own segment, in an address's spelling; with {@code /} before each. */
    String parentRoute(String routePrefix) {
        List<String> above = page ? folders.subList(0, folders.size() - 1) : folders;
        StringBuilder route = new StringBuilder(routePrefix);
        for (String folder : above) {
            String segment = Slug.ofName(folder);
            if (!segment.isEmpty()) {
                route.append('/').append(segment);
            }
        }
        return route.toString();
    }

    /** The folder that holds the file, relative to the posts folder; empty for the root. */
    String folder() {
        int slash = file.lastIndexOf('/');
        return slash < 0 ? "" : file.substring(0, slash);
    }
}

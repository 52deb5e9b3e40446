package postrider.feed;

import java.util.List;

/**
 * What a feed is of: the whole site, a language of it, or a tag.
 *
 * @param folder below {@code public/}, empty or ending in {@code /}; its page and its feeds stand there
 * @param title plain text; @param language of the feed as a whole
 */
record Scope(String folder, String title, String language) {
    private static final String TAGS = "tags/";

    static Scope whole(FeedSettings settings) {
        return new Scope("", XmlText.clean(settings.title()), settings.language());
    }

    static Scope language(FeedSettings settings, String language) {
        return new Scope(language + "/", XmlText.clean(settings.title()) + " (" + language + ")", language);
    }

    static Scope tag(FeedSettings settings, Tag tag) {
        return new Scope(
                TAGS + tag.folder() + "/", XmlText.clean(settings.title()) + ": " + tag.name(), settings.language());
    }

    /** Whether a file stands where a feed of some scope would. @param path below {@code public/} */
    static boolean holds(String path) {
        List<String> names = List.of(path.split("/", -1));
        return switch (names.size()) {
            case 1 -> true;
            case 2 -> names.get(0).matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");
            case 3 -> names.get(0).equals("tags");
            default -> false;
        };
    }
}

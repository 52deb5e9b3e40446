package postrider.feed;

/**
 * What a feed is of: the whole site, a language of it, a tag, or the editions.
 *
 * @param folder below {@code public/}, empty or ending in {@code /}; its page and its feeds stand there
 * @param title plain text; @param language of the feed as a whole
 */
record Scope(String folder, String title, String language) {
    static Scope whole(FeedSettings settings) {
        return new Scope("", XmlText.clean(settings.title()), settings.language());
    }

    static Scope language(FeedSettings settings, String language) {
        return new Scope(language + "/", XmlText.clean(settings.title()) + " (" + language + ")", language);
    }

    static Scope editions(FeedSettings settings, String title) {
        return new Scope("editions/", XmlText.clean(settings.title()) + ": " + title, settings.language());
    }

    static Scope tag(FeedSettings settings, Tag tag) {
        return new Scope(
                "tags/" + tag.folder() + "/", XmlText.clean(settings.title()) + ": " + tag.name(), settings.language());
    }
}

package postrider.site;

import postrider.post.Post;

/**
 * What has an index, an archive and feeds of its own: the site as a whole, and each of its languages where there are several.
 *
 * @param folder below {@code public/}, empty for the whole, else ending in {@code /}
 * @param language of its posts; @param words the language of its pages' words: the same, where the site has it
 */
record Section(String folder, String language, String words) {
    boolean isWhole() {
        return folder.isEmpty();
    }

    /** Whether the post is one of its language's. */
    boolean holds(Post post) {
        return isWhole() || post.language().equals(language);
    }
}

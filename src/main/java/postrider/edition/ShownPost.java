package postrider.edition;

import java.util.List;

/**
 * A variant of one of a newsletter's newest posts, as it is kept.
 *
 * @param key another where title or summary are
 * @param topics the post's tags and categories
 */
record ShownPost(String post, String language, String key, List<String> topics, NewestPost words) {
    ShownPost {
        topics = List.copyOf(topics);
    }

    /** Whether the other says the same, as far as can be told without its summary. */
    boolean isLike(ShownPost other) {
        return post.equals(other.post)
                && language.equals(other.language)
                && key.equals(other.key)
                && topics.equals(other.topics)
                && words.url().equals(other.words.url());
    }

    /** As {@link PublicPost#isOf}. */
    boolean isOf(List<String> wanted) {
        return wanted.isEmpty()
                || topics.stream().anyMatch(topic -> wanted.stream().anyMatch(topic::equalsIgnoreCase));
    }
}

package postrider.edition;

import java.util.Optional;
import postrider.post.EntryId;
import postrider.post.Post;
import postrider.post.PostId;
import postrider.source.Hash;

/**
 * A post's variant in one letter of an edition.
 *
 * @param language the letter's; @param content of the variant when the letter was composed
 */
record UsedVariant(String language, PostId post, EntryId entry, Hash content) {
    /** Of all that a letter says of it: front matter, text, and the address that its links lead to. */
    static Hash content(Post variant) {
        return Hash.of(variant.contentHash() + " " + variant.route());
    }

    /** The same variant as it is public now. */
    Optional<Post> in(PublicPosts posts) {
        return posts.find(post)
                .flatMap(found -> found.variants().stream()
                        .filter(variant -> variant.id().equals(entry))
                        .findFirst());
    }
}

package postrider.edition;

import java.util.Optional;
import postrider.post.EntryId;
import postrider.post.Post;
import postrider.post.PostId;
import postrider.source.Hash;

/**
 * A post's variant in one letter of an edition.
 *
 * @param language the letter's; @param contentHash of the variant when the letter was composed
 */
record UsedVariant(String language, PostId post, EntryId entry, Hash contentHash) {
    /** The same variant as it is public now. */
    Optional<Post> in(PublicPosts posts) {
        return posts.find(post)
                .flatMap(found -> found.variants().stream()
                        .filter(variant -> variant.id().equals(entry))
                        .findFirst());
    }
}

package postrider.post;

/** A file that a reading met: a post that was understood, or one in doubt. */
sealed interface PostSeen permits Post, HeldPost {
    EntryId id();
}

package postrider.post;

/** A post's permanent names: that of its variant, and that of the post in any language. */
record Ids(EntryId entry, PostId post) {}

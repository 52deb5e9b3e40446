package postrider.markdown;

import postrider.post.MediaFile;

/** A file beside the post that its text shows or links to. @param url absolute; @param name relative to the post's folder */
public record UsedMedia(String name, String url, MediaFile file) {}

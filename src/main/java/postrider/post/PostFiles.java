package postrider.post;

import java.util.Optional;

/** What else lies in the posts folder: what a post's links and pictures are looked up in. Never leaves that folder. */
public interface PostFiles {
    /** @param path relative to the posts folder, dots resolved; exact in letter case. Empty: missing, a folder, or outside */
    Optional<MediaFile> media(String path);

    /** The route of the post that this file is. @param path as above. Empty: no post */
    Optional<String> route(String path);

    /** No file at all: for tests and for text that is not of a post. */
    static PostFiles none() {
        return new PostFiles() {
            @Override
            public Optional<MediaFile> media(String path) {
                return Optional.empty();
            }

            @Override
            public Optional<String> route(String path) {
                return Optional.empty();
            }
        };
    }
}

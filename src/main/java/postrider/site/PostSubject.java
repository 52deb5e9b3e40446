package postrider.site;

import java.util.List;
import java.util.Optional;
import postrider.markdown.RenderedPost;

/** What a post's page shows. @param before published before it; @param after after it; @param variants in its languages, itself among them */
record PostSubject(RenderedPost post, Optional<PostLink> before, Optional<PostLink> after, List<PostLink> variants) {}

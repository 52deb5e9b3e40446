package postrider.site;

import java.util.List;
import postrider.markdown.RenderedPost;

/** What the index shows. */
record IndexSubject(List<RenderedPost> posts) {}

package postrider.site;

import postrider.markdown.RenderedPost;

/** What one page shows of another post to lead to it. @param url absolute; @param route below the site's address */
record PostLink(String title, String route, String url, String language) {
    static PostLink to(RenderedPost post) {
        return new PostLink(
                post.post().title(),
                post.post().route(),
                post.url(),
                post.post().language());
    }
}
